const manyDeaths = 3;
const manyWithinMs = 30_000;

/** Counts deaths of the graphics process and says when they are too many to be passed over. */
export class GraphicsRecord {
  #diedMs: number[] = [];

  /** True when this death makes three in thirty seconds. */
  died(nowMs: number): boolean {
    this.#diedMs = [...this.#diedMs, nowMs].filter((atMs) => nowMs - atMs < manyWithinMs);
    return this.#diedMs.length >= manyDeaths;
  }
}
