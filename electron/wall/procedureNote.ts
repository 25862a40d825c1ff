import type { TimelineEntry } from '#contract/incident';
import { stepEntrySchema, type ProcedureStep, type StepEntry } from '#contract/procedure';

/**
 * A step in the timeline of its case: readable for people, and for other stations, which know by it
 * how far the procedure is. `[SOP procedure#step done] words`, `skipped`, or `=answer`.
 */
const pattern = /^\[SOP ([a-z0-9-]{1,40})#([a-z0-9-]{1,40}) (done|skipped|=[a-z0-9-]{1,40})\] /;
const beforeReason = '｜';

/** The note of a step that was dealt with. */
export const noteOf = (entry: StepEntry, { text, answers }: ProcedureStep): string => {
  const { procedureId, stepId, result } = entry;
  const answerId = result.kind === 'answered' ? result.answerId : null;
  const answer = answers?.find((one) => one.answerId === answerId)?.text;
  const mark = answerId === null ? result.kind : `=${answerId}`;
  const said = answer === undefined ? '' : ` · ${answer.zh} / ${answer.en}`;
  const reason = result.kind === 'skipped' ? `${beforeReason}${result.reason}` : '';
  return `[SOP ${procedureId}#${stepId} ${mark}] ${text.zh} / ${text.en}${said}${reason}`;
};

/** What a line of a timeline says about a procedure; undefined when it says nothing. */
export const entryOf = ({ text, by, atMs }: TimelineEntry): StepEntry | undefined => {
  const words = text.zh.slice(0, 600);
  const found = pattern.exec(words);
  if (found === null) return undefined;
  const [, procedureId, stepId, mark = ''] = found;
  const reason = words.slice(words.indexOf(beforeReason) + 1).slice(0, 200);
  const result =
    mark === 'done'
      ? { kind: 'done' }
      : mark === 'skipped'
        ? { kind: 'skipped', reason }
        : { kind: 'answered', answerId: mark.slice(1) };
  const parsed = stepEntrySchema.safeParse({ procedureId, stepId, result, by, atMs });
  return parsed.success ? parsed.data : undefined;
};
