import { priorities, type Alarm } from '#contract/alarm';
import type { AlarmId } from '#contract/ids';

type Alarms = Record<AlarmId, Alarm>;

/** As many as a page folds in well before its next frame is due. */
const mostAtOnce = 150;

/**
 * `now`, as far as a window may be told at once. When more alarms than that changed, those that
 * are new or stand otherwise come first, the most urgent ahead; then those that only came again,
 * in turn. The others stay as they were `before`; what went is gone at once.
 */
export const fewAlarms = (before: Alarms, now: Alarms): Alarms => {
  if (before === now) return now;
  const changed = Object.values(now).filter((alarm) => before[alarm.alarmId] !== alarm);
  if (changed.length <= mostAtOnce) return now;
  const waiting = changed.map((alarm) => waitingOf(before[alarm.alarmId], alarm));
  const told = waiting.sort(byTurn).slice(0, mostAtOnce);
  const tellable = new Set(told.map(({ alarm }) => alarm));
  return Object.fromEntries(
    Object.values(now).flatMap((alarm) => {
      const shown = tellable.has(alarm) ? alarm : before[alarm.alarmId];
      return shown === undefined ? [] : [[alarm.alarmId, shown]];
    }),
  );
};

interface Waiting {
  readonly alarm: Alarm;
  /** Smaller comes first. */
  readonly rank: number;
  /** Up to when the window has heard of it. */
  readonly heardMs: number;
}

const waitingOf = (known: Alarm | undefined, alarm: Alarm): Waiting => ({
  alarm,
  rank:
    known !== undefined && standsAlike(known, alarm)
      ? priorities.length
      : priorities.indexOf(alarm.priority),
  heardMs: known?.lastAtMs ?? 0,
});

const standsAlike = (a: Alarm, b: Alarm): boolean =>
  a.response === b.response &&
  a.condition === b.condition &&
  a.priority === b.priority &&
  a.aside === b.aside &&
  a.refusal === b.refusal;

const byTurn = (a: Waiting, b: Waiting): number =>
  a.rank - b.rank || a.heardMs - b.heardMs || (a.alarm.alarmId < b.alarm.alarmId ? -1 : 1);
