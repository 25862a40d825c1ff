const lowest = 10_000;
const count = 90_000;
/** So many are waited for. */
const mostGone = 100_000;

/**
 * FNV-1a: the same for the same text on every machine, spread well enough for numbers.
 *
 * @param from hash of the text before, where this one goes on
 */
const hashOf = (text: string, from = 0x811c9dc5): number => {
  let hash = from;
  for (let at = 0; at < text.length; at += 1) hash = hashOn(hash, text.charCodeAt(at));
  return hash;
};

/** With one more character. */
const hashOn = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193) >>> 0;
const zero = 48;

/**
 * Numbers that people can type, five digits, for cameras of a platform that has none. They follow
 * from the ids, so that a camera has the same one after every restart; where two would have the
 * same, the one that asks first keeps it.
 */
export class CameraNumbers {
  /** One byte for each number of five digits. */
  readonly #isTaken = new Uint8Array(count);
  /** What was given beside them. */
  readonly #taken = new Set<number>();
  /** Numbers of cameras that have gone: they may come back. */
  readonly #gone = new Map<string, number>();
  readonly #saltHash: number;
  #next = lowest + count;

  /** @param salt the platform's id, so that two platforms rarely meet in a number */
  constructor(salt: string) {
    this.#saltHash = hashOf(`${salt}:`);
  }

  /** A number that the platform itself gave; nobody else gets it. */
  reserve(number: number): void {
    const at = number - lowest;
    if (at >= 0 && at < count) this.#isTaken[at] = 1;
    else this.#taken.add(number);
  }

  /** A number for one that has none, or had none when it went. */
  give(id: string): number {
    const before = this.#gone.get(id);
    if (before !== undefined) {
      this.#gone.delete(id);
      return before;
    }
    const number = this.#free(id);
    this.reserve(number);
    return number;
  }

  /** The camera has gone; its number waits for it. */
  keep(id: string, number: number): void {
    this.#gone.set(id, number);
    if (this.#gone.size <= mostGone) return;
    const [longest] = this.#gone.keys();
    if (longest !== undefined) this.#gone.delete(longest);
  }

  #free(id: string): number {
    const hash = hashOf('#', hashOf(id, this.#saltHash));
    // The attempt stands behind the id as text: `0` to `15`.
    for (let attempt = 0; attempt < 16; attempt += 1) {
      const from = attempt < 10 ? hash : hashOn(hash, zero + 1);
      const at = hashOn(from, zero + (attempt % 10)) % count;
      if (this.#isTaken[at] === 0) return lowest + at;
    }
    // A very large platform: what is still free follows in order, above all that is derived.
    while (this.#taken.has(this.#next)) this.#next += 1;
    return this.#next;
  }
}
