import type { CodedSample } from '../demux/codedSample';
import type { PlacedSample } from './liveSample';

/** Neighbours may be that far off their place before the timeline counts as broken. */
const jumpToleranceUs = 1_000_000;
/** A stream taken up again may begin with pictures that are here already, not older than that. */
const knownAgainUs = 120_000_000;
/** Without a clock of its own, a stream is tied anew to ours when it is off by more. */
const looseMs = 2_000;

/** What a segment tells about the time of its pictures. */
export interface SegmentTime {
  /** EXT-X-PROGRAM-DATE-TIME of its beginning. */
  pictureAtMs: number | null;
  /** When its bytes were here, by our clock. */
  arrivedAtMs: number;
}

/**
 * Gives each picture its place: what time it was in the picture, and whether the one before it is
 * missing. Playing depends on the stream's own timeline only, so a clock a day wrong does no harm.
 */
export class Timeline {
  #lastUs: number | undefined;
  /** Decoding may go back a little in presentation time; the end is the latest seen. */
  #endUs: number | undefined;
  #isBroken = true;
  /** Presentation time → wall clock, kept from one segment to the next where it names no time. */
  #offsetMs: number | undefined;
  #segmentOffset: { of: number | string; offsetMs: number } | undefined;
  #isResumed = false;

  /** The next picture does not follow the last one, whatever its time says. */
  break(): void {
    this.#isBroken = true;
    this.#segmentOffset = undefined;
  }

  /** The stream is taken up again after a pause: pictures already seen are left out. */
  resume(): void {
    this.#segmentOffset = undefined;
    this.#isResumed = true;
  }

  /**
   * @param segment names the segment, so that parts of it share one time
   */
  place(
    samples: readonly CodedSample[],
    segment: number | string,
    time: SegmentTime,
  ): PlacedSample[] {
    const fresh = this.#isResumed ? this.#leaveOutKnown(samples) : [...samples];
    const offsetMs = this.#offsetOf(samples, segment, time);
    const placed: PlacedSample[] = [];
    for (const sample of fresh) {
      if (!this.#isBroken && this.#jumps(sample)) this.#isBroken = true;
      // After a gap nothing can be decoded before a key picture.
      if (this.#isBroken && !sample.isKey) continue;
      const pictureAtMs = sample.timestampUs / 1_000 + offsetMs;
      placed.push({ ...sample, pictureAtMs, isAfterGap: this.#isBroken });
      this.#note(sample);
    }
    return placed;
  }

  /** Pictures that come before everything placed so far; what cannot be decoded is left out. */
  placeBefore(samples: readonly CodedSample[], pictureAtMs: number | null): PlacedSample[] {
    const first = samples.findIndex(({ isKey }) => isKey);
    if (first < 0) return [];
    const least = leastTimeMs(samples);
    const offsetMs = pictureAtMs === null ? (this.#offsetMs ?? 0) : pictureAtMs - least;
    return samples.slice(first).map((sample, n) => ({
      ...sample,
      pictureAtMs: sample.timestampUs / 1_000 + offsetMs,
      isAfterGap: n === 0,
    }));
  }

  #note(sample: CodedSample): void {
    const end = sample.timestampUs + sample.durationUs;
    this.#endUs = this.#isBroken ? end : Math.max(end, this.#endUs ?? end);
    this.#lastUs = sample.timestampUs;
    this.#isBroken = false;
  }

  #jumps({ timestampUs }: CodedSample): boolean {
    const end = this.#endUs ?? timestampUs;
    return Math.abs(timestampUs - end) > jumpToleranceUs;
  }

  #leaveOutKnown(samples: readonly CodedSample[]): CodedSample[] {
    const last = this.#lastUs;
    if (last === undefined || samples.length === 0) return [...samples];
    const at = samples.findIndex(({ timestampUs }) => timestampUs === last);
    if (at >= 0) {
      this.#isResumed = false;
      return samples.slice(at + 1);
    }
    const first = samples[0]?.timestampUs ?? 0;
    const isBefore = samples.every(({ timestampUs }) => timestampUs < last);
    if (isBefore && last - first < knownAgainUs) return [];
    this.#isResumed = false;
    // Close enough behind the last one it is simply the next; else the jump is found as such.
    if (first < last) this.#isBroken = true;
    return [...samples];
  }

  #offsetOf(samples: readonly CodedSample[], segment: number | string, time: SegmentTime): number {
    if (this.#segmentOffset?.of === segment) return this.#segmentOffset.offsetMs;
    const offsetMs =
      time.pictureAtMs === null
        ? this.#arrivalOffset(samples, time.arrivedAtMs)
        : time.pictureAtMs - leastTimeMs(samples);
    if (samples.length === 0) return this.#offsetMs ?? 0;
    this.#segmentOffset = { of: segment, offsetMs };
    this.#offsetMs = offsetMs;
    return offsetMs;
  }

  /** The newest picture was taken just before it arrived; early arrivals tell it best. */
  #arrivalOffset(samples: readonly CodedSample[], arrivedAtMs: number): number {
    let endMs = -Infinity;
    for (const { timestampUs, durationUs } of samples) {
      endMs = Math.max(endMs, (timestampUs + durationUs) / 1_000);
    }
    const candidate = arrivedAtMs - endMs;
    const known = this.#offsetMs;
    if (known === undefined || Math.abs(candidate - known) > looseMs) return candidate;
    return Math.min(candidate, known + 1);
  }
}

const leastTimeMs = (samples: readonly CodedSample[]): number => {
  let least = Infinity;
  for (const { timestampUs } of samples) least = Math.min(least, timestampUs / 1_000);
  return least;
};
