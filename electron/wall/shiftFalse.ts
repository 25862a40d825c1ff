import type { AlarmReport } from '#contract/alarm';
import type { Incident } from '#contract/incident';
import type { ShiftReport } from '#contract/shiftReport';
import { countBy } from './shiftFigures';
import type { Shift } from './shiftTimes';

type Share = ShiftReport['falseShares'][number];

/** Cases with a verdict that were closed in the shift, by type. */
export const falseShares = (
  alarms: readonly AlarmReport[],
  incidents: readonly Incident[],
  { fromMs, toMs }: Shift,
): Share[] => {
  const judged = incidents.filter(
    ({ verdict, closedAtMs, mergedInto }) =>
      verdict !== null &&
      mergedInto === null &&
      closedAtMs !== null &&
      closedAtMs >= fromMs &&
      closedAtMs < toMs,
  );
  return countBy<AlarmReport | Incident>([...alarms, ...judged], ({ kind }) => kind).map(
    ({ first: { kind, what } }) => {
      const ofIt = judged.filter((one) => one.kind === kind);
      const falseOnes = ofIt.filter(({ verdict }) => verdict === 'false').length;
      return {
        name: what,
        alarms: alarms.filter((one) => one.kind === kind).length,
        judged: ofIt.length,
        false: falseOnes,
        share: ofIt.length === 0 ? null : falseOnes / ofIt.length,
      };
    },
  );
};
