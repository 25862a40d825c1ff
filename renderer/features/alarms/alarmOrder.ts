import { priorities, type Alarm, type Priority } from '#contract/alarm';

/** The open ones, most urgent first, newest first within a priority; ids settle what is left. */
export function orderAlarms(alarms: Readonly<Record<string, Alarm>>): Alarm[] {
  return Object.values(alarms)
    .filter((alarm) => alarm.aside === null)
    .sort(
      (a, b) =>
        priorities.indexOf(a.priority) - priorities.indexOf(b.priority) ||
        b.raisedAtMs - a.raisedAtMs ||
        (a.alarmId < b.alarmId ? -1 : 1),
    );
}

/** Nobody has said "seen", or the platform has not confirmed it yet. */
export const isUnacknowledged = (alarm: Alarm): boolean => alarm.response !== 'acknowledged';

/** The next unacknowledged alarm after the focused one, highest first, round again at the end. */
export function nextUnacknowledged(
  ordered: readonly Alarm[],
  focusedId: string | null,
): Alarm | undefined {
  const waiting = ordered.filter((alarm) => alarm.response === 'waiting');
  const at = waiting.findIndex((alarm) => alarm.alarmId === focusedId);
  return waiting[(at + 1) % Math.max(1, waiting.length)];
}

/** How many are unacknowledged, by priority. */
export function countWaiting(alarms: readonly Alarm[]): Record<Priority, number> {
  const counts: Record<Priority, number> = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const alarm of alarms) if (isUnacknowledged(alarm)) counts[alarm.priority] += 1;
  return counts;
}
