import { priorities, type Alarm } from '#contract/alarm';
import type { AlarmId } from '#contract/ids';

const isMoreUrgent = (a: Alarm, b: Alarm): boolean =>
  priorities.indexOf(a.priority) < priorities.indexOf(b.priority);

/** Those on the list of the open ones that were not before, or not as urgent. */
export const raisedAmong = (
  alarms: readonly Alarm[],
  before: (alarmId: AlarmId) => Alarm | undefined,
): Alarm[] =>
  alarms.filter((alarm) => {
    if (alarm.aside !== null) return false;
    const known = [alarm.alarmId, ...alarm.repeatIds]
      .map(before)
      .filter((one) => one?.aside === null);
    return known.every((one) => one === undefined || isMoreUrgent(alarm, one));
  });
