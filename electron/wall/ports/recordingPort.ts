import type { CameraId } from '#contract/ids';
import type { Outcome } from '#contract/outcome';
import type { RecordedSpan, RecordedSpans } from '#contract/recording';
import type { StreamProfile } from '#contract/stream';
import type { Upstream } from './upstream';

/** A piece of a recording that can be fetched now. */
export interface RecordedStretch {
  /** `hls`: a playlist with an end (TS or fragmented MP4); `mp4`: one file, its index anywhere. */
  form: 'hls' | 'mp4';
  upstream: Upstream;
  /**
   * To which times its media time belongs: it runs without gaps from 0 through these, in order. So
   * they may begin before what was asked for, and what was not recorded lies between them.
   */
  parts: RecordedSpan[];
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
  ): Promise<Outcome<RecordedStretch>>;
}
