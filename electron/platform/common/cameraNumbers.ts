const lowest = 10_000;
const count = 90_000;

/**
 * FNV-1a: the same for the same text on every machine, spread well enough for numbers.
 *
 * @param from hash of the text before, where this one goes on
 */
const hashOf = (text: string, from = 0x811c9dc5): number => {
  let hash = from;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash;
};

/**
 * Numbers that people can type, five digits, for cameras of a platform that has none. They follow
 * from the ids, so that a camera has the same one after every restart; where two would have the
 * same, the one whose id comes first keeps it.
 */
export class CameraNumbers {
  readonly #byId = new Map<string, number>();
  readonly #taken = new Set<number>();
  readonly #saltHash: number;
  #next = lowest + count;

  /** @param salt the platform's id, so that two platforms rarely meet in a number */
  constructor(salt: string) {
    this.#saltHash = hashOf(`${salt}:`);
  }

  /** A number that the platform itself gave; nobody else gets it. */
  reserve(number: number): void {
    this.#taken.add(number);
  }

  /** Gives numbers to those who have none yet; all of a listing at a time, so that order matters not. */
  give(ids: readonly string[]): void {
    const without = ids.filter((one) => !this.#byId.has(one));
    for (const id of without.sort()) {
      const number = this.#free(id);
      this.#byId.set(id, number);
      this.#taken.add(number);
    }
  }

  /** The number of a camera that has one. */
  of(id: string): number {
    const number = this.#byId.get(id);
    if (number !== undefined) return number;
    this.give([id]);
    return this.of(id);
  }

  #free(id: string): number {
    const hash = hashOf('#', hashOf(id, this.#saltHash));
    for (let attempt = 0; attempt < 16; attempt += 1) {
      const number = lowest + (hashOf(String(attempt), hash) % count);
      if (!this.#taken.has(number)) return number;
    }
    // A very large platform: what is still free follows in order, above all that is derived.
    while (this.#taken.has(this.#next)) this.#next += 1;
    return this.#next;
  }
}
