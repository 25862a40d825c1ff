import type { PinyinPort, Spelling } from '../../electron/wall/ports';

/** Spells the names it was given; others as if they were Latin. */
export class FakePinyin implements PinyinPort {
  readonly asked: string[][] = [];
  isBroken = false;
  readonly #known: Record<string, string>;

  /** Values are syllables parted by spaces. */
  constructor(known: Record<string, string> = {}) {
    this.#known = known;
  }

  spell(names: string[]): Promise<Spelling[]> {
    if (this.isBroken) return Promise.reject(new Error('the speller is gone'));
    this.asked.push(names);
    return Promise.resolve(names.map((name) => spellingOf(this.#known[name] ?? name)));
  }
}

const spellingOf = (spelled: string): Spelling => ({
  pinyin: spelled.replaceAll(' ', ''),
  initials: spelled
    .split(' ')
    .map((syllable) => syllable.charAt(0))
    .join(''),
});
