import type { FeedConfig } from '#contract/feed';
import { success, type Outcome } from '#contract/outcome';

import type { CodedSample } from '../demux/codedSample';
import { SegmentDemuxer } from '../demux/segmentDemuxer';
import type { Resource } from '../playlist/mediaPlaylist';
import { frameSamples, isSameConfig, type LiveSample } from './liveSample';
import type { Ring } from './ring';
import type { Step } from './segmentPlan';

const nameOf = ({ url, range }: Resource): string =>
  `${url.split('?', 1)[0] ?? ''} ${range === null ? '' : String(range.offset)}`;

/** Takes segments apart in their order and puts the pictures into the ring. */
export class SampleLine {
  readonly #ring: Ring;
  readonly #nearUs: number | undefined;
  #demuxer: SegmentDemuxer;
  #map: string | undefined;
  #config: FeedConfig | undefined;

  constructor(ring: Ring, nearUs: number | undefined) {
    this.#ring = ring;
    this.#nearUs = nearUs ?? ring.newest?.timestampUs;
    this.#demuxer = new SegmentDemuxer(this.#nearUs);
    this.#config = ring.newest?.config;
  }

  /** Whether the step needs an init segment that is not in force. */
  needsMap({ map }: Step): boolean {
    return map !== null && nameOf(map) !== this.#map;
  }

  /** What was under its name may be another one now. */
  forgetMap(): void {
    this.#map = undefined;
  }

  takeMap(map: Resource, bytes: Buffer): Outcome<null> {
    const taken = this.#demuxer.takeInit(bytes);
    if (taken.ok) this.#map = nameOf(map);
    return taken;
  }

  /** The new pictures of a step, framed; they are in the ring already. */
  take(step: Step, bytes: Buffer, arrivedAtMs: number): Outcome<LiveSample[]> {
    const { timeline } = this.#ring;
    if (step.isAfterGap) {
      this.#demuxer.discontinue();
      timeline.break();
    }
    const taken = this.#demuxer.take(bytes);
    if (!taken.ok) return taken;
    const rest = step.endsSegment ? this.#demuxer.endSegment() : success([]);
    if (!rest.ok) return rest;
    const samples = this.#settle([...taken.value, ...rest.value]);
    const { sequence, pictureAtMs } = step;
    const placed = timeline.place(samples, sequence, { pictureAtMs, arrivedAtMs });
    const framed = frameSamples(placed);
    this.#ring.append(framed);
    return success(framed);
  }

  /** Whole segments from before those that are here; they end where the ring begins. */
  takeBefore(segments: readonly { step: Step; bytes: Buffer }[], map: Buffer | undefined): boolean {
    const demuxer = new SegmentDemuxer(this.#ring.oldest?.timestampUs ?? this.#nearUs);
    if (map !== undefined && !demuxer.takeInit(map).ok) return false;
    const samples: CodedSample[] = [];
    for (const { bytes } of segments) {
      const taken = demuxer.take(bytes);
      const rest = demuxer.endSegment();
      if (!taken.ok || !rest.ok) return false;
      samples.push(...taken.value, ...rest.value);
    }
    const atMs = segments[0]?.step.pictureAtMs ?? null;
    const placed = this.#ring.timeline.placeBefore(this.#settle(samples), atMs);
    this.#ring.prepend(frameSamples(placed));
    return placed.length > 0;
  }

  /** The same set-up is the same object, however often it is named. */
  #settle(samples: readonly CodedSample[]): CodedSample[] {
    return samples.map((sample) => {
      const known = this.#config;
      if (known !== undefined && (known === sample.config || isSameConfig(known, sample.config))) {
        return { ...sample, config: known };
      }
      this.#config = sample.config;
      return sample;
    });
  }
}
