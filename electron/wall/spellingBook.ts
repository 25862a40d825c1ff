import type { ClockPort, PinyinPort, Spelling } from './ports';
import { SlotColumn } from './slotColumn';

/** Names per question: small enough that the answer never holds up a turn. */
const batchSize = 2000;
/** After this long without an answer the names are asked for again. */
const retryMs = 5000;
/** Slots that are handed back in one turn. */
const portionSize = 4000;

/** Where the name of a slot is on its way. */
const steps = { known: 0, wanted: 1, asked: 2 } as const;

interface Deps {
  pinyin: PinyinPort;
  clock: ClockPort;
}

interface Names {
  of: (slot: number) => string | undefined;
  /** The spellings of these slots' names came: a portion of them, one a turn. */
  learned: (slots: readonly number[]) => void;
}

/**
 * How names are spelled, asked for once per name, in batches, after a catalog was read. Who waits
 * for a spelling is a slot; its name is looked up when its turn comes.
 */
export class SpellingBook {
  readonly #pinyin: PinyinPort;
  readonly #clock: ClockPort;
  readonly #names: Names;
  readonly #spellings = new Map<string, Spelling>();
  readonly #steps = new SlotColumn();
  #slotCount = 0;
  /** Slots whose step is not `known`, and those of them that are wanted. */
  #waiting = 0;
  #wanted = 0;
  #isAsking = false;
  #isHandingOut = false;

  constructor({ pinyin, clock }: Deps, names: Names) {
    this.#pinyin = pinyin;
    this.#clock = clock;
    this.#names = names;
  }

  /** Whether nobody waits for a spelling. */
  isReady(): boolean {
    return this.#waiting === 0;
  }

  /** The spelling, or undefined while it is not known yet. */
  spelling(name: string): Spelling | undefined {
    // While a first catalog is read nothing is known, and looking costs a hash of every name.
    return this.#spellings.size === 0 ? undefined : this.#spellings.get(name);
  }

  /** This slot has a new name; what is not known is asked for with `ask`. */
  put(slot: number, name: string): void {
    this.#slotCount = Math.max(this.#slotCount, slot + 1);
    this.#step(slot, this.spelling(name) === undefined ? steps.wanted : steps.known);
  }

  drop(slot: number): void {
    this.#step(slot, steps.known);
  }

  /** Asks for the names wanted, in a later turn; more may be wanted meanwhile. */
  ask(): void {
    if (this.#isAsking || this.#wanted === 0) return;
    this.#isAsking = true;
    this.#clock.after(0, () => void this.#askAll());
  }

  #step(slot: number, step: number): void {
    const before = this.#steps.at(slot);
    if (before === step) return;
    this.#waiting += Number(step !== steps.known) - Number(before !== steps.known);
    this.#wanted += Number(step === steps.wanted) - Number(before === steps.wanted);
    this.#steps.set(slot, step);
  }

  async #askAll(): Promise<void> {
    let isUp = true;
    while (isUp && this.#wanted > 0) isUp = await this.#askBatch();
    this.#isAsking = false;
    this.#handOut();
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
      });
      return true;
    } catch {
      this.#wantAgain();
      return false;
    }
  }

  /** Many cameras may have one name: it is asked for once, and they wait for it together. */
  #nextNames(): string[] {
    const names = new Set<string>();
    for (const slot of this.#slotsAt(steps.wanted)) {
      if (names.size >= batchSize) break;
      const name = this.#names.of(slot) ?? '';
      if (this.spelling(name) === undefined) names.add(name);
      this.#step(slot, steps.asked);
    }
    return [...names];
  }

  #wantAgain(): void {
    for (const slot of this.#slotsAt(steps.asked)) {
      const name = this.#names.of(slot) ?? '';
      if (this.spelling(name) === undefined) this.#step(slot, steps.wanted);
    }
  }

  /**
   * In portions, so that a hundred thousand names never hold up a turn. One walk at a time: while a
   * catalog is read, spellings come many times.
   */
  #handOut(): void {
    if (this.#isHandingOut) return;
    const slots = this.#nextLearned();
    if (slots.length === 0) return;
    this.#names.learned(slots);
    if (this.#waiting === 0) return;
    this.#isHandingOut = true;
    this.#clock.after(0, () => {
      this.#isHandingOut = false;
      this.#handOut();
    });
  }

  #nextLearned(): number[] {
    const slots: number[] = [];
    for (const slot of this.#slotsAt(steps.asked)) {
      if (slots.length >= portionSize) break;
      if (this.spelling(this.#names.of(slot) ?? '') === undefined) continue;
      this.#step(slot, steps.known);
      slots.push(slot);
    }
    return slots;
  }

  *#slotsAt(step: number): Iterable<number> {
    for (let slot = 0; slot < this.#slotCount; slot += 1) {
      if (this.#steps.at(slot) === step) yield slot;
    }
  }
}
