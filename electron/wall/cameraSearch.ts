import type { Camera, CameraFilter } from '#contract/camera';
import { firstAt, orderByNumber, type NumberOrder } from './numberOrder';
import type { Spelling } from './ports';
import { chapterOf, fits, fitTexts, isSameText, type Chapter } from './searchText';
import { SlotColumn } from './slotColumn';

/** Best fit first; the worst word of a query decides. */
const fitCount = fits.none;

/** Slots whose texts lie in one chapter: when one of them changes, that many are written anew. */
const chapterSize = 1024;

/** The first hits of one search, and how many there are in all. */
export interface Hits {
  slots: number[];
  total: number;
}

/** Finds cameras by their texts. Slots are small integers that its owner gives out. */
export class CameraSearch {
  readonly #cameras: (Camera | undefined)[] = [];
  readonly #spellingOf: (name: string) => Spelling | undefined;
  /** When each slot got its number: the how many-th that did. */
  readonly #numberedAs = new SlotColumn();
  #numbered = 0;
  /** Class and state beside each other: a letter that all names have asks for those of all. */
  readonly #kinds = new SlotColumn();
  /** Built anew when a number came or went. */
  #order: NumberOrder | undefined;
  /** By slot; those are undefined in which a text changed. Whether a camera is online is no text. */
  readonly #chapters: (Chapter | undefined)[] = [];

  constructor(spellingOf: (name: string) => Spelling | undefined) {
    this.#spellingOf = spellingOf;
  }

  put(slot: number, camera: Camera): void {
    const before = this.#cameras[slot];
    this.#cameras[slot] = camera;
    this.#kinds.set(slot, kindOf(camera));
    if (before?.number !== camera.number) {
      this.#numbered += 1;
      this.#numberedAs.set(slot, this.#numbered);
      this.#order = undefined;
    }
    if (before === undefined || !isSameText(before, camera)) this.#strike(slot);
  }

  drop(slot: number): void {
    if (this.#cameras[slot] === undefined) return;
    this.#cameras[slot] = undefined;
    this.#order = undefined;
    this.#strike(slot);
  }

  /** The names of these have another spelling now; written at once, as the rest is when searched. */
  respell(slots: readonly number[]): void {
    for (const slot of slots) this.#strike(slot);
    this.#write();
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
    this.#write();
    const worst = new Uint8Array(this.#cameras.length);
    if (words.length === 0) worst.fill(fits.inside);
    for (const word of words) this.#fitAll(word, worst);
    // Walking in number order fills each drawer in order, so nothing needs sorting.
    const drawers: number[][] = Array.from({ length: fitCount * 2 }, () => []);
    let total = 0;
    const { slots } = this.#inOrder();
    for (let at = 0; at < slots.length; at += 1) {
      const slot = slots[at] ?? 0;
      const fit = worst[slot] ?? fits.none;
      if (fit === fits.none) continue;
      const kind = this.#kinds.at(slot);
      if (!passes(kind, filter) || !isWanted(slot)) continue;
      total += 1;
      const drawer = drawers[fit * 2 + (isOnlineKind(kind) ? 0 : 1)];
      if (drawer !== undefined && drawer.length < limit) drawer.push(slot);
    }
    return { slots: drawers.flat().slice(0, limit), total };
  }

  /** Slots with that number, in the order they got it. */
  withNumber(number: number): readonly number[] {
    const order = this.#inOrder();
    const from = firstAt(order, number);
    const slots = order.slots.slice(from, firstAt(order, number + 1));
    return [...slots].sort((a, b) => this.#numberedAs.at(a) - this.#numberedAs.at(b));
  }

  /** All slots by camera number. */
  byNumber(): Int32Array {
    return this.#inOrder().slots;
  }

  #inOrder(): NumberOrder {
    this.#order ??= orderByNumber(this.#cameras);
    return this.#order;
  }

  #strike(slot: number): void {
    this.#chapters[Math.floor(slot / chapterSize)] = undefined;
  }

  #write(): void {
    for (let from = 0; from < this.#cameras.length; from += chapterSize) {
      this.#chapters[from / chapterSize] ??= chapterOf(
        this.#cameras.slice(from, from + chapterSize),
        this.#spellingOf,
      );
    }
  }

  /** Makes each fit as bad as that of this word, where it is worse. */
  #fitAll(word: string, worst: Uint8Array): void {
    const fitOf = new Uint8Array(worst.length).fill(fits.none);
    this.#chapters.forEach((chapter, nth) => {
      if (chapter !== undefined) fitTexts(chapter, word, fitOf, nth * chapterSize);
    });
    if (/^[1-9]\d{0,8}$/.test(word)) this.#fitNumbers(Number(word), fitOf);
    for (let slot = 0; slot < worst.length; slot += 1) {
      worst[slot] = Math.max(worst[slot] ?? 0, fitOf[slot] ?? fits.none);
    }
  }

  /** Numbers that begin with these digits: the number itself, and whole stretches of larger ones. */
  #fitNumbers(digits: number, fitOf: Uint8Array): void {
    const order = this.#inOrder();
    for (let [from, width] = [digits, 1]; from < 1e15; [from, width] = [from * 10, width * 10]) {
      const end = firstAt(order, from + width);
      for (let at = firstAt(order, from); at < end; at += 1) {
        const slot = order.slots[at] ?? 0;
        fitOf[slot] = width === 1 ? fits.number : Math.min(fitOf[slot] ?? fits.none, fits.prefix);
      }
    }
  }
}

const kindOf = ({ cameraClass, isOnline }: Camera): number => cameraClass * 2 + Number(isOnline);
const isOnlineKind = (kind: number): boolean => kind % 2 === 1;

const passes = (kind: number, { isOnline, cameraClass }: CameraFilter): boolean =>
  (isOnline === undefined || isOnlineKind(kind) === isOnline) &&
  (cameraClass === undefined || kind >> 1 === cameraClass);
