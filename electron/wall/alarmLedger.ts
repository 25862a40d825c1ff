import type { Actor } from '#contract/actor';
import type { Alarm, AlarmReport } from '#contract/alarm';
import type { AlarmRules } from '#contract/alarmRules';
import type { AlarmId, PlatformId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { AlarmOrders } from './alarmOrders';
import { pointOf } from './alarmPoint';
import { AlarmReports } from './alarmReports';
import { AnswerDesk } from './answerDesk';
import { deriveAlarms, newMemory } from './deriveAlarms';
import type { ClockPort, EventNews, IdPort, JournalPort, PlatformPort } from './ports';
import type { OpenAlarm } from './openAlarm';
import { OpenAlarms } from './openAlarms';
import { noAreas, type RuleAreas } from './ruleAreas';
import { isReportSeen } from './seenReport';
import { reuse } from '#contract/reuse';
import { Signal } from './signal';

interface AlarmLedgerDeps {
  clock: ClockPort;
  ids: IdPort;
  journal: JournalPort;
  orders: AlarmOrders;
  rules(): AlarmRules;
  /** Where alarms lie in the tree; left out: nobody knows. */
  areas?(): RuleAreas;
  platformOf(platformId: PlatformId): PlatformPort | undefined;
}

/**
 * Every open alarm. The platform's word (condition) and ours (response) are kept apart; an alarm
 * leaves when it is cleared and acknowledged, whichever came first.
 */
export class AlarmLedger {
  readonly #deps: AlarmLedgerDeps;
  readonly #orders: AlarmOrders;
  readonly #reports: AlarmReports;
  readonly #answers: AnswerDesk;
  readonly #changed = new Signal<null>();
  readonly #raised = new Signal<Alarm>();
  readonly onAlarmsChanged = this.#changed.on;
  /** An alarm that was not on the list of the open ones before, or not as urgent. */
  readonly onAlarmRaised = this.#raised.on;
  readonly #forgetOrders: () => void;
  readonly #memory = newMemory();
  readonly #open = new OpenAlarms();
  /** Alarms as they were derived, and what they are shown as. */
  readonly #shown = new WeakMap<OpenAlarm, OpenAlarm>();
  #pending: ReadonlySet<AlarmId> = new Set();
  #cancelNext: () => void = () => undefined;
  #isStopped = false;

  constructor(deps: AlarmLedgerDeps) {
    this.#deps = deps;
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
        this.#reports.refuse(alarmId, refusal);
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
  open(): OpenAlarm[] {
    return this.all().filter((alarm) => alarm.aside === null);
  }

  /** The same with what was put aside. */
  all(): OpenAlarm[] {
    return this.#open.all();
  }

  /** The alarm of that id, or the one that it repeats. */
  alarm(alarmId: AlarmId): OpenAlarm | undefined {
    return this.#open.get(alarmId);
  }

  /**
   * "This officer has seen this alarm." Pending until the platform says so; a passing failure is
   * told and the answer goes out again by itself, any other makes the alarm wait anew.
   */
  async acknowledge(alarmId: AlarmId, actor: Actor, note?: string): Promise<Outcome<null>> {
    const alarm = this.alarm(alarmId);
    if (alarm === undefined) return failure('alarm/unknown');
    if (alarm.response === 'acknowledged') return success(null);
    const unseen = [alarm.alarmId, ...alarm.repeatIds].filter((one) => !this.#isSeen(one));
    for (const one of unseen) this.#reports.refuse(one, null);
    const sent = unseen.map((one) => this.#answers.give(one, actor, note));
    this.#renew();
    const said = await Promise.all(sent);
    return said.find((one) => !one.ok) ?? success(null);
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

  /** The rules of the site changed, or the tree that they name. */
  rulesChanged(): void {
    this.#renew();
  }

  /** Ends the waiting for further attempts; what is undelivered stays in the journal. */
  stop(): void {
    this.#isStopped = true;
    this.#forgetOrders();
    this.#cancelNext();
    this.#answers.stop();
  }

  #take(report: AlarmReport, isFull: boolean): boolean {
    if (!this.#reports.take(report, isFull)) return false;
    if (this.#isSeen(report.alarmId)) this.#answers.drop(report.alarmId);
    return true;
  }

  #isSeen(alarmId: AlarmId): boolean {
    const report = this.#reports.get(alarmId)?.report;
    return report === undefined || isReportSeen(report, this.#orders);
  }

  /** Makes anew what is shown, and tells it. Alarms that did not change stay the same objects. */
  #renew(): void {
    this.#lookAtAnswers();
    const { alarms, over, nextAtMs } = deriveAlarms(
      {
        points: this.#reports.points(),
        isPending: (alarmId) => this.#pending.has(alarmId),
        orders: this.#orders,
        rules: this.#deps.rules(),
        areas: this.#deps.areas?.() ?? noAreas,
        nowMs: this.#deps.clock.now(),
      },
      this.#memory,
    );
    const raised = this.#open.replace(alarms.map((alarm) => this.#shownOnce(alarm)));
    this.#reports.drop(over);
    this.#planNext(nextAtMs);
    this.#changed.emit(null);
    for (const alarm of raised) this.#raised.emit(alarm);
    this.#orders.cleared(clearedPoints(alarms, over));
  }

  /** Parts that did not change stay the same objects; what was compared once is not compared again. */
  #shownOnce(alarm: OpenAlarm): OpenAlarm {
    const shown = this.#shown.get(alarm) ?? reuse(this.#open.first(alarm.alarmId), alarm);
    this.#shown.set(alarm, shown);
    return shown;
  }

  /** What is on its way, or no longer, makes alarms other than their reports say. */
  #lookAtAnswers(): void {
    const pending = new Set(this.#answers.pending());
    for (const alarmId of pending) if (!this.#pending.has(alarmId)) this.#reports.touch(alarmId);
    for (const alarmId of this.#pending) if (!pending.has(alarmId)) this.#reports.touch(alarmId);
    this.#pending = pending;
  }

  #planNext(nextAtMs: number): void {
    const { clock } = this.#deps;
    this.#cancelNext();
    if (this.#isStopped || !Number.isFinite(nextAtMs)) return;
    this.#cancelNext = clock.after(Math.max(1, nextAtMs - clock.now()), () => {
      this.#renew();
    });
  }
}

/** Points that have cleared alarms and no active one. */
const clearedPoints = (
  alarms: readonly Alarm[],
  over: readonly { report: AlarmReport }[],
): ReadonlySet<string> => {
  const points = (condition: Alarm['condition']): string[] =>
    alarms.filter((alarm) => alarm.condition === condition).map(pointOf);
  const cleared = [...points('cleared'), ...over.map(({ report }) => pointOf(report))];
  if (cleared.length === 0) return new Set();
  const active = new Set(points('active'));
  return new Set(cleared.filter((point) => !active.has(point)));
};
