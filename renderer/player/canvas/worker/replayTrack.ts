import type { CodedTrack } from './soughtPicture';
import type { TimedSample } from './timeline';

/** The pictures of a replay, in the order in which they are decoded and in that of their times. */
export class ReplayTrack implements CodedTrack {
  readonly #coded: TimedSample[] = [];
  readonly #shown: TimedSample[] = [];
  /** Nothing more will be added. */
  isWhole = false;

  /** Adds one in decoding order. */
  add(sample: TimedSample): void {
    this.#coded.push(sample);
    let at = this.#shown.length;
    while (at > 0 && (this.#shown[at - 1]?.mediaMs ?? 0) > sample.mediaMs) at -= 1;
    this.#shown.splice(at, 0, sample);
  }

  isLast(index: number): boolean {
    return this.isWhole && index === this.#coded.length - 1;
  }

  get first(): TimedSample | undefined {
    return this.#shown[0];
  }

  get last(): TimedSample | undefined {
    return this.#shown.at(-1);
  }

  coded(index: number): TimedSample | undefined {
    return this.#coded[index];
  }

  /** Place among the pictures of the one that is on at this time; 0 before the first. */
  indexAt(atMs: number): number {
    let low = 0;
    let high = this.#shown.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#shown[middle]?.pictureAtMs ?? Infinity) <= atMs) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  /** The picture at a place, held to what there is. */
  shown(index: number): TimedSample | undefined {
    return this.#shown[Math.min(Math.max(0, index), this.#shown.length - 1)];
  }

  /** Where decoding has to begin for this picture to come out. */
  keyFor(wanted: TimedSample): number {
    let key = 0;
    for (const [index, sample] of this.#coded.entries()) {
      if (sample.isKey && sample.mediaMs <= wanted.mediaMs) key = index;
      if (sample === wanted) return key;
    }
    return key;
  }
}
