import type { CameraId } from '#contract/ids';
import type { Outcome } from '#contract/outcome';
import type { RecordedSpan, RecordedSpans } from '#contract/recording';
import type { ReplayRate } from '#contract/replay';
import type { StreamProfile } from '#contract/stream';
import type { Upstream } from './upstream';

interface StretchOf<Form extends string> {
  form: Form;
  upstream: Upstream;
  /**
   * To which times its media time belongs: it runs without gaps from 0 through these, in order. So
   * they may begin before what was asked for, and what was not recorded lies between them.
   */
  parts: RecordedSpan[];
}

/** A piece of a recording that can be fetched now. */
export type RecordedStretch =
  /** `hls`: a playlist with an end (TS or fragmented MP4); `mp4`: one file, its index anywhere. */
  | StretchOf<'hls' | 'mp4'>
  /**
   * A device plays for us, now: a stream of fragmented MP4 without an end, good for many stretches.
   * It goes at `speed` times the pace of life, as far as the device obeys.
   */
  | (StretchOf<'session'> & { speed: number });

/** How a stretch is wanted by a clock that runs. */
export interface ReplayPace {
  rate: ReplayRate;
  /** What is asked for is due in so many milliseconds; 0 or less: the clock is there. */
  dueInMs: number;
}

/** What the recorder of a platform keeps. Faults recording/*, stream/*, platform/*. */
export interface RecordingPort {
  /** When a camera was recorded, within `longestSpansMs`. */
  spans(cameraId: CameraId, fromMs: number, toMs: number): Promise<Outcome<RecordedSpans>>;
  /**
   * At most `longestStretchMs`, in that size where the recorder keeps several. Fault recording/none
   * where nothing was recorded then.
   */
  open(
    cameraId: CameraId,
    fromMs: number,
    toMs: number,
    profile: StreamProfile,
    pace?: ReplayPace,
  ): Promise<Outcome<RecordedStretch>>;
  /**
   * How long a clock that goes on from there should stand first, because the recorder plays at the
   * pace of life and what it begins with is late by its beginning. Not told: not at all.
   */
  startMs?(cameraId: CameraId, atMs: number, rate: ReplayRate): number;
  /** No tile shows recordings of this camera any more. */
  leave?(cameraId: CameraId): void;
}
