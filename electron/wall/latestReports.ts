/** How many ended things are remembered, so that old news of them cannot bring them back. */
const maxRemembered = 20_000;

/** What makes one report newer than another of the same id. */
export interface Edition {
  /** When the thing began: a platform that lost its memory may use an id again. */
  bornAtMs: number;
  version: number;
}

const isNewer = (a: Edition, b: Edition): boolean =>
  a.bornAtMs === b.bornAtMs ? a.version > b.version : a.bornAtMs > b.bornAtMs;

/** The newest edition seen of every id: repeats and late comers are told apart, in any order. */
export class LatestReports<Id extends string> {
  readonly #seen = new Map<Id, Edition>();

  /** True when this edition is news; then it is the newest one. */
  isNews(id: Id, edition: Edition): boolean {
    const known = this.#seen.get(id);
    if (known !== undefined && !isNewer(edition, known)) return false;
    // Set anew, so that the least recently changed one is forgotten first.
    this.#seen.delete(id);
    this.#seen.set(id, edition);
    return true;
  }

  /** When the newest one began; undefined for an id never seen. */
  bornAtMs(id: Id): number | undefined {
    return this.#seen.get(id)?.bornAtMs;
  }

  isSame(id: Id, edition: Edition): boolean {
    const known = this.#seen.get(id);
    return known?.bornAtMs === edition.bornAtMs && known.version === edition.version;
  }

  /** Forgets the oldest that are not in use any more; so many are. */
  trim(isInUse: (id: Id) => boolean, inUse: number): void {
    for (const id of this.#seen.keys()) {
      if (this.#seen.size <= maxRemembered + inUse) return;
      if (!isInUse(id)) this.#seen.delete(id);
    }
  }

  keepOnly(isKept: (id: Id) => boolean): void {
    for (const id of [...this.#seen.keys()]) if (!isKept(id)) this.#seen.delete(id);
  }

  forget(id: Id): void {
    this.#seen.delete(id);
  }
}
