import type { FeedConfig } from '#contract/feed';

import { isSameConfig, type PlacedSample } from '../live/liveSample';
import type { Batch, Wanted } from './batch';
import { nearMs, recordedLimits } from './limits';
import type { MediaTime } from './mediaTime';

/** Gives the pictures of a stretch the time of the world, and leaves out what nobody asked for. */
export class PictureStamp {
  readonly #time: MediaTime;
  readonly #wanted: Wanted;
  /** Groups before the one in which the wanted time lies need not go out. */
  #lead: PlacedSample[] = [];
  #hasBegun = false;
  #isBroken = true;
  #part = 0;
  #config: FeedConfig | undefined;
  /** Everything wanted has been given. */
  isOver = false;

  /** @param wanted by the media time of the stretch */
  constructor(time: MediaTime, wanted: Wanted) {
    this.#time = time;
    this.#wanted = wanted;
  }

  /** What of a batch goes out. */
  take({ samples, isAfterGap }: Batch): PlacedSample[] {
    if (isAfterGap) this.#isBroken = true;
    const out: PlacedSample[] = [];
    for (const sample of samples) {
      if (this.isOver) break;
      const mediaMs = sample.timestampUs / 1_000;
      if (this.#isPastEnd(mediaMs, sample.isKey)) {
        this.isOver = true;
        break;
      }
      // After a gap nothing can be decoded before a key picture.
      if (this.#isBroken && !sample.isKey) continue;
      const { atMs, part } = this.#time.wall(mediaMs);
      const isOtherPart = sample.isKey && part !== this.#part;
      this.#part = part;
      const config = this.#settle(sample.config);
      const isGap = this.#isBroken || isOtherPart;
      this.#isBroken = false;
      this.#give({ ...sample, config, pictureAtMs: atMs, isAfterGap: isGap }, mediaMs, out);
    }
    return out;
  }

  /** What was held back because the wanted time never came. */
  flush(): PlacedSample[] {
    return this.#hasBegun ? [] : this.#begin();
  }

  #isPastEnd(mediaMs: number, isKey: boolean): boolean {
    const { toMs } = this.#wanted;
    return mediaMs >= toMs && (isKey || mediaMs >= toMs + recordedLimits.overrunMs);
  }

  #give(sample: PlacedSample, mediaMs: number, out: PlacedSample[]): void {
    if (this.#hasBegun) {
      out.push(sample);
      return;
    }
    if (sample.isKey && mediaMs <= this.#wanted.fromMs + nearMs) this.#lead = [];
    this.#lead.push(sample);
    if (mediaMs >= this.#wanted.fromMs - nearMs) out.push(...this.#begin());
  }

  #begin(): PlacedSample[] {
    this.#hasBegun = true;
    const lead = this.#lead.map((sample, n) =>
      n === 0 ? { ...sample, isAfterGap: true } : sample,
    );
    this.#lead = [];
    return lead;
  }

  /** The same set-up is the same object, however often it is named. */
  #settle(config: FeedConfig): FeedConfig {
    const known = this.#config;
    if (known !== undefined && (known === config || isSameConfig(known, config))) return known;
    this.#config = config;
    return config;
  }
}
