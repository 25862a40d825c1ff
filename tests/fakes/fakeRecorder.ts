import type { CameraId } from '#contract/ids';
import { failure, success, type Fault, type Outcome } from '#contract/outcome';
import { orderlySpans, type RecordedSpan, type RecordedSpans } from '#contract/recording';
import type { StreamProfile } from '#contract/stream';
import type {
  RecordedStretch,
  RecordingPort,
  ReplayPace,
} from '../../electron/wall/ports/recordingPort';

/** A recorder that keeps what the test says; everything of all cameras, until told otherwise. */
export class FakeRecorder implements RecordingPort {
  kept: RecordedSpan[] = [{ fromMs: 0, toMs: Number.MAX_SAFE_INTEGER }];
  fault: Fault | undefined;
  isComplete = true;
  readonly paces: (ReplayPace | undefined)[] = [];
  readonly left: CameraId[] = [];
  readonly opened: { cameraId: CameraId; fromMs: number; toMs: number }[] = [];

  spans(_cameraId: CameraId, fromMs: number, toMs: number): Promise<Outcome<RecordedSpans>> {
    if (this.fault !== undefined) return Promise.resolve({ ok: false, fault: this.fault });
    const spans = orderlySpans(this.kept, { fromMs, toMs });
    return Promise.resolve(success({ spans, isComplete: this.isComplete }));
  }

  leave(cameraId: CameraId): void {
    this.left.push(cameraId);
  }

  open(
    cameraId: CameraId,
    fromMs: number,
    toMs: number,
    _profile?: StreamProfile,
    pace?: ReplayPace,
  ): Promise<Outcome<RecordedStretch>> {
    if (this.fault !== undefined) return Promise.resolve({ ok: false, fault: this.fault });
    this.opened.push({ cameraId, fromMs, toMs });
    this.paces.push(pace);
    const parts = orderlySpans(this.kept, { fromMs, toMs });
    if (parts.length === 0) return Promise.resolve(failure('recording/none'));
    const upstream = { url: 'http://platform.test/recorded.m3u8?token=invented', headers: {} };
    return Promise.resolve(success({ form: 'hls', upstream, parts }));
  }
}
