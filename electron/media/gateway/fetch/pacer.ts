const minuteS = 60;
/** A wall that has just grown asks more than the minute tells. */
const latelyS = 10;
/** A server that is back is asked no more than so much oftener than before it went. */
const ratio = 1.8;
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
  #gapMs = 0;
  #untilMs = 0;
  #nextMs = 0;

  /** A request goes. */
  note(nowMs: number): void {
    const second = Math.floor(nowMs / 1_000);
    this.#turn(second);
    this.#firstSecond ??= second;
    const at = second % minuteS;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }

  /** Requests a second over the last minute or lately, the running second left out. */
  mean(nowMs: number): number {
    this.#turn(Math.floor(nowMs / 1_000));
    return Math.max(this.#meanOver(minuteS - 1), this.#meanOver(latelyS));
  }

  /** From now on at most `ratio` times `mean` requests go in any second; tells how many. */
  begin(mean: number, nowMs: number): number {
    const perSecond = Math.max(Math.floor(mean * ratio), leastPerSecond);
    this.#gapMs = 1_000 / perSecond;
    this.#untilMs = nowMs + pacedMs;
    this.#nextMs = nowMs;
    return perSecond;
  }

  /** Takes the next turn: how long to wait for it; undefined when that would be too long. */
  takeTurn(nowMs: number): number | undefined {
    if (nowMs >= this.#untilMs) return 0;
    const turnMs = Math.max(this.#nextMs, nowMs);
    if (turnMs - nowMs > longestWaitMs) return undefined;
    this.#nextMs = turnMs + this.#gapMs;
    return turnMs - nowMs;
  }

  #meanOver(seconds: number): number {
    const known = Math.min(this.#second - (this.#firstSecond ?? this.#second), seconds);
    let sum = 0;
    for (let n = 1; n <= known; n += 1) {
      sum += this.#counts[(this.#second - n + minuteS) % minuteS] ?? 0;
    }
    return sum / Math.max(known, leastMeanS);
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
