import type { FeedConfig, FeedSample } from '#contract/feed';

/** A coded picture with its place on a timeline that never goes back. */
export interface TimedSample {
  /** Milliseconds on our own timeline; grows across gaps and other encoders. */
  mediaMs: number;
  durationMs: number;
  pictureAtMs: number;
  isKey: boolean;
  isAfterGap: boolean;
  data: Uint8Array;
  config: FeedConfig;
}

/** Further apart than this, two neighbours belong to different timelines whatever the flags say. */
const longestStepMs = 10_000;
/** Pictures are in decoding order, so a time may lie a little before its neighbour's. */
const deepestReorderMs = 2_000;
/** A longer pause by the source's clock is a clock that was set, not a pause. */
const longestPauseMs = 60_000;
const remembered = 512;

/** Joins the timelines of a feed into one and drops what came twice. */
export class Timeline {
  #shiftMs = 0;
  #newestMs: number | undefined;
  #newestEndMs = 0;
  #newestPictureAtMs = 0;
  #newestUs: number | undefined;
  #seen = new Set<number>();

  /** The feed is resumed after this time of the stream's own timeline. */
  get newestUs(): number | undefined {
    return this.#newestUs;
  }

  /** Places a sample; undefined when it came before. */
  place(sample: FeedSample, config: FeedConfig): TimedSample | undefined {
    const rawMs = sample.timestampUs / 1000;
    if (this.#isOther(rawMs, sample.isAfterGap)) this.#rebase(rawMs, sample);
    else if (this.#seen.has(sample.timestampUs)) return undefined;
    this.#remember(sample.timestampUs);
    const mediaMs = rawMs + this.#shiftMs;
    const durationMs = sample.durationUs / 1000;
    if (this.#newestMs === undefined || mediaMs >= this.#newestMs) {
      this.#newestMs = mediaMs;
      this.#newestEndMs = mediaMs + durationMs;
      this.#newestPictureAtMs = sample.pictureAtMs;
      this.#newestUs = sample.timestampUs;
    }
    const { pictureAtMs, isKey, isAfterGap, data } = sample;
    return { mediaMs, durationMs, pictureAtMs, isKey, isAfterGap, data, config };
  }

  #isOther(rawMs: number, isAfterGap: boolean): boolean {
    if (this.#newestMs === undefined) return true;
    if (isAfterGap) return true;
    const step = rawMs + this.#shiftMs - this.#newestMs;
    return step > longestStepMs || step < -deepestReorderMs;
  }

  #rebase(rawMs: number, sample: FeedSample): void {
    this.#seen.clear();
    if (this.#newestMs === undefined) {
      this.#shiftMs = 0;
      return;
    }
    const pauseMs = sample.pictureAtMs - this.#newestPictureAtMs;
    const isPause = pauseMs > 0 && pauseMs <= longestPauseMs;
    const startMs = isPause
      ? Math.max(this.#newestEndMs, this.#newestMs + pauseMs)
      : this.#newestEndMs;
    this.#shiftMs = startMs - rawMs;
  }

  #remember(timestampUs: number): void {
    this.#seen.add(timestampUs);
    if (this.#seen.size <= remembered) return;
    for (const oldest of this.#seen) {
      this.#seen.delete(oldest);
      return;
    }
  }
}
