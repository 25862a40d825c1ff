import type { Camera, CameraFilter } from '#contract/camera';
import type { Spelling } from './ports';

/** How well a camera fits, best first; the worst word of a query decides. */
const fits = { number: 0, prefix: 1, wordStart: 2, inside: 3, none: 4 } as const;
const fitCount = fits.none;

/** Before the start of each name; before each further text, whose start is no more than a word's. */
const nameMark = '\n';
const textMark = '\t';
/** What parts words in names, marks included. */
const wordBreaks = new Set(
  [nameMark, textMark, ' ', '-', '_', '/', '(', '（', '·', ',', '，', '.'].map((mark) =>
    mark.charCodeAt(0),
  ),
);
const nameCode = nameMark.charCodeAt(0);

/**
 * One lower-cased text per camera, so that a search is one `indexOf` per word and camera. Most
 * platforms know one language and one name: what repeats is not written twice.
 */
const haystackOf = (camera: Camera, spelling: Spelling | undefined): string => {
  const { name, shortName, place } = camera;
  let text = nameMark + name.zh;
  if (name.en !== name.zh) text += nameMark + name.en;
  if (spelling !== undefined) text += nameMark + spelling.pinyin + nameMark + spelling.initials;
  if (shortName.zh !== name.zh) text += textMark + shortName.zh;
  if (shortName.en !== shortName.zh && shortName.en !== name.en) text += textMark + shortName.en;
  text += textMark + place.zh;
  if (place.en !== place.zh) text += textMark + place.en;
  return text.toLowerCase();
};

/** The first hits of one search, and how many there are in all. */
export interface Hits {
  slots: number[];
  total: number;
}

/** All texts by camera number, one after the other: a word is looked for in all of them at once. */
interface Book {
  slots: Int32Array;
  text: string;
  /** Where the text of each begins, and where that of the last one ends. */
  starts: Int32Array;
}

/** Finds cameras by their texts. Slots are small integers that its owner gives out. */
export class CameraSearch {
  readonly #haystacks: (string | undefined)[] = [];
  readonly #numbers: number[] = [];
  readonly #isOnline: boolean[] = [];
  readonly #cameraClass: number[] = [];
  /** Nearly every number belongs to one camera: only those that are shared cost a list. */
  readonly #slotsByNumber = new Map<number, number | number[]>();
  /** Slots by camera number; built anew when a number came or went. */
  #order: Int32Array | undefined;
  /** Built anew when a text changed; whether a camera is online is no part of it. */
  #book: Book | undefined;

  put(slot: number, camera: Camera, spelling: Spelling | undefined): void {
    const before = this.#haystacks[slot];
    if (before === undefined || this.#numbers[slot] !== camera.number) {
      if (before !== undefined) this.#unfileNumber(slot);
      this.#fileNumber(slot, camera.number);
    }
    const haystack = haystackOf(camera, spelling);
    if (haystack !== before) this.#book = undefined;
    this.#haystacks[slot] = haystack;
    this.#numbers[slot] = camera.number;
    this.#isOnline[slot] = camera.isOnline;
    this.#cameraClass[slot] = camera.cameraClass;
  }

