import type { Outcome } from '#contract/outcome';

/** What passes news on is made with. */
export interface FrigateNewsParts {
  /** A review changed. */
  onReview: (review: unknown) => void;
  /** Reads the list of all that is open; whoever is not in it is over. */
  readList: () => Promise<Outcome<null>>;
}

const mostWaiting = 1_000;

/**
 * Reviews come over several ways, and none of them tells what was missed: on each return of one
 * the list is read. What any of them brings meanwhile waits; told before an older list, it would
 * be taken for over.
 */
export class FrigateNews {
  readonly #parts: FrigateNewsParts;
  #waiting: unknown[] = [];
  /** So many there was no room for. */
  #leftOut = 0;
  #readings = 0;
  #reading: Promise<unknown> = Promise.resolve();

  constructor(parts: FrigateNewsParts) {
    this.#parts = parts;
  }

  take(review: unknown): void {
    if (this.#readings === 0) this.#parts.onReview(review);
    else if (this.#waiting.length < mostWaiting) this.#waiting.push(review);
    else this.#leftOut += 1;
  }

  /** One reading after the other: each begins when whoever asks for it is already listening. */
  readList(): Promise<Outcome<null>> {
    this.#readings += 1;
    const read = this.#reading.then(() => this.#read());
    this.#reading = read;
    return read;
  }

  async #read(): Promise<Outcome<null>> {
    const before = this.#leftOut;
    const read = await this.#parts.readList();
    if (read.ok && this.#leftOut > before) {
      // What there was no room for is in the next list, and so is what waited.
      this.#waiting = [];
      return this.#read();
    }
    this.#readings -= 1;
    if (this.#readings === 0) this.#letGo();
    return read;
  }

  #letGo(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const review of waiting) this.#parts.onReview(review);
  }
}
