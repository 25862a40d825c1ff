const minuteS = 60;
/** A server that is back is asked no more than so much oftener than before it went. */
const ratio = 1.8;
/** A wall that hardly asked anything may still come back at that pace. */
const leastPerSecond = 4;
const pacedMs = 60_000;
/** A mean over less time says little. */
const leastMeanS = 5;

/**
 * Decides when a request may go to a server that has just come back, so that its return is not its
 * next fall. It holds no clock: every call brings the time.
 */
export class Pacer {
  /** Requests of each of the last sixty seconds; `#second` is the newest. */
  readonly #counts = new Array<number>(minuteS).fill(0);
  #second = 0;
  #firstSecond: number | undefined;
  #limit = Number.POSITIVE_INFINITY;
  #untilMs = 0;
  /** Requests of the last second, while it is paced. */
  #recent: number[] = [];

  /** A request goes. */
  note(nowMs: number): void {
    const second = Math.floor(nowMs / 1_000);
    this.#turn(second);
    this.#firstSecond ??= second;
    const at = second % minuteS;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    if (nowMs < this.#untilMs) this.#recent.push(nowMs);
  }

  /** Requests a second over the last minute, the running second left out. */
  mean(nowMs: number): number {
    const second = Math.floor(nowMs / 1_000);
    this.#turn(second);
    const running = this.#counts[second % minuteS] ?? 0;
    const sum = this.#counts.reduce((all, count) => all + count, 0) - running;
    const knownS = Math.min(second - (this.#firstSecond ?? second), minuteS - 1);
    return sum / Math.max(knownS, leastMeanS);
  }

  /** From now on at most `ratio` times `mean` requests go in any second; tells how many. */
  begin(mean: number, nowMs: number): number {
    this.#limit = Math.max(Math.floor(mean * ratio), leastPerSecond);
    this.#untilMs = nowMs + pacedMs;
    this.#recent = [];
    return this.#limit;
  }

  /** How long the next request must wait; 0 when it may go. */
  waitMs(nowMs: number): number {
    if (nowMs >= this.#untilMs) {
      this.#recent = [];
      return 0;
    }
    this.#recent = this.#recent.filter((atMs) => nowMs - atMs < 1_000);
    const first = this.#recent[this.#recent.length - this.#limit];
    return first === undefined ? 0 : Math.max(first + 1_000 - nowMs, 1);
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
