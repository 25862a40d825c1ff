import type { CameraId } from '#contract/ids';
import { failure, success, type Fault, type Outcome } from '#contract/outcome';
import { orderlySpans, type RecordedSpan, type RecordedSpans } from '#contract/recording';
import type { RecordedStretch, RecordingPort } from '../../electron/wall/ports/recordingPort';

/** A recorder that keeps what the test says; everything of all cameras, until told otherwise. */
export class FakeRecorder implements RecordingPort {
  kept: RecordedSpan[] = [{ fromMs: 0, toMs: Number.MAX_SAFE_INTEGER }];
  fault: Fault | undefined;
  isComplete = true;
  readonly opened: { cameraId: CameraId; fromMs: number; toMs: number }[] = [];

  spans(_cameraId: CameraId, fromMs: number, toMs: number): Promise<Outcome<RecordedSpans>> {
    if (this.fault !== undefined) return Promise.resolve({ ok: false, fault: this.fault });
    const spans = orderlySpans(this.kept, { fromMs, toMs });
    return Promise.resolve(success({ spans, isComplete: this.isComplete }));
  }

  open(cameraId: CameraId, fromMs: number, toMs: number): Promise<Outcome<RecordedStretch>> {
    if (this.fault !== undefined) return Promise.resolve({ ok: false, fault: this.fault });
    this.opened.push({ cameraId, fromMs, toMs });
    const parts = orderlySpans(this.kept, { fromMs, toMs });
    if (parts.length === 0) return Promise.resolve(failure('recording/none'));
    const upstream = { url: 'http://platform.test/recorded.m3u8?token=invented', headers: {} };
    return Promise.resolve(success({ form: 'hls', upstream, parts }));
  }
}
