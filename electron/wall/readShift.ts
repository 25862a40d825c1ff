import type { NodeId } from '#contract/ids';
import type { ShiftReport } from '#contract/shiftReport';
import type { Alarm } from '#contract/alarm';
import type { AlarmRules } from '#contract/alarmRules';
import type { ClockPort, JournalPort } from './ports';
import { shiftReport } from './shiftReport';
import { shiftOf } from './shiftTimes';

/** A case may have been opened so long before the shift in which it was assessed or closed. */
const casesBackMs = 7 * 86_400_000;
const mostAlarms = 20_000;
const mostIncidents = 5_000;

interface Sources {
  clock: ClockPort;
  journal: JournalPort;
  rules: AlarmRules;
  /** All that are held now. */
  alarms: readonly Alarm[];
  isInside: (nodeId: NodeId | null) => boolean;
}

/** The report of the present shift, or of one so many before it. */
export const readShift = async (
  { clock, journal, rules, alarms, isInside }: Sources,
  back: number,
): Promise<ShiftReport> => {
  const nowMs = clock.now();
  const shift = shiftOf(nowMs, rules.shiftStarts, back);
  const { fromMs, toMs } = shift;
  const [began, cases] = await Promise.all([
    journal.alarmsBetween(fromMs, toMs, mostAlarms),
    journal.incidentsBetween(fromMs - casesBackMs, toMs, mostIncidents),
  ]);
  const rows = {
    alarms: began.filter(({ nodeId }) => isInside(nodeId)),
    incidents: cases.filter(({ nodeId }) => isInside(nodeId)),
    actions: journal.actionsBetween(fromMs, toMs),
    open: alarms.filter(({ nodeId }) => isInside(nodeId)),
    isCut: began.length >= mostAlarms || cases.length >= mostIncidents,
  };
  return shiftReport(shift, rows, rules, nowMs);
};
