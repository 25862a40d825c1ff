import { failure, success, type FaultCode, type Outcome } from '#contract/outcome';

import type { CodedSample } from '../demux/codedSample';
import { SegmentDemuxer } from '../demux/segmentDemuxer';
import { PlaylistReader } from '../live/locate';
import type { LiveSource } from '../live/source';
import type { MediaSegment, Resource } from '../playlist/mediaPlaylist';
import type { Batches, Wanted } from './batch';
import { nearMs, recordedLimits } from './limits';

/** A segment whose times lie that near where the last one ended goes on with it. */
const steadyMs = 500;
/** One spoiled segment is left out; so many in a row are a failure. */
const mostSpoiled = 2;

interface PlacedSegment {
  segment: MediaSegment;
  startMs: number;
}

/** A list of segments that has ended (EXT-X-ENDLIST), as transport streams or fragments. */
export async function* vodBatches(source: LiveSource, wanted: Wanted): Batches {
  const read = await new PlaylistReader(source).read(undefined);
  if (!read.ok) {
    yield read;
    return;
  }
  const placed = chosen(read.value.segments, wanted);
  if (placed.some(({ segment }) => segment.isEncrypted)) {
    yield failure('stream/codec', 'a recording that is encrypted');
    return;
  }
  yield* segmentBatches(new SegmentFetcher(source), placed);
}

async function* segmentBatches(fetcher: SegmentFetcher, placed: readonly PlacedSegment[]): Batches {
  const line = new SegmentLine(fetcher);
  let spoiled = 0;
  let isAfterGap = true;
  let coming = placed[0] === undefined ? undefined : fetcher.bytes(placed[0].segment);
  for (const [n, each] of placed.entries()) {
    const bytes = await coming;
    // While this one is taken apart and sent, the next is on its way.
    const next = placed[n + 1];
    coming = next === undefined ? undefined : fetcher.bytes(next.segment);
    isAfterGap ||= each.segment.isDiscontinuity;
    const taken: Outcome<CodedSample[]> =
      bytes?.ok === true ? await line.take(each, bytes.value, isAfterGap) : (bytes ?? nothing);
    if (taken.ok) {
      if (taken.value.length > 0) {
        yield success({ samples: taken.value, isAfterGap });
        isAfterGap = false;
      }
      spoiled = 0;
      continue;
    }
    spoiled += 1;
    isAfterGap = true;
    if (spoiled < mostSpoiled && next !== undefined && !isFinal(taken.fault.code)) continue;
    yield taken;
    return;
  }
}

const nothing: Outcome<never> = failure('stream/interrupted');

/** What would be the same for every other segment. */
const isFinal = (code: FaultCode): boolean => code === 'stream/codec' || code === 'stream/h265';

/** The segments in which the wanted pictures are, with their place in the media time. */
const chosen = (segments: readonly MediaSegment[], { fromMs, toMs }: Wanted): PlacedSegment[] => {
  const placed: PlacedSegment[] = [];
  let startMs = 0;
  for (const segment of segments) {
    const endMs = startMs + segment.durationSeconds * 1_000;
    const isWanted = endMs > fromMs + nearMs && startMs < toMs;
    if (isWanted && !segment.isGap && segment.isComplete) placed.push({ segment, startMs });
    startMs = endMs;
    if (startMs >= toMs || placed.length >= recordedLimits.pieces) break;
  }
  return placed;
};

/** Takes segments apart and gives their pictures the media time of the list. */
class SegmentLine {
  readonly #fetcher: SegmentFetcher;
  readonly #demuxer = new SegmentDemuxer();
  #map: string | undefined;
  #offsetMs: number | undefined;

  constructor(fetcher: SegmentFetcher) {
    this.#fetcher = fetcher;
  }

  async take(
    { segment, startMs }: PlacedSegment,
    bytes: Buffer,
    isAfterGap: boolean,
  ): Promise<Outcome<CodedSample[]>> {
    const ready = await this.#takeMap(segment.map);
    if (!ready.ok) return ready;
    if (isAfterGap) {
      this.#demuxer.discontinue();
      this.#offsetMs = undefined;
    }
    const taken = this.#demuxer.take(bytes);
    if (!taken.ok) return taken;
    const rest = this.#demuxer.endSegment();
    if (!rest.ok) return rest;
    return success(this.#place([...taken.value, ...rest.value], startMs));
  }

  async #takeMap(map: Resource | null): Promise<Outcome<null>> {
    if (map === null || nameOf(map) === this.#map) return success(null);
    const bytes = await this.#fetcher.bytes(map);
    if (!bytes.ok) return bytes;
    const taken = this.#demuxer.takeInit(bytes.value);
    if (taken.ok) this.#map = nameOf(map);
    return taken;
  }

  /** By the stream's own times where they go on, else anew from the list. */
  #place(samples: readonly CodedSample[], startMs: number): CodedSample[] {
    const least = samples.reduce((min, { timestampUs }) => Math.min(min, timestampUs), Infinity);
    if (samples.length === 0) return [];
    const offsetMs = startMs - least / 1_000;
    const known = this.#offsetMs;
    if (known === undefined || Math.abs(offsetMs - known) > steadyMs) this.#offsetMs = offsetMs;
    const shiftUs = Math.round((this.#offsetMs ?? offsetMs) * 1_000);
    return samples.map((each) => ({ ...each, timestampUs: each.timestampUs + shiftUs }));
  }
}

const nameOf = ({ url, range }: Resource): string => `${url} ${String(range?.offset ?? '')}`;

/** Fetches within what a stretch may cost. */
class SegmentFetcher {
  readonly #source: LiveSource;
  #bytes = 0;

  constructor(source: LiveSource) {
    this.#source = source;
  }

  async bytes({ url, range }: Resource): Promise<Outcome<Buffer>> {
    const fetched = await this.#source.bytes({ url, range }, null);
    if (!fetched.ok) return fetched;
    this.#bytes += fetched.value.length;
    return this.#bytes > recordedLimits.bytes
      ? failure('stream/bad-segment', 'a recording asks for too much')
      : fetched;
  }
}
