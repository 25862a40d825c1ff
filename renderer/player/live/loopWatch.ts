/** Loops of this length are looked for. */
const shortestMs = 1500;
const longestMs = 120_000;
/** So much must come again exactly before a short loop is called one: chance repeats a piece. */
const leastRepeatedMs = 6000;
/** A scene without any change repeats itself too, and is not a loop. */
const fewestDistinct = 6;
const distinctShare = 0.15;
const mostCandidates = 8;
const historyMs = longestMs + 10_000;

interface Candidate {
  /** Pictures between a picture and its repeat. */
  lag: number;
  matched: number;
  sinceMs: number;
}

/**
 * Tells a recording that is played again and again. No sensor makes the same coded picture twice;
 * so every picture gets a mark from its bytes, and a whole period of the same marks in the same
 * order is a loop. Begun at key pictures, because a loop begins there.
 */
export class LoopWatch {
  #marks: number[] = [];
  #times: number[] = [];
  /** Index of the first mark kept; indices go on for ever. */
  #dropped = 0;
  readonly #lastKey = new Map<number, number>();
  #candidates: Candidate[] = [];
  #isLooping = false;

  /** One coded picture, in order. True while what comes is a repeat. */
  take(mark: number, isKey: boolean, atMs: number): boolean {
    const index = this.#dropped + this.#marks.length;
    this.#marks.push(mark);
    this.#times.push(atMs);
    this.#follow(mark, index);
    if (isKey) {
      this.#begin(mark, index, atMs);
      this.#forget(atMs);
      this.#isLooping = this.#candidates.some((one) => this.#isLoop(one, index, atMs));
    } else if (this.#candidates.length === 0) this.#isLooping = false;
    return this.#isLooping;
  }

  #follow(mark: number, index: number): void {
    if (this.#candidates.length === 0) return;
    this.#candidates = this.#candidates.filter((one) => {
      one.matched += 1;
      return this.#markAt(index - one.lag) === mark;
    });
  }

  #begin(mark: number, index: number, atMs: number): void {
    const before = this.#lastKey.get(mark);
    this.#lastKey.set(mark, index);
    if (before === undefined || this.#candidates.length >= mostCandidates) return;
    const lag = index - before;
    const periodMs = atMs - (this.#timeAt(before) ?? -Infinity);
    if (periodMs < shortestMs || periodMs > longestMs) return;
    if (this.#candidates.some((one) => one.lag === lag)) return;
    this.#candidates.push({ lag, matched: 1, sinceMs: atMs });
  }

  #isLoop({ lag, matched, sinceMs }: Candidate, index: number, atMs: number): boolean {
    if (matched < lag || atMs - sinceMs < leastRepeatedMs) return false;
    if (this.#isLooping) return true;
    const distinct = new Set<number>();
    for (let at = index - lag + 1; at <= index; at += 1) distinct.add(this.#markAt(at) ?? 0);
    return distinct.size >= Math.max(fewestDistinct, distinctShare * lag);
  }

  #forget(atMs: number): void {
    const kept = this.#times.findIndex((time) => time >= atMs - historyMs);
    if (kept <= 0) return;
    this.#marks = this.#marks.slice(kept);
    this.#times = this.#times.slice(kept);
    this.#dropped += kept;
    for (const [mark, index] of this.#lastKey) {
      if (index < this.#dropped) this.#lastKey.delete(mark);
    }
  }

  #markAt(index: number): number | undefined {
    return this.#marks[index - this.#dropped];
  }

  #timeAt(index: number): number | undefined {
    return this.#times[index - this.#dropped];
  }
}

const looked = 24;

/** A number that two coded pictures share only when they are the same picture. */
export function markOf(bytes: Uint8Array): number {
  let hash = 2_166_136_261 ^ bytes.length;
  const step = Math.max(1, Math.floor(bytes.length / looked));
  for (let at = 0; at < bytes.length; at += step) {
    hash = Math.imul(hash ^ (bytes[at] ?? 0), 16_777_619);
  }
  for (let at = Math.max(0, bytes.length - looked); at < bytes.length; at += 1) {
    hash = Math.imul(hash ^ (bytes[at] ?? 0), 16_777_619);
  }
  return hash >>> 0;
}
