import type { Alarm } from '#contract/alarm';
import type { AlarmId } from '#contract/ids';

/** An alarm as the ledger holds it; windows are told the count of its repeats, not each. */
export interface OpenAlarm extends Alarm {
  /** Further alarms of the same source and kind that came while it was open; answered with it. */
  readonly repeatIds: readonly AlarmId[];
}

const told = new WeakMap<OpenAlarm, Alarm>();

/** What windows are told of it; the same object for the same alarm. */
export const toldAlarm = (alarm: OpenAlarm): Alarm => {
  const known = told.get(alarm);
  if (known !== undefined) return known;
  const { repeatIds: _repeatIds, ...shown } = alarm;
  told.set(alarm, shown);
  return shown;
};
