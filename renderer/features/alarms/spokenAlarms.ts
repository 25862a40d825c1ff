import { priorities, type Alarm, type Priority } from '#contract/alarm';

/** What came and is to be said: by its priority or its rule, the most urgent last so that it stays. */
export function newcomersToSay(
  alarms: readonly Alarm[],
  known: ReadonlySet<string>,
  spoken: readonly Priority[],
  isFlood: boolean,
): Alarm[] {
  return alarms
    .filter(({ alarmId, response }) => response === 'waiting' && !known.has(alarmId))
    .filter(({ priority, ruling }) => spoken.includes(priority) || ruling.isSpoken)
    .filter(({ priority }) => !isFlood || priority === 'critical')
    .sort((a, b) => priorities.indexOf(b.priority) - priorities.indexOf(a.priority));
}
