import type { FeedAbout } from '#contract/feed';

import { LagHistory } from './lagHistory';

/** Where a picture stands after an advance of the clock. */
export interface Pace {
  /** Place on the timeline that is due. */
  positionMs: number;
  /** A correction that was too large for the rate; 0 for none. */
  jumpedByMs: number;
  /** Nothing is left to be shown. */
  isDry: boolean;
}

/** What the transport may cost above its hold-back or its two target durations (ux.md). */
const allowance = { classicMs: 300, lowLatencyMs: 150 } as const;
/** Time to decode and to meet a tick. */
const marginMs = 60;
/** Low latency aims a little below, so that half a picture and a tick stay within the allowance. */
const lowLatencyReserveMs = 50;
const rates = { slowest: 0.95, fastest: 1.1, perSecond: 0.25, deadbandMs: 15 } as const;
const jumpBeyondMs = 1_000;
const cushion = { growMs: 60, largestMs: 180, quietMs: 30_000, shrinkPerSecond: 2 } as const;
/** Until it is said otherwise. */
const unknown = { targetDurationMs: 2_000, holdBackMs: 3_000, isLowLatency: false };
/** A clock that jumps (a machine that slept) is not played through. */
const longestAdvanceMs = 1_000;
const backlogMs = 500;

/**
 * Decides which moment of a stream is shown when: at a steady delay behind the source, corrected by
 * the rate when little is wrong and by a jump when much is. All times come from the caller.
 */
export class Pacer {
  readonly #lags = new LagHistory();
  #about: Pick<FeedAbout, 'targetDurationMs' | 'holdBackMs' | 'isLowLatency'> = unknown;
  #positionMs: number | undefined;
  #newestMs = -Infinity;
  #newestEndMs = -Infinity;
  /** Source clock minus place on the timeline. */
  #anchorMs = 0;
  #advancedAtMs = 0;
  #firstArrivalMs: number | undefined;
  #cushionMs = 0;
  #wentDryAtMs = -Infinity;
  #isDry = false;

  /** The stream says what it is. */
  learn(about: FeedAbout): void {
    this.#about = about;
  }

  /** A sample has come. */
  arrived(
    sample: { mediaMs: number; durationMs: number; pictureAtMs: number },
    nowMs: number,
  ): void {
    this.#firstArrivalMs ??= nowMs;
    const isBacklog = nowMs - this.#firstArrivalMs < backlogMs;
    this.#lags.arrived(sample.pictureAtMs, nowMs, isBacklog);
    if (sample.mediaMs < this.#newestMs) return;
    this.#newestMs = sample.mediaMs;
    this.#newestEndMs = sample.mediaMs + sample.durationMs;
    this.#anchorMs = sample.pictureAtMs - sample.mediaMs;
  }

  /** The wall clock was set: what came before is measured by the new one. */
  clockSet(byMs: number): void {
    this.#lags.clockSet(byMs);
    this.#advancedAtMs += byMs;
    this.#wentDryAtMs += byMs;
    if (this.#firstArrivalMs !== undefined) this.#firstArrivalMs += byMs;
  }

  /** The first picture is shown. */
  startAt(mediaMs: number, nowMs: number): void {
    this.#positionMs = mediaMs;
    this.#advancedAtMs = nowMs;
  }

  /** After an outage a start is chosen anew; what is known of the network stays. */
  restart(): void {
    this.#positionMs = undefined;
    this.#firstArrivalMs = undefined;
    this.#isDry = false;
  }

  /** What the transport allows. */
  get allowedMs(): number {
    const { isLowLatency, holdBackMs, targetDurationMs } = this.#about;
    return isLowLatency
      ? holdBackMs + allowance.lowLatencyMs
      : 2 * targetDurationMs + allowance.classicMs;
  }

  /** The delay that is aimed at. */
  get targetMs(): number {
    const { isLowLatency, holdBackMs, targetDurationMs } = this.#about;
    const base = isLowLatency
      ? Math.max(holdBackMs - lowLatencyReserveMs, 50)
      : Math.max(2 * targetDurationMs, Math.min(holdBackMs, this.allowedMs));
    const needed = (this.#lags.worstMs ?? 0) + marginMs;
    // A source that is always later than its transport allows is shown late, and the tile says so.
    if (needed > this.allowedMs) return needed;
    return Math.min(this.allowedMs - marginMs, Math.max(base, needed) + this.#cushionMs);
  }

  /** The least delay at which a start is safe. */
  get floorMs(): number {
    const { isLowLatency, holdBackMs } = this.#about;
    return isLowLatency ? this.targetMs * 0.75 : Math.min(holdBackMs, this.targetMs);
  }

  /** How late the given place would be shown now. */
  delayOf(mediaMs: number, nowMs: number): number {
    return nowMs - this.#lags.skewMs - (mediaMs + this.#anchorMs);
  }

  /** Milliseconds that are here and not shown yet. */
  get bufferedMs(): number {
    if (this.#positionMs === undefined || this.#newestEndMs === -Infinity) return 0;
    return Math.max(0, this.#newestEndMs - this.#positionMs);
  }

  /** The place that is due now; undefined before the start. */
  advance(nowMs: number): Pace | undefined {
    if (this.#positionMs === undefined) return undefined;
    const passedMs = Math.min(Math.max(nowMs - this.#advancedAtMs, 0), longestAdvanceMs);
    this.#advancedAtMs = nowMs;
    this.#shrink(nowMs, passedMs);
    const errorMs = this.delayOf(this.#positionMs, nowMs) - passedMs - this.targetMs;
    const jumpedByMs = this.#jump(errorMs);
    this.#positionMs += jumpedByMs === 0 ? passedMs * rateFor(errorMs) : 0;
    this.#stopAtTheEnd(nowMs);
    return { positionMs: this.#positionMs, jumpedByMs, isDry: this.#isDry };
  }

  #jump(errorMs: number): number {
    if (errorMs <= jumpBeyondMs || this.#positionMs === undefined) return 0;
    // only as far as there are pictures; the rest is waited for
    const byMs = Math.min(errorMs, this.#newestMs - this.#positionMs);
    if (byMs <= jumpBeyondMs / 2) return 0;
    this.#positionMs += byMs;
    return Math.round(byMs);
  }

  #stopAtTheEnd(nowMs: number): void {
    const isDry = this.#positionMs !== undefined && this.#positionMs >= this.#newestEndMs;
    if (isDry) this.#positionMs = this.#newestEndMs;
    if (isDry && !this.#isDry) this.#goDry(nowMs);
    this.#isDry = isDry;
  }

  #goDry(nowMs: number): void {
    this.#wentDryAtMs = nowMs;
    this.#cushionMs = Math.min(cushion.largestMs, this.#cushionMs + cushion.growMs);
  }

  #shrink(nowMs: number, passedMs: number): void {
    if (nowMs - this.#wentDryAtMs < cushion.quietMs) return;
    this.#cushionMs = Math.max(0, this.#cushionMs - (passedMs / 1000) * cushion.shrinkPerSecond);
  }
}

const rateFor = (errorMs: number): number => {
  if (Math.abs(errorMs) < rates.deadbandMs) return 1;
  const wanted = 1 + (errorMs / 1000) * rates.perSecond;
  return Math.min(rates.fastest, Math.max(rates.slowest, wanted));
};
