import type { MediaPlaylist, MediaSegment } from '../playlist/mediaPlaylist';
import type { SampleLine } from './sampleLine';
import type { SegmentPlan, Step } from './segmentPlan';
import type { StepFetcher } from './stepFetcher';

/** Fetched side by side, each time that more of the past is wanted. */
const segmentsAtOnce = 2;
/** No playlist lists more than this of what a wall needs. */
const mostRounds = 32;

const stepOf = (segment: MediaSegment): Step => ({
  sequence: segment.sequence,
  resource: { url: segment.url, range: segment.range },
  map: segment.map,
  pictureAtMs: segment.pictureAtMs,
  endsSegment: true,
  isAfterGap: false,
});

/** Whole segments right before `sequence`, as far as they join up with it. */
const segmentsBefore = (playlist: MediaPlaylist, sequence: number | undefined): MediaSegment[] => {
  const at = playlist.segments.findIndex((segment) => segment.sequence === sequence);
  const before: MediaSegment[] = [];
  for (let n = at; n > 0 && before.length < segmentsAtOnce; n -= 1) {
    const segment = playlist.segments[n - 1];
    if (playlist.segments[n]?.isDiscontinuity === true || segment === undefined) break;
    if (!segment.isComplete || segment.isGap || segment.isEncrypted) break;
    if (before[0] !== undefined && before[0].map?.url !== segment.map?.url) break;
    before.unshift(segment);
  }
  return before;
};

/** Fetches what a playlist still lists of the time before a stream was followed. */
export class Past {
  readonly #fetcher: StepFetcher;
  readonly #line: SampleLine;
  #turn: Promise<void> = Promise.resolve();

  constructor(fetcher: StepFetcher, line: SampleLine) {
    this.#fetcher = fetcher;
    this.#line = line;
  }

  /** @param wanted the present playlist as long as more is wanted, undefined when it is enough */
  reach(plan: SegmentPlan, wanted: () => MediaPlaylist | undefined): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      for (let round = 0; round < mostRounds; round += 1) {
        const playlist = wanted();
        if (playlist === undefined || !(await this.#fetchMore(playlist, plan))) return;
      }
    });
    return this.#turn;
  }

  async #fetchMore(playlist: MediaPlaylist, plan: SegmentPlan): Promise<boolean> {
    const segments = segmentsBefore(playlist, plan.firstSequence);
    const [oldest] = segments;
    if (oldest === undefined) return false;
    const steps = segments.map(stepOf);
    const map = oldest.map === null ? undefined : this.#fetcher.fetchMap(oldest.map);
    const bodies = await Promise.all(steps.map((step) => this.#fetcher.fetch(step)));
    const mapBytes = await map;
    if (mapBytes?.ok === false) return false;
    const taken = steps.flatMap((step, n) => {
      const body = bodies[n];
      return body?.ok === true ? [{ step, bytes: body.value }] : [];
    });
    if (taken.length < steps.length || !this.#line.takeBefore(taken, mapBytes?.value)) return false;
    plan.firstSequence = oldest.sequence;
    return true;
  }
}
