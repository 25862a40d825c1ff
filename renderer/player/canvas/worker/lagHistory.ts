/** Samples that arrive closer together than this came in one answer. */
const sameBatchMs = 30;
const remembered = 40;
/** A clock that was set, not a slow network. */
const clockStepMs = 10_000;
/** A machine next to ours is rarely ahead by more. */
const mostAheadMs = 500;
/** Whose pictures are older than this when they come has another clock than ours. */
const mostBehindMs = 15_000;
/** How old the newest picture of a source is taken to be when its clock tells nothing. */
const assumedLagMs = 300;

interface Batch {
  worstMs: number;
  bestMs: number;
}

/**
 * How late pictures come: what the network and the cutting into segments cost. It also finds
 * clocks that are not ours, so that a camera a day ahead plays like any other.
 */
export class LagHistory {
  #batches: Batch[] = [];
  #lastArrivalMs = -Infinity;
  #skewMs = 0;
  #worstMs: number | undefined;

  /** The source's clock against ours, as far as pacing cares; 0 for a clock that can be trusted. */
  get skewMs(): number {
    return this.#skewMs;
  }

  /** The age at which nine of ten answers are here in full; undefined before the first. */
  get worstMs(): number | undefined {
    return this.#worstMs;
  }

  /** A picture has come. What was waiting for us when we came tells the best lag only. */
  arrived(pictureAtMs: number, nowMs: number, isBacklog: boolean): void {
    const lagMs = nowMs - pictureAtMs;
    const last = this.#batches.at(-1);
    const isSame = last !== undefined && nowMs - this.#lastArrivalMs < sameBatchMs;
    this.#lastArrivalMs = nowMs;
    if (last !== undefined && Math.abs(lagMs - last.bestMs) > clockStepMs) this.#batches = [];
    if (isSame && this.#batches.length > 0) {
      last.bestMs = Math.min(last.bestMs, lagMs);
      if (!isBacklog) last.worstMs = Math.max(last.worstMs, lagMs);
    } else {
      this.#batches.push({ bestMs: lagMs, worstMs: isBacklog ? -Infinity : lagMs });
      if (this.#batches.length > remembered) this.#batches.shift();
    }
    this.#conclude();
  }

  /** The wall clock was set by so much. */
  clockSet(byMs: number): void {
    this.#lastArrivalMs += byMs;
    for (const batch of this.#batches) {
      batch.bestMs += byMs;
      batch.worstMs += byMs;
    }
    if (this.#batches.length > 0) this.#conclude();
  }

  #conclude(): void {
    const best = this.#batches.reduce((least, { bestMs }) => Math.min(least, bestMs), Infinity);
    const isOurs = best >= -mostAheadMs && best <= mostBehindMs;
    this.#skewMs = isOurs ? 0 : best - assumedLagMs;
    const worst = this.#batches
      .map(({ worstMs }) => worstMs)
      .filter((lag) => lag !== -Infinity)
      .sort((a, b) => a - b);
    const at = worst[Math.floor((worst.length - 1) * 0.9)];
    this.#worstMs = at === undefined ? undefined : at - this.#skewMs;
  }
}
