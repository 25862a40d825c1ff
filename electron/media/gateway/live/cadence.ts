/** After a question that was too early: soon again once, then four a second at most. */
const stepsMs = { first: 100, further: 250 } as const;
/** Never two questions closer than that after something new was found. */
const leastMs = 200;
/** How far the moment of publishing may wander from segment to segment without being noticed. */
const wanderMs = 1;
/** Known that well, the moment is not looked at more closely: a miss costs more than it gains. */
const knownMs = 60;
/** Asked that much after the moment that is known to be late enough. */
const safetyMs = 8;
/** How much earlier it is tried each time while the moment is not known well. */
const creepMs = 40;

/**
 * When a classic playlist is asked for again. The moment at which a server publishes a segment is
 * learnt from when it was there and when it was not yet, so that most questions are answered with
 * something new, and soon after it is there.
 */
export class Cadence {
  /** The newest segment was published between these two. */
  #low = 0;
  #high = 0;
  #askedAtMs = 0;
  #durationMs = 0;
  #targetMs = 0;
  #misses = 0;
  #isFirst = true;

  /**
   * The first look at a playlist.
   *
   * @param newestEndMs wall clock of the newest segment's end, null when the playlist has no clock
   */
  begin(nowMs: number, durationMs: number, targetMs: number, newestEndMs: number | null): void {
    this.#note(nowMs, durationMs, targetMs);
    this.#isFirst = true;
    this.#high = nowMs;
    this.#low = nowMs - durationMs;
    // A source whose clock goes right cannot have published a segment before its end.
    if (newestEndMs !== null && newestEndMs <= nowMs && newestEndMs > this.#low) {
      this.#low = newestEndMs;
    }
  }

  /** Asked at `askedAtMs`, the playlist held `segments` new segments. */
  found(askedAtMs: number, segments: number, durationMs: number, targetMs: number): void {
    const passedMs = this.#durationMs * segments;
    const missedAtMs = this.#misses > 0 ? this.#askedAtMs : -Infinity;
    this.#low = Math.min(Math.max(this.#low + passedMs - wanderMs, missedAtMs), askedAtMs);
    const high = Math.min(this.#high + passedMs + wanderMs, askedAtMs);
    this.#high = high < this.#low ? askedAtMs : high;
    this.#isFirst = false;
    this.#note(askedAtMs, durationMs, targetMs);
  }

  /**
   * Nobody looked for a while. The moments of publishing go on as they were; the look at
   * `askedAtMs` is to find `segments` of them.
   */
  takeUp(askedAtMs: number, segments: number): void {
    const passed = Math.floor((askedAtMs - this.#high) / Math.max(this.#durationMs, leastMs));
    const passedMs = Math.max(passed - segments, 0) * this.#durationMs;
    this.#low += passedMs;
    this.#high += passedMs;
    this.#misses = 0;
  }

  /** Asked at `askedAtMs`, the playlist had not grown. */
  missed(askedAtMs: number): void {
    this.#misses += 1;
    this.#askedAtMs = askedAtMs;
  }

  /** How long from `nowMs` to the next question. */
  waitMs(nowMs: number): number {
    const latest = this.#askedAtMs + Math.max(this.#targetMs, leastMs);
    return Math.max(0, Math.min(this.#dueAtMs(), latest) - nowMs);
  }

  #note(askedAtMs: number, durationMs: number, targetMs: number): void {
    this.#misses = 0;
    this.#askedAtMs = askedAtMs;
    this.#durationMs = Math.max(durationMs, leastMs);
    this.#targetMs = targetMs;
  }

  #dueAtMs(): number {
    if (this.#misses > 0) {
      return this.#askedAtMs + (this.#misses === 1 ? stepsMs.first : stepsMs.further);
    }
    const low = this.#low + this.#durationMs;
    const high = this.#high + this.#durationMs;
    const isKnown = high - low <= knownMs;
    const due = this.#isFirst ? low : isKnown ? high : high - creepMs;
    return Math.max(due + safetyMs, this.#askedAtMs + leastMs);
  }
}
