import { priorities, type Alarm } from '#contract/alarm';
import type { AlarmId } from '#contract/ids';
import type { OpenAlarm } from './openAlarm';

/** The alarms that are open now, found by their own ids and by those of their repeats. */
export class OpenAlarms {
  #alarms: ReadonlyMap<AlarmId, OpenAlarm> = new Map();
  /** Repeats, by their own ids. */
  readonly #firsts = new Map<AlarmId, AlarmId>();

  /** In the order in which they were given. */
  all(): OpenAlarm[] {
    return [...this.#alarms.values()];
  }

  /** The alarm of that id, or the one that it repeats. */
  get(alarmId: AlarmId): OpenAlarm | undefined {
    return this.#alarms.get(alarmId) ?? this.#alarms.get(this.#firsts.get(alarmId) ?? alarmId);
  }

  /** The alarm that begins with that one. */
  first(alarmId: AlarmId): OpenAlarm | undefined {
    return this.#alarms.get(alarmId);
  }

  /**
   * These are open from now on. The answer: those on the list of the open ones that were not
   * before, or not as urgent. What costs is what changed, for thousands may be open.
   */
  replace(alarms: readonly OpenAlarm[]): OpenAlarm[] {
    const changed = alarms.filter((alarm) => this.#alarms.get(alarm.alarmId) !== alarm);
    const raised = changed.filter((alarm) => this.#isRaised(alarm));
    const before = this.#alarms;
    this.#alarms = new Map(alarms.map((alarm) => [alarm.alarmId, alarm]));
    for (const [alarmId, old] of before) {
      const now = this.#alarms.get(alarmId);
      if (now !== old && !isContinued(old, now)) this.#forgetRepeats(old);
    }
    for (const alarm of changed) {
      const old = before.get(alarm.alarmId);
      const known = isContinued(old, alarm) ? (old?.repeatIds.length ?? 0) : 0;
      for (const one of alarm.repeatIds.slice(known)) this.#firsts.set(one, alarm.alarmId);
    }
    return raised;
  }

  #isRaised(alarm: OpenAlarm): boolean {
    if (alarm.aside !== null) return false;
    const isNews = (alarmId: AlarmId): boolean => {
      const known = this.get(alarmId);
      return known?.aside !== null || isMoreUrgent(alarm, known);
    };
    // Most often the alarm itself answers it.
    return isNews(alarm.alarmId) && alarm.repeatIds.every(isNews);
  }

  #forgetRepeats({ alarmId, repeatIds }: OpenAlarm): void {
    for (const one of repeatIds) {
      if (this.#firsts.get(one) === alarmId) this.#firsts.delete(one);
    }
  }
}

/** Most often one more repeat came: all the others are filed. */
const isContinued = (old: OpenAlarm | undefined, now: OpenAlarm | undefined): boolean =>
  old !== undefined &&
  now !== undefined &&
  now.repeatIds.length >= old.repeatIds.length &&
  old.repeatIds.every((one, at) => now.repeatIds[at] === one);

const isMoreUrgent = (a: Alarm, b: Alarm): boolean =>
  priorities.indexOf(a.priority) < priorities.indexOf(b.priority);
