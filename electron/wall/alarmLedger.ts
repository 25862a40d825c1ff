import type { Actor } from '#contract/actor';
import type { Alarm, AlarmReport } from '#contract/alarm';
import type { AlarmId, PlatformId } from '#contract/ids';
import { failure, success, type Fault, type Outcome } from '#contract/outcome';
import { AnswerDesk } from './answerDesk';
import { LatestReports } from './latestReports';
import { platformIdOf } from './platformIds';
import type { Answer, ClockPort, EventNews, IdPort, JournalPort, PlatformPort } from './ports';
import { Signal } from './signal';

interface AlarmLedgerDeps {
  clock: ClockPort;
  ids: IdPort;
  journal: JournalPort;
  platformOf(platformId: PlatformId): PlatformPort | undefined;
}

interface HeldAlarm {
  report: AlarmReport;
  refusal: Fault | null;
}

/**
 * Every open alarm. The platform's word (condition) and ours (response) are kept apart; an alarm
 * leaves when it is cleared and acknowledged, whichever came first.
 */
export class AlarmLedger {
  readonly #clock: ClockPort;
  readonly #held = new Map<AlarmId, HeldAlarm>();
  readonly #views = new Map<AlarmId, Alarm>();
  readonly #latest = new LatestReports<AlarmId>();
  readonly #answers: AnswerDesk;
  readonly #changed = new Signal<null>();
  readonly #raised = new Signal<Alarm>();
  readonly onAlarmsChanged = this.#changed.on;
  /** An alarm that the station did not hold before. */
  readonly onAlarmRaised = this.#raised.on;

  constructor(deps: AlarmLedgerDeps) {
    this.#clock = deps.clock;
    this.#answers = new AnswerDesk({
      ...deps,
      confirmed: (report) => {
        this.#take(report, false);
        this.#finish([report.alarmId]);
      },
      settled: (alarmId, refusal) => {
        const held = this.#held.get(alarmId);
        if (held !== undefined) held.refusal = refusal;
        this.#finish([alarmId]);
      },
    });
  }

  /** Takes up the answers that a former run could not deliver. */
  restore(): void {
    this.#answers.restore();
  }

  /** Repeats and late comers change nothing. */
  apply(platformId: PlatformId, news: EventNews): void {
    const touched = new Set<AlarmId>();
    for (const report of news.alarms) {
      if (this.#take(report, news.isFull)) touched.add(report.alarmId);
    }
    if (news.isFull) {
      for (const alarmId of this.#clearMissing(platformId, news.alarms)) touched.add(alarmId);
    }
    this.#finish([...touched]);
  }

  /** Open alarms, oldest first: active, or cleared and not yet acknowledged. */
  open(): Alarm[] {
    return [...this.#views.values()].sort(byAge);
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
    const held = this.#held.get(alarmId);
    if (held !== undefined) held.refusal = null;
    const sent = this.#answers.give(alarmId, actor, note);
    this.#finish([alarmId]);
    return sent;
  }

  /** The platform works again: answers that could not be delivered go out. */
  platformLive(platformId: PlatformId): void {
    this.#answers.sendAll(platformId);
  }

  /** The platform was taken out. Undelivered answers stay: it may be put back. */
  forget(platformId: PlatformId): void {
    for (const alarmId of [...this.#held.keys()]) {
      if (platformIdOf(alarmId) !== platformId) continue;
      this.#held.delete(alarmId);
      this.#views.delete(alarmId);
      this.#latest.forget(alarmId);
    }
    this.#changed.emit(null);
  }

  /** Ends the waiting for further attempts; what is undelivered stays in the journal. */
  stop(): void {
    this.#answers.stop();
  }

  /** False for old news. A full list may repeat an edition that we presumed cleared. */
  #take(report: AlarmReport, isFull: boolean): boolean {
    const edition = { bornAtMs: report.raisedAtMs, version: report.version };
    const isRepeat = isFull && this.#latest.isSame(report.alarmId, edition);
    if (!isRepeat && !this.#latest.isNews(report.alarmId, edition)) return false;
    const held = this.#held.get(report.alarmId);
    if (isRepeat && held === undefined && isOver(report)) return false;
    this.#held.set(report.alarmId, { report, refusal: held?.refusal ?? null });
    if (report.acknowledgement !== null) this.#answers.drop(report.alarmId);
    return true;
  }

  #clearMissing(platformId: PlatformId, listed: readonly AlarmReport[]): AlarmId[] {
    const listedIds = new Set(listed.map((report) => report.alarmId));
    const missing: AlarmId[] = [];
    for (const [alarmId, held] of this.#held) {
      const isMissing = platformIdOf(alarmId) === platformId && !listedIds.has(alarmId);
      if (!isMissing || held.report.condition === 'cleared') continue;
      held.report = { ...held.report, condition: 'cleared', clearedAtMs: this.#clock.now() };
      missing.push(alarmId);
    }
    return missing;
  }

  /** Renews what is shown of these alarms and tells it. */
  #finish(alarmIds: readonly AlarmId[]): void {
    const raised: Alarm[] = [];
    for (const alarmId of alarmIds) {
      const held = this.#held.get(alarmId);
      if (held === undefined) continue;
      if (isOver(held.report)) {
        this.#held.delete(alarmId);
        this.#views.delete(alarmId);
        continue;
      }
      const view = viewOf(held, this.#answers.pending(alarmId));
      if (!this.#views.has(alarmId)) raised.push(view);
      this.#views.set(alarmId, view);
    }
    this.#latest.trim((alarmId) => this.#held.has(alarmId));
    if (alarmIds.length > 0) this.#changed.emit(null);
    for (const alarm of raised) this.#raised.emit(alarm);
  }
}

const byAge = (a: Alarm, b: Alarm): number =>
  a.raisedAtMs - b.raisedAtMs || (a.alarmId < b.alarmId ? -1 : 1);

const isOver = (report: AlarmReport): boolean =>
  report.condition === 'cleared' && report.acknowledgement !== null;

const viewOf = (held: HeldAlarm, pending: Answer | undefined): Alarm => {
  const { version: _version, ...shown } = held.report;
  const isAcknowledged = shown.acknowledgement !== null;
  const response = isAcknowledged ? 'acknowledged' : pending === undefined ? 'waiting' : 'pending';
  return { ...shown, response, refusal: isAcknowledged ? null : held.refusal };
};
