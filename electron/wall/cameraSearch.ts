import type { Camera, CameraFilter } from '#contract/camera';
import type { Spelling } from './ports';

/** How well a camera fits, best first; the worst word of a query decides. */
const fits = { number: 0, prefix: 1, wordStart: 2, inside: 3, none: 4 } as const;
const fitCount = fits.none;

/** Before the start of each name; before each further text, whose start is no more than a word's. */
const nameMark = '\n';
const textMark = '\t';
/** What parts words in names, marks included. */
const wordBreaks = new Set([
  nameMark,
  textMark,
  ' ',
  '-',
  '_',
  '/',
  '(',
  '（',
  '·',
  ',',
  '，',
  '.',
]);

/** One lower-cased text per camera, so that a search is one `indexOf` per word and camera. */
const haystackOf = (camera: Camera, spelling: Spelling | undefined): string => {
  const names = [camera.name.zh, camera.name.en];
  if (spelling !== undefined) names.push(spelling.pinyin, spelling.initials);
  const others = [camera.shortName.zh, camera.shortName.en, camera.place.zh, camera.place.en];
  return (nameMark + names.join(nameMark) + textMark + others.join(textMark)).toLowerCase();
};

/** How `word` fits into a text, looked at from the first occurrence on. */
const fitInside = (haystack: string, word: string): number => {
  let at = haystack.indexOf(word);
  if (at === -1) return fits.none;
  let best: number = fits.inside;
  for (; at !== -1; at = haystack.indexOf(word, at + 1)) {
    const before = haystack.charAt(at - 1);
    if (before === nameMark) return fits.prefix;
    if (wordBreaks.has(before)) best = fits.wordStart;
  }
  return best;
};

const fitOf = (haystack: string, digits: string, word: string): number => {
  if (digits.startsWith(word)) return digits.length === word.length ? fits.number : fits.prefix;
  return fitInside(haystack, word);
};

/** The first hits of one search, and how many there are in all. */
export interface Hits {
  slots: number[];
  total: number;
}

/** Finds cameras by their texts. Slots are small integers that its owner gives out. */
export class CameraSearch {
  readonly #haystacks: (string | undefined)[] = [];
  readonly #digits: string[] = [];
  readonly #numbers: number[] = [];
  readonly #isOnline: boolean[] = [];
  readonly #cameraClass: number[] = [];
  readonly #slotsByNumber = new Map<number, number[]>();
  /** Slots by camera number; built anew when a number came or went. */
  #order: Int32Array | undefined;

  put(slot: number, camera: Camera, spelling: Spelling | undefined): void {
    const isKnown = this.#haystacks[slot] !== undefined;
    if (!isKnown || this.#numbers[slot] !== camera.number) {
      if (isKnown) this.#unfileNumber(slot);
      this.#fileNumber(slot, camera.number);
    }
    this.#haystacks[slot] = haystackOf(camera, spelling);
    this.#digits[slot] = String(camera.number);
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
    // Walking in number order fills each drawer in order, so nothing needs sorting.
    const drawers: number[][] = Array.from({ length: fitCount * 2 }, () => []);
    let total = 0;
    for (const slot of this.byNumber()) {
      if (!this.#passes(slot, filter) || !isWanted(slot)) continue;
      const fit = this.#worstFit(slot, words);
      if (fit === fits.none) continue;
      total += 1;
      const drawer = drawers[fit * 2 + (this.#isOnline[slot] === true ? 0 : 1)];
      if (drawer !== undefined && drawer.length < limit) drawer.push(slot);
    }
    return { slots: drawers.flat().slice(0, limit), total };
  }

  /** Slots with that number, in the order they were put. */
  withNumber(number: number): readonly number[] {
    return this.#slotsByNumber.get(number) ?? [];
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

  #fileNumber(slot: number, number: number): void {
    const slots = this.#slotsByNumber.get(number);
    if (slots === undefined) this.#slotsByNumber.set(number, [slot]);
    else slots.push(slot);
    this.#order = undefined;
  }

  #unfileNumber(slot: number): void {
    const number = this.#numbers[slot] ?? 0;
    const others = (this.#slotsByNumber.get(number) ?? []).filter((other) => other !== slot);
    if (others.length === 0) this.#slotsByNumber.delete(number);
    else this.#slotsByNumber.set(number, others);
    this.#order = undefined;
  }

  #passes(slot: number, filter: CameraFilter): boolean {
    if (filter.isOnline !== undefined && this.#isOnline[slot] !== filter.isOnline) return false;
    return filter.cameraClass === undefined || this.#cameraClass[slot] === filter.cameraClass;
  }

  #worstFit(slot: number, words: readonly string[]): number {
    const haystack = this.#haystacks[slot];
    const digits = this.#digits[slot];
    if (haystack === undefined || digits === undefined) return fits.none;
    let worst: number = words.length === 0 ? fits.inside : fits.number;
    for (const word of words) {
      worst = Math.max(worst, fitOf(haystack, digits, word));
      if (worst === fits.none) break;
    }
    return worst;
  }
}
