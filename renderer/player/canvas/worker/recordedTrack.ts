import type { FeedConfig, FeedSample } from '#contract/feed';

import { SampleRoom } from './sampleRoom';
import type { CodedTrack } from './soughtPicture';
import type { TimedSample } from './timeline';

/** A picture of a recording, with its place in decoding order. */
interface HeldSample extends TimedSample {
  index: number;
  /** Where decoding begins for it. */
  keyIndex: number;
}

/** Shared by all recordings of a window. */
const room = new SampleRoom();

/** Pictures nearer than this are the same one. */
const sameMs = 5;
/** Pictures that are decoded for others only lie so far before all that are shown. */
const leadMediaMs = -1e12;

/**
 * The pictures of a recording around where it is, put together from stretches as they come. A
 * stretch may begin with pictures that are here already: those are decoded and not shown again.
 */
export class RecordedTrack implements CodedTrack {
  readonly #originMs: number;
  #coded: HeldSample[] = [];
  #shown: HeldSample[] = [];
  /** Place in decoding order of the first that is held. */
  #first = 0;
  #boundaryMs = -Infinity;
  #keyIndex = 0;
  #keyAtMs = -Infinity;
  #keyBefore = 0;
  #bytes = 0;
  #isWhole = false;

  /** @param originMs a time near which the recording is looked at */
  constructor(originMs: number) {
    this.#originMs = originMs;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get count(): number {
    return this.#shown.length;
  }

  /** Time of the last picture, and how long it is on. */
  get last(): TimedSample | undefined {
    return this.#shown.at(-1);
  }

  /** A stretch begins, or comes once more: what of it is here already is not shown again. */
  beginStretch(): void {
    this.#boundaryMs = this.#shown.at(-1)?.pictureAtMs ?? -Infinity;
    this.#isWhole = false;
  }

  endStretch(): void {
    this.#isWhole = true;
  }

  /** Adds one in decoding order. */
  add(sample: FeedSample, config: FeedConfig): void {
    const { pictureAtMs, isKey, isAfterGap } = sample;
    const data = room.keep(sample.data);
    const index = this.#first + this.#coded.length;
    if (isKey) {
      this.#keyBefore = this.#keyIndex;
      this.#keyIndex = index;
      this.#keyAtMs = pictureAtMs;
    }
    const isLead = pictureAtMs <= this.#boundaryMs + sameMs;
    const keyIndex = pictureAtMs < this.#keyAtMs ? this.#keyBefore : this.#keyIndex;
    const held: HeldSample = {
      mediaMs: isLead ? leadMediaMs + index : pictureAtMs - this.#originMs,
      durationMs: sample.durationUs / 1_000,
      ...{ pictureAtMs, isKey, isAfterGap, data, config, index, keyIndex },
    };
    this.#coded.push(held);
    this.#bytes += data.length;
    if (!isLead) this.#show(held);
  }

  coded(index: number): TimedSample | undefined {
    return this.#coded[index - this.#first];
  }

  keyFor(wanted: TimedSample): number {
    return (wanted as HeldSample).keyIndex;
  }

  /** Before a gap as before the end nothing more comes that would bring out what is kept back. */
  isLast(index: number): boolean {
    const at = index - this.#first;
    const next = this.#coded[at + 1];
    if (next === undefined) return this.#isWhole && at === this.#coded.length - 1;
    return next.isKey && next.isAfterGap;
  }

  /** Place among the shown of the one that is on at this time; -1 before the first. */
  indexAt(atMs: number): number {
    let low = -1;
    let high = this.#shown.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#shown[middle]?.pictureAtMs ?? Infinity) <= atMs) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  shown(index: number): TimedSample | undefined {
    return this.#shown[index];
  }

  /** Forgets whole groups from before this time that nobody decodes any more. Answers since when it knows. */
  forgetBefore(atMs: number, next: number): number | undefined {
    let key: HeldSample | undefined;
    for (const sample of this.#coded) {
      if (sample.index > next || sample.pictureAtMs > atMs) break;
      if (sample.isKey && sample.mediaMs > leadMediaMs / 2) key = sample;
    }
    if (key === undefined || key.index === this.#first) return undefined;
    const gone = this.#coded.splice(0, key.index - this.#first);
    this.#first = key.index;
    this.#giveBack(gone);
    const { pictureAtMs, index } = key;
    this.#shown = this.#shown.filter((each) => each.keyIndex >= index);
    return pictureAtMs;
  }

  /** Everything is forgotten; places go on counting, so that no old one is met again. */
  clear(): void {
    this.#first += this.#coded.length;
    this.#giveBack(this.#coded);
    this.#coded = [];
    this.#shown = [];
    this.#boundaryMs = -Infinity;
    this.#keyIndex = this.#first;
    this.#keyBefore = this.#first;
    this.#keyAtMs = -Infinity;
  }

  #giveBack(gone: readonly HeldSample[]): void {
    for (const { data } of gone) {
      this.#bytes -= data.length;
      room.giveBack(data);
    }
  }

  #show(held: HeldSample): void {
    let at = this.#shown.length;
    while (at > 0 && (this.#shown[at - 1]?.pictureAtMs ?? 0) > held.pictureAtMs) at -= 1;
    this.#shown.splice(at, 0, held);
  }
}
