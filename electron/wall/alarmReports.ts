import type { AlarmReport } from '#contract/alarm';
import type { AlarmId, PlatformId } from '#contract/ids';
import type { Fault } from '#contract/outcome';
import { LatestReports } from './latestReports';
import { repeatPoint } from './mergeRepeats';
import { platformIdOf } from './platformIds';
import type { ClockPort } from './ports';

/** The newest word of a platform about one alarm; another object when anything of it changes. */
export interface HeldAlarm {
  readonly report: AlarmReport;
  /** Why the platform refused our last answer. */
  readonly refusal: Fault | null;
  /** When this station learned it. */
  readonly learnedAtMs: number;
  /** Not reported as cleared: the platform's full list no longer names it. */
  readonly isPresumed: boolean;
}

/** A time that lies ahead is taken for the present: a clock that is wrong must not hide a change. */
const notAhead = (atMs: number | null, nowMs: number): number | null =>
  atMs === null ? null : Math.min(atMs, nowMs);

/** Clocks differ by a little, and that little keeps the order of what one platform tells. */
const toleratedMs = 60_000;
const notFarAhead = (atMs: number, nowMs: number): number =>
  atMs > nowMs + toleratedMs ? nowMs : atMs;

interface HeldPoint {
  readonly held: Map<AlarmId, HeldAlarm>;
  /** Made anew when it is asked for after a change. */
  list: readonly HeldAlarm[] | undefined;
}

/** What the platforms say: the newest report of each alarm, in whatever order they came. */
export class AlarmReports {
  readonly #clock: ClockPort;
  readonly #points = new Map<string, HeldPoint>();
  readonly #held = new Map<AlarmId, HeldAlarm>();
  readonly #latest = new LatestReports<AlarmId>();

  constructor(deps: { clock: ClockPort }) {
    this.#clock = deps.clock;
  }

  /** False for old news. A full list may repeat an edition that we presumed cleared. */
  take(report: AlarmReport, isFull: boolean): boolean {
    const edition = { bornAtMs: report.raisedAtMs, version: report.version };
    const isOfSameBirth = this.#latest.bornAtMs(report.alarmId) === report.raisedAtMs;
    const isRepeat = isFull && this.#latest.isSame(report.alarmId, edition);
    if (!isRepeat && !this.#latest.isNews(report.alarmId, edition)) return false;
    const held = this.#held.get(report.alarmId);
    const isOver = report.condition === 'cleared' && report.acknowledgement !== null;
    if (isRepeat && held === undefined && isOver) return false;
    const learnedAtMs = this.#clock.now();
    const known = isOfSameBirth ? held?.report.raisedAtMs : undefined;
    this.#hold(report.alarmId, {
      report: {
        ...report,
        raisedAtMs: known ?? notFarAhead(report.raisedAtMs, learnedAtMs),
        lastAtMs: notFarAhead(report.lastAtMs, learnedAtMs),
        clearedAtMs: notAhead(report.clearedAtMs, learnedAtMs),
      },
      refusal: held?.refusal ?? null,
      learnedAtMs,
      isPresumed: false,
    });
    return true;
  }

  /** The full list of a platform does not name these: they are presumed cleared. */
  clearMissing(platformId: PlatformId, listed: readonly AlarmReport[]): void {
    const listedIds = new Set(listed.map((report) => report.alarmId));
    for (const [alarmId, held] of this.#held) {
      const isMissing = platformIdOf(alarmId) === platformId && !listedIds.has(alarmId);
      if (!isMissing || held.report.condition === 'cleared') continue;
      const clearedAtMs = this.#clock.now();
      const report: AlarmReport = { ...held.report, condition: 'cleared', clearedAtMs };
      this.#hold(alarmId, { ...held, report, isPresumed: true });
    }
  }

  get(alarmId: AlarmId): HeldAlarm | undefined {
    return this.#held.get(alarmId);
  }

  /** What the platform made of our last answer; null while there is no refusal. */
  refuse(alarmId: AlarmId, refusal: Fault | null): void {
    const held = this.#held.get(alarmId);
    if (held !== undefined && held.refusal !== refusal) {
      this.#hold(alarmId, { ...held, refusal });
    }
  }

  /** What may be repeats of each other, together; the same lists while nothing of them changes. */
  points(): (readonly HeldAlarm[])[] {
    return [...this.#points.values()].map((point) => (point.list ??= [...point.held.values()]));
  }

  /** Something that is not in the report changed for this alarm: an answer is on its way. */
  touch(alarmId: AlarmId): void {
    const held = this.#held.get(alarmId);
    const point = held === undefined ? undefined : this.#points.get(repeatPoint(held.report));
    if (point !== undefined) point.list = undefined;
  }

  /** These are over; old news of them cannot bring them back. */
  drop(over: readonly HeldAlarm[]): void {
    if (over.length === 0) return;
    for (const { report } of over) this.#letGo(report.alarmId);
    this.#latest.trim((alarmId) => this.#held.has(alarmId), this.#held.size);
  }

  /** The platform was taken out. */
  forget(platformId: PlatformId): void {
    for (const alarmId of [...this.#held.keys()]) {
      if (platformIdOf(alarmId) !== platformId) continue;
      this.#letGo(alarmId);
      this.#latest.forget(alarmId);
    }
  }

  #hold(alarmId: AlarmId, held: HeldAlarm): void {
    const key = repeatPoint(held.report);
    const before = this.#held.get(alarmId);
    if (before !== undefined && repeatPoint(before.report) !== key) this.#letGo(alarmId);
    this.#held.set(alarmId, held);
    const point = this.#points.get(key) ?? { held: new Map(), list: undefined };
    point.held.set(alarmId, held);
    point.list = undefined;
    this.#points.set(key, point);
  }

  #letGo(alarmId: AlarmId): void {
    const held = this.#held.get(alarmId);
    if (held === undefined) return;
    this.#held.delete(alarmId);
    const key = repeatPoint(held.report);
    const point = this.#points.get(key);
    point?.held.delete(alarmId);
    if (point === undefined) return;
    point.list = undefined;
    if (point.held.size === 0) this.#points.delete(key);
  }
}
