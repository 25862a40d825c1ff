import type { IdPort } from '../../electron/wall/ports';

/** Identifiers that can be guessed, for tests only. */
export class FakeIds implements IdPort {
  #count: number;

  /** A program that was started anew goes on elsewhere, as random ones would. */
  constructor(from = 0) {
    this.#count = from;
  }

  secret(): string {
    this.#count += 1;
    return `secret-${String(this.#count)}`;
  }
}
