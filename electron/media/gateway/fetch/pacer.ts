const minuteS = 60;
/** A wall that has just grown asks more than the minute tells. */
const latelyS = 10;
/** A server that is back is asked no more than so much oftener than before it went. */
const ratio = 1.95;
/** Counted over a little more than a second: requests may draw together on their way. */
const windowMs = 1_020;
/** Within a second the first ones follow each other so much faster than they would evenly. */
const haste = 3;
/** A wall that hardly asked anything may still come back at that pace. */
const leastPerSecond = 4;
const pacedMs = 30_000;
/** A mean over less time says little. */
const leastMeanS = 5;
/** Nobody waits longer for its turn. */
const longestWaitMs = 8_000;

/**
 * Decides when a request may go to a server that has just come back, so that its return is not its
 * next fall. It holds no clock: every call brings the time.
 */
export class Pacer {
  /** Requests of each of the last sixty seconds; `#second` is the newest. */
  readonly #counts = new Array<number>(minuteS).fill(0);
  #second = 0;
  #firstSecond: number | undefined;
  #perSecond = leastPerSecond;
  #untilMs = 0;
  /** The last turns given, as many as may go in a second. */
  #turns: number[] = [];

  /** A request goes. */
  note(nowMs: number): void {
    const second = Math.floor(nowMs / 1_000);
    this.#turn(second);
    this.#firstSecond ??= second;
    const at = second % minuteS;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }

  /**
   * Usual requests a second, the running second left out: those of the last seconds, or where that
   * is more, of the minute. There a burst, such as a whole wall that starts, counts for nothing.
   */
  mean(nowMs: number): number {
    this.#turn(Math.floor(nowMs / 1_000));
    const known = Math.min(this.#second - (this.#firstSecond ?? this.#second), minuteS - 1);
    const stretches: number[] = [];
    for (let from = 1; from + latelyS - 1 <= known; from += latelyS) {
      stretches.push(this.#sum(from, latelyS) / latelyS);
    }
    const lately = Math.min(known, latelyS);
    const newest = this.#sum(1, lately) / Math.max(lately, leastMeanS);
    return Math.max(newest, lowerMedian(stretches));
  }

  /** From now on at most `ratio` times `mean` requests go in any second; tells how many. */
  begin(mean: number, nowMs: number): number {
    this.#perSecond = Math.max(Math.floor(mean * ratio), leastPerSecond);
    this.#untilMs = nowMs + pacedMs;
    // The one that found the server back was the first.
    this.#turns = [nowMs];
    return this.#perSecond;
  }

  /** Takes the next turn: how long to wait for it; undefined when that would be too long. */
  takeTurn(nowMs: number): number | undefined {
    if (nowMs >= this.#untilMs) return 0;
    const turns = this.#turns;
    const apartMs = windowMs / this.#perSecond / haste;
    const full = turns.length < this.#perSecond ? -Infinity : (turns[0] ?? -Infinity);
    const turnMs = Math.max(nowMs, (turns.at(-1) ?? -Infinity) + apartMs, full + windowMs);
    if (turnMs - nowMs > longestWaitMs) return undefined;
    turns.push(turnMs);
    if (turns.length > this.#perSecond) turns.shift();
    return turnMs - nowMs;
  }

  #sum(from: number, seconds: number): number {
    let sum = 0;
    for (let n = from; n < from + seconds; n += 1) {
      sum += this.#counts[(this.#second - n + minuteS) % minuteS] ?? 0;
    }
    return sum;
  }

  #turn(second: number): void {
    const passed = second - this.#second;
    if (passed <= 0) return;
    for (let n = 1; n <= Math.min(passed, minuteS); n += 1) {
      this.#counts[(this.#second + n) % minuteS] = 0;
    }
    this.#second = second;
  }
}

const lowerMedian = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
};
