const kept = 120;
const fewest = 8;
/** Noise below this cannot be told from a coder that codes the same picture again. */
const weakest = 0.15;
const share = 0.4;
const highestLimit = 0.1;

/** How noisy a camera's quiet parts are: the low end of the last two minutes. */
export class NoiseFloor {
  /** Change that counts as new while the noise is not known. */
  static readonly unknownLimit = 0.1;
  readonly #levels = new Float32Array(kept);
  readonly #sorted = new Float32Array(kept);
  #count = 0;
  #limit: number | undefined;

  get sampleCount(): number {
    return this.#count;
  }

  learn(background: number): void {
    this.#levels[this.#count % kept] = background;
    this.#count += 1;
    const filled = Math.min(this.#count, kept);
    this.#sorted.set(this.#levels);
    const sorted = this.#sorted.subarray(0, filled).sort();
    const low = sorted[Math.floor(filled / 10)] ?? 0;
    const isKnown = filled >= fewest && low >= weakest;
    this.#limit = isKnown ? Math.min(highestLimit, share * low) : undefined;
  }

  /** Less change than this in the quiet parts is no change; undefined when noise cannot tell. */
  limit(): number | undefined {
    return this.#limit;
  }
}
