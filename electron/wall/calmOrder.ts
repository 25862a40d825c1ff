import { priorities } from '#contract/alarm';
import type { IncidentId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { calmLimits } from './tileCalm';

/** What a list of cases remembers, so that it is read in peace. */
export interface ListMemory {
  ids: readonly IncidentId[];
  /** When rows last changed places. */
  sortedAtMs: number;
}

/** The list as it stands, and when time alone will change it. */
export interface CalmList extends ListMemory {
  nextAtMs: number | null;
}

/** Most urgent first, then the oldest. */
export const byNeed = (a: Incident, b: Incident): number =>
  priorities.indexOf(a.priority) - priorities.indexOf(b.priority) ||
  a.reportedAtMs - b.reportedAtMs ||
  (a.incidentId < b.incidentId ? -1 : 1);

/**
 * The order in which a wall lists cases. What is over leaves at once and what is new comes at the
 * end at once; rows change places no more often than a tile may, sooner only when a Critical case
 * would come first.
 */
export const calmOrder = (
  before: ListMemory | undefined,
  wanted: readonly Incident[],
  nowMs: number,
): CalmList => {
  const sorted = wanted.map(({ incidentId }) => incidentId);
  if (before === undefined) return { ids: sorted, sortedAtMs: nowMs, nextAtMs: null };
  const known = new Set(before.ids);
  const open = new Set(sorted);
  const calm = [
    ...before.ids.filter((id) => open.has(id)),
    ...sorted.filter((id) => !known.has(id)),
  ];
  if (calm.every((id, at) => id === sorted[at])) {
    return { ids: calm, sortedAtMs: before.sortedAtMs, nextAtMs: null };
  }
  const first = wanted.find((one, at) => one.incidentId !== calm[at]);
  const restMs = first?.priority === 'critical' ? calmLimits.criticalDwellMs : calmLimits.dwellMs;
  const nextAtMs = before.sortedAtMs + restMs;
  return nowMs < nextAtMs
    ? { ids: calm, sortedAtMs: before.sortedAtMs, nextAtMs }
    : { ids: sorted, sortedAtMs: nowMs, nextAtMs: null };
};
