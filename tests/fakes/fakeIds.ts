import type { IdPort } from '../../electron/wall/ports';

/** Identifiers that can be guessed, for tests only. */
export class FakeIds implements IdPort {
  #count = 0;

  secret(): string {
    this.#count += 1;
    return `secret-${String(this.#count)}`;
  }
}
