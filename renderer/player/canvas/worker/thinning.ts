import type { TimedSample } from './timeline';

/** A picture a little early is as good as one in time. */
const toleranceMs = 20;

/**
 * Shows one picture in so many milliseconds and spares the decoder what lies between the last one
 * shown of a group and the next key picture. Nobody but the pictures shown is decoded in vain.
 */
export class Thinning {
  #everyMs = 0;
  #shownMs = -Infinity;

  set everyMs(value: number) {
    this.#everyMs = value;
    this.#shownMs = -Infinity;
  }

  /** Whether the first of these needs no decoding. */
  mayPass(samples: readonly TimedSample[]): boolean {
    const [sample] = samples;
    if (this.#everyMs === 0 || sample === undefined) return false;
    const wantedMs = this.#shownMs + this.#everyMs - toleranceMs;
    if (sample.mediaMs < this.#shownMs || sample.mediaMs >= wantedMs) {
      this.#shownMs = sample.mediaMs;
      return false;
    }
    if (sample.isKey) return false;
    const nextKey = samples.find(({ isKey }, index) => index > 0 && isKey);
    return nextKey !== undefined && nextKey.mediaMs <= wantedMs + 2 * toleranceMs;
  }
}
