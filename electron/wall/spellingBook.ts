import type { ClockPort, PinyinPort, Spelling } from './ports';

/** Names per question: small enough that the answer never holds up a turn. */
const batchSize = 2000;
/** After this long without an answer the names are asked for again. */
const retryMs = 5000;

/** How names are spelled, asked for once per name, in batches, after a catalog was read. */
export class SpellingBook {
  readonly #pinyin: PinyinPort;
  readonly #clock: ClockPort;
  readonly #learned: () => void;
  readonly #spellings = new Map<string, Spelling>();
  readonly #wanted = new Set<string>();
  #isAsking = false;

  constructor(deps: { pinyin: PinyinPort; clock: ClockPort }, learned: () => void) {
    this.#pinyin = deps.pinyin;
    this.#clock = deps.clock;
    this.#learned = learned;
  }

  /** The spelling, or undefined while it is not known yet; then it is asked for with `ask`. */
  spelling(name: string): Spelling | undefined {
    const known = this.#spellings.get(name);
    if (known === undefined) this.#wanted.add(name);
    return known;
  }

  /** Asks for the names wanted, in a later turn; more may be wanted meanwhile. */
  ask(): void {
    if (this.#isAsking || this.#wanted.size === 0) return;
    this.#isAsking = true;
    this.#clock.after(0, () => void this.#askAll());
  }

  async #askAll(): Promise<void> {
    let isUp = true;
    while (isUp && this.#wanted.size > 0) isUp = await this.#askBatch();
    this.#isAsking = false;
    this.#learned();
    if (!isUp)
      this.#clock.after(retryMs, () => {
        this.ask();
      });
  }

  /** False when the speller failed; search by Chinese and number works all the same. */
  async #askBatch(): Promise<boolean> {
    const names = this.#nextNames();
    try {
      const spelled = await this.#pinyin.spell(names);
      names.forEach((name, index) => {
        this.#spellings.set(name, spelled[index] ?? { pinyin: '', initials: '' });
        this.#wanted.delete(name);
      });
      return true;
    } catch {
      return false;
    }
  }

  #nextNames(): string[] {
    const names: string[] = [];
    for (const name of this.#wanted) {
      if (names.length >= batchSize) break;
      names.push(name);
    }
    return names;
  }
}
