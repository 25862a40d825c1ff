import { priorities, type AlarmReport } from '#contract/alarm';
import { choiceTerm, folded, termsOf } from './searchTerms';

/** So many alarms may begin in one millisecond and keep their order; a double holds such ids. */
const idsPerMs = 2_048;
/** No camera warns of the future, and no journal reaches back so far. */
const aheadMs = 5 * 60_000;
const behindMs = 10 * 366 * 86_400_000;
const maxWords = 600;

/** The first row id of that time. */
export const idAt = (atMs: number): number => Math.round(atMs) * idsPerMs;

/** When an alarm began, as far as it can be believed; else when it came. */
export const believedMs = (raisedAtMs: number, nowMs: number): number =>
  raisedAtMs > nowMs + aheadMs || raisedAtMs < nowMs - behindMs ? nowMs : raisedAtMs;

/** Everything that people may look for. */
export const wordsOf = (report: AlarmReport): string => {
  const { what, place, description, kind, cameraId } = report;
  const camera = cameraId === null ? '' : cameraId.slice(cameraId.indexOf(':') + 1);
  const all = [what.zh, what.en, place.zh, place.en, kind, camera, description.zh, description.en];
  return folded([...new Set(all)].filter((one) => one !== '').join(' ')).slice(0, maxWords);
};

export const priorityTerm = (priority: AlarmReport['priority']): string =>
  choiceTerm('p', priority);
export const kindTerm = (kind: string): string => choiceTerm('k', kind);
export const nodeTerm = (nodeId: string): string => choiceTerm('n', nodeId);

export const priorityRank = (priority: AlarmReport['priority']): number =>
  priorities.indexOf(priority);

/** What the full-text index holds of an alarm. */
export const indexedOf = (report: AlarmReport, words: string): string =>
  [
    ...termsOf(words),
    priorityTerm(report.priority),
    kindTerm(report.kind),
    ...(report.nodeId === null ? [] : [nodeTerm(report.nodeId)]),
  ].join(' ');

export const rounded = (atMs: number | null): number | null =>
  atMs === null ? null : Math.round(atMs);
