import type { Actor } from '#contract/actor';
import type { Alarm, AlarmReport } from '#contract/alarm';
import type { AlarmId, PlatformId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { AlarmOrders } from './alarmOrders';
import { pointOf } from './alarmPoint';
import { AlarmReports } from './alarmReports';
import { AnswerDesk } from './answerDesk';
import { deriveAlarms } from './deriveAlarms';
import type { ClockPort, EventNews, IdPort, JournalPort, PlatformPort } from './ports';
import { reuse } from './reuse';
import { Signal } from './signal';

interface AlarmLedgerDeps {
  clock: ClockPort;
  ids: IdPort;
  journal: JournalPort;
  orders: AlarmOrders;
  platformOf(platformId: PlatformId): PlatformPort | undefined;
}

/**
 * Every open alarm. The platform's word (condition) and ours (response) are kept apart; an alarm
 * leaves when it is cleared and acknowledged, whichever came first.
 */
export class AlarmLedger {
  readonly #orders: AlarmOrders;
  readonly #reports: AlarmReports;
  readonly #answers: AnswerDesk;
  readonly #changed = new Signal<null>();
  readonly #raised = new Signal<Alarm>();
  readonly onAlarmsChanged = this.#changed.on;
  /** An alarm that was not on the list of the open ones before: new, or back from a shelf. */
  readonly onAlarmRaised = this.#raised.on;
  readonly #forgetOrders: () => void;
  #views: ReadonlyMap<AlarmId, Alarm> = new Map();

  constructor(deps: AlarmLedgerDeps) {
    this.#orders = deps.orders;
    this.#reports = new AlarmReports(deps);
    this.#forgetOrders = deps.orders.onOrdersChanged(() => {
      this.#renew();
    });
    this.#answers = new AnswerDesk({
      ...deps,
      confirmed: (report) => {
        this.#take(report, false);
        this.#orders.seen(pointOf(report));
        this.#renew();
      },
      settled: (alarmId, refusal) => {
        const held = this.#reports.get(alarmId);
        if (held !== undefined) held.refusal = refusal;
        this.#renew();
      },
    });
  }

  /** Takes up the answers that a former run could not deliver. */
  restore(): void {
    this.#answers.restore();
  }

  /** Repeats and late comers change nothing. */
  apply(platformId: PlatformId, news: EventNews): void {
    const taken = news.alarms.filter((report) => this.#take(report, news.isFull));
    if (news.isFull) this.#reports.clearMissing(platformId, news.alarms);
    if (news.isFull || taken.length > 0) this.#renew();
  }

  /** Open alarms, oldest first: active, or cleared and not yet acknowledged; none put aside. */
  open(): Alarm[] {
    return this.all().filter((alarm) => alarm.aside === null);
  }

  /** The same with what was put aside. */
  all(): Alarm[] {
    return [...this.#views.values()];
  }

  alarm(alarmId: AlarmId): Alarm | undefined {
    return this.#views.get(alarmId);
  }

  /**
   * "This officer has seen this alarm." Pending until the platform says so; a passing failure is
   * told and the answer goes out again by itself, any other makes the alarm wait anew.
   */
  async acknowledge(alarmId: AlarmId, actor: Actor, note?: string): Promise<Outcome<null>> {
    const alarm = this.#views.get(alarmId);
    if (alarm === undefined) return failure('alarm/unknown');
    if (alarm.response === 'acknowledged') return success(null);
    const held = this.#reports.get(alarmId);
    if (held !== undefined) held.refusal = null;
    const sent = this.#answers.give(alarmId, actor, note);
    this.#renew();
    return sent;
  }

  /** The platform works again: answers that could not be delivered go out. */
  platformLive(platformId: PlatformId): void {
    this.#answers.sendAll(platformId);
  }

  /** The platform was taken out. Undelivered answers stay: it may be put back. */
  forget(platformId: PlatformId): void {
    this.#reports.forget(platformId);
    this.#renew();
  }

  /** Ends the waiting for further attempts; what is undelivered stays in the journal. */
  stop(): void {
    this.#forgetOrders();
    this.#answers.stop();
  }

  #take(report: AlarmReport, isFull: boolean): boolean {
    if (!this.#reports.take(report, isFull)) return false;
    const seen = report.acknowledgement;
    const returnedAtMs = this.#orders.returnedAtMs(pointOf(report)) ?? 0;
    if (seen !== null && seen.atMs >= returnedAtMs) this.#answers.drop(report.alarmId);
    return true;
  }

  /** Makes anew what is shown, and tells it. Alarms that did not change stay the same objects. */
  #renew(): void {
    const before = this.#views;
    const { alarms, over } = deriveAlarms({
      held: this.#reports.all(),
      isPending: (alarmId) => this.#answers.pending(alarmId) !== undefined,
      orders: this.#orders,
    });
    this.#views = new Map(
      alarms.map((alarm) => [alarm.alarmId, reuse(before.get(alarm.alarmId), alarm)]),
    );
    this.#reports.drop(over.map(({ alarmId }) => alarmId));
    this.#changed.emit(null);
    for (const alarm of alarms) {
      const wasOpen = before.get(alarm.alarmId)?.aside === null;
      if (alarm.aside === null && !wasOpen) this.#raised.emit(alarm);
    }
    this.#orders.cleared(clearedPoints(this.#reports.all(), over));
  }
}

/** Points that have cleared alarms and no active one. */
const clearedPoints = (
  held: readonly { report: AlarmReport }[],
  over: readonly AlarmReport[],
): ReadonlySet<string> => {
  const reports = [...held.map(({ report }) => report), ...over];
  const active = reports.filter(({ condition }) => condition === 'active').map(pointOf);
  const cleared = reports.filter(({ condition }) => condition === 'cleared').map(pointOf);
  const isActive = new Set(active);
  return new Set(cleared.filter((point) => !isActive.has(point)));
};