  drop(slot: number): void {
    if (this.#haystacks[slot] === undefined) return;
    this.#haystacks[slot] = undefined;
    this.#unfileNumber(slot);
  }

  /** Best fit first, online before offline, then by number. An empty query fits everything. */
  search(
    query: string,
    filter: CameraFilter,
    limit: number,
    isWanted: (slot: number) => boolean = () => true,
  ): Hits {
    const words = query
      .toLowerCase()
      .split(/\s+/u)
      .filter((word) => word !== '');
    const book = this.#open();
    const worst = new Uint8Array(book.slots.length);
    if (words.length === 0) worst.fill(fits.inside);
    for (const word of words) this.#fitAll(book, word, worst);
    // Walking in number order fills each drawer in order, so nothing needs sorting.
    const drawers: number[][] = Array.from({ length: fitCount * 2 }, () => []);
    let total = 0;
    for (let at = 0; at < worst.length; at += 1) {
      const fit = worst[at] ?? fits.none;
      const slot = book.slots[at] ?? 0;
      if (fit === fits.none || !this.#passes(slot, filter) || !isWanted(slot)) continue;
      total += 1;
      const drawer = drawers[fit * 2 + (this.#isOnline[slot] === true ? 0 : 1)];
      if (drawer !== undefined && drawer.length < limit) drawer.push(slot);
    }
    return { slots: drawers.flat().slice(0, limit), total };
  }

  /** Slots with that number, in the order they were put. */
  withNumber(number: number): readonly number[] {
    const slots = this.#slotsByNumber.get(number);
    return typeof slots === 'number' ? [slots] : (slots ?? []);
  }

  /** All slots by camera number. */
  byNumber(): Int32Array {
    if (this.#order !== undefined) return this.#order;
    const slots: number[] = [];
    this.#haystacks.forEach((haystack, slot) => {
      if (haystack !== undefined) slots.push(slot);
    });
    const numbers = this.#numbers;
    slots.sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0) || a - b);
    this.#order = Int32Array.from(slots);
    return this.#order;
  }

  #open(): Book {
    const slots = this.byNumber();
    if (this.#book?.slots === slots) return this.#book;
    const starts = new Int32Array(slots.length + 1);
    const texts: string[] = [];
    let end = 0;
    slots.forEach((slot, at) => {
      const text = this.#haystacks[slot] ?? '';
      texts.push(text);
      end += text.length;
      starts[at + 1] = end;
    });
    this.#book = { slots, text: texts.join(''), starts };
    return this.#book;
  }

  /** Makes each fit as bad as that of this word, where it is worse. */
  #fitAll(book: Book, word: string, worst: Uint8Array): void {
    const fitOf = new Uint8Array(book.slots.length).fill(fits.none);
    fitTexts(book, word, fitOf);
    if (/^[1-9]\d{0,8}$/.test(word)) this.#fitNumbers(book, Number(word), fitOf);
    for (let at = 0; at < worst.length; at += 1) {
      worst[at] = Math.max(worst[at] ?? 0, fitOf[at] ?? fits.none);
    }
  }

  /** Numbers that begin with these digits: the number itself, and whole stretches of larger ones. */
  #fitNumbers({ slots }: Book, digits: number, fitOf: Uint8Array): void {
    const numberAt = (at: number): number => this.#numbers[slots[at] ?? 0] ?? 0;
    for (let [from, width] = [digits, 1]; from < 1e15; [from, width] = [from * 10, width * 10]) {
      for (let at = firstAt(slots.length, numberAt, from); at < slots.length; at += 1) {
        if (numberAt(at) >= from + width) break;
        fitOf[at] = width === 1 ? fits.number : Math.min(fitOf[at] ?? fits.none, fits.prefix);
      }
    }
  }

  #fileNumber(slot: number, number: number): void {
    const slots = this.#slotsByNumber.get(number);
    if (slots === undefined) this.#slotsByNumber.set(number, slot);
    else if (typeof slots === 'number') this.#slotsByNumber.set(number, [slots, slot]);
    else slots.push(slot);
    this.#order = undefined;
  }

  #unfileNumber(slot: number): void {
    const number = this.#numbers[slot] ?? 0;
    const others = this.withNumber(number).filter((other) => other !== slot);
    if (others.length === 0) this.#slotsByNumber.delete(number);
    else this.#slotsByNumber.set(number, others);
    this.#order = undefined;
  }

  #passes(slot: number, filter: CameraFilter): boolean {
    if (filter.isOnline !== undefined && this.#isOnline[slot] !== filter.isOnline) return false;
    return filter.cameraClass === undefined || this.#cameraClass[slot] === filter.cameraClass;
  }
}

/** How a word fits into each text, the best of all places where it stands. */
const fitTexts = ({ text, starts }: Book, word: string, fitOf: Uint8Array): void => {
  let camera = 0;
  let at = text.indexOf(word);
  while (at !== -1) {
    while ((starts[camera + 1] ?? Infinity) <= at) camera += 1;
    const before = text.charCodeAt(at - 1);
    if (before === nameCode) {
      fitOf[camera] = fits.prefix;
      // Better it cannot become: on to the next camera.
      at = (starts[camera + 1] ?? text.length) - 1;
    } else {
      const fit = wordBreaks.has(before) ? fits.wordStart : fits.inside;
      fitOf[camera] = Math.min(fitOf[camera] ?? fits.none, fit);
    }
    at = text.indexOf(word, at + 1);
  }
};

/** The first place from which on numbers are at least `from`. */
const firstAt = (length: number, numberAt: (at: number) => number, from: number): number => {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberAt(middle) < from) low = middle + 1;
    else high = middle;
  }
  return low;
};
