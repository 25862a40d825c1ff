import {
  procedureEnd,
  type Procedure,
  type ProcedureRun,
  type ProcedureStep,
  type RunStep,
  type StepEntry,
  type StepResult,
} from '#contract/procedure';

/** Where an entry comes from: our own that the platform has not confirmed, or its timeline. */
export interface KnownEntry extends StepEntry {
  isPending: boolean;
}

/** How far a procedure is. The first who dealt with a step did it; what came later changes nothing. */
export const runOf = (procedure: Procedure, entries: readonly KnownEntry[]): ProcedureRun => {
  const first = firstEntries(procedure, entries);
  const steps: RunStep[] = [];
  let step: ProcedureStep | undefined = procedure.steps[0];
  while (step !== undefined) {
    const entry = first.get(step.stepId);
    if (entry === undefined || !fits(step, entry.result)) break;
    steps.push(dealtWith(step, entry));
    step = after(procedure, step, entry.result);
  }
  return {
    procedureId: procedure.procedureId,
    name: procedure.name,
    steps: [...steps, ...toCome(procedure, step)],
    answers: (step?.answers ?? []).map(({ answerId, text }) => ({ answerId, text })),
    isOver: step === undefined,
  };
};

/** The step that is to be dealt with; undefined when it is over. */
export const currentStep = (
  procedure: Procedure,
  entries: readonly KnownEntry[],
): ProcedureStep | undefined => {
  const current = runOf(procedure, entries).steps.find(({ state }) => state === 'current');
  return procedure.steps.find(({ stepId }) => stepId === current?.stepId);
};

/** Whether that can be done with that step: a question wants one of its answers. */
export const fits = ({ answers }: ProcedureStep, result: StepResult): boolean => {
  if (result.kind === 'skipped') return true;
  if (result.kind === 'done') return answers === undefined;
  return answers?.some(({ answerId }) => answerId === result.answerId) === true;
};

const firstEntries = (
  { procedureId }: Procedure,
  entries: readonly KnownEntry[],
): ReadonlyMap<string, KnownEntry> => {
  const first = new Map<string, KnownEntry>();
  for (const entry of [...entries].sort((a, b) => a.atMs - b.atMs || bySource(a, b))) {
    if (entry.procedureId === procedureId && !first.has(entry.stepId)) {
      first.set(entry.stepId, entry);
    }
  }
  return first;
};

/** Of the same moment, what the platform has stands. */
const bySource = (a: KnownEntry, b: KnownEntry): number =>
  Number(a.isPending) - Number(b.isPending);

const after = (
  { steps }: Procedure,
  step: ProcedureStep,
  result: StepResult,
): ProcedureStep | undefined => {
  const answer =
    result.kind === 'answered'
      ? step.answers?.find(({ answerId }) => answerId === result.answerId)
      : undefined;
  const next = result.kind === 'answered' ? answer?.next : step.next;
  if (next === procedureEnd) return undefined;
  return next === undefined
    ? steps[steps.indexOf(step) + 1]
    : steps.find(({ stepId }) => stepId === next);
};

const dealtWith = (step: ProcedureStep, entry: KnownEntry): RunStep => {
  const { result, by, atMs, isPending } = entry;
  const answerId = result.kind === 'answered' ? result.answerId : null;
  return {
    stepId: step.stepId,
    text: step.text,
    state: result.kind === 'skipped' ? 'skipped' : 'done',
    answer: step.answers?.find((answer) => answer.answerId === answerId)?.text ?? null,
    reason: result.kind === 'skipped' ? result.reason : '',
    ...{ by, atMs, isPending },
  };
};

/** The current step and what follows it up to the next question: beyond that nobody knows. */
const toCome = (procedure: Procedure, current: ProcedureStep | undefined): RunStep[] => {
  const steps: RunStep[] = [];
  let step = current;
  while (step !== undefined) {
    const { stepId, text } = step;
    const state = step === current ? 'current' : 'to-come';
    const open = { answer: null, reason: '', by: '', atMs: null, isPending: false };
    steps.push({ stepId, text, state, ...open });
    step = step.answers === undefined ? after(procedure, step, { kind: 'done' }) : undefined;
  }
  return steps;
};
