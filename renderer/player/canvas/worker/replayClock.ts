/** Where a replay is: runs at a rate between the ends of what there is. */
export class ReplayClock {
  #atMs: number;
  #rate: number;
  #passedAtMs: number | undefined;

  constructor(atMs: number, rate: number) {
    this.#atMs = atMs;
    this.#rate = rate;
  }

  get atMs(): number {
    return this.#atMs;
  }

  get rate(): number {
    return this.#rate;
  }

  set rate(value: number) {
    this.#rate = value;
  }

  jumpTo(atMs: number): void {
    this.#atMs = atMs;
  }

  /** Time passes; it neither runs ahead of the first picture nor past the last. */
  advance(nowMs: number, firstMs: number, lastMs: number): void {
    const passedMs = this.#passedAtMs === undefined ? 0 : Math.max(0, nowMs - this.#passedAtMs);
    this.#passedAtMs = nowMs;
    this.#atMs = Math.min(lastMs, Math.max(firstMs, this.#atMs + passedMs * this.#rate));
  }
}
