import type { CameraId } from '#contract/ids';
import { success, type Outcome } from '#contract/outcome';
import { mostSpans, orderlySpans, type RecordedSpans } from '#contract/recording';
import type { StreamProfile } from '#contract/stream';

import type { RecordedStretch, RecordingPort } from '../../wall/ports/recordingPort';
import type { VnpApi } from './vnpApi';
import { bareId } from './vnpTranslate';
import { wireRecordedSpanSchema, wireRecordingSchema, wireRecordingsSchema } from './vnpWire';

/** What the platform's refusals are called here; one without a recorder knows no such address. */
const refusals = {
  'not-recorded': 'recording/not-offered',
  'nothing-recorded': 'recording/none',
  'not-found': 'recording/not-offered',
} as const;

/** The recorder of the platform. */
export class VnpRecordings implements RecordingPort {
  readonly #api: VnpApi;

  constructor(api: VnpApi) {
    this.#api = api;
  }

  async spans(cameraId: CameraId, fromMs: number, toMs: number): Promise<Outcome<RecordedSpans>> {
    const id = encodeURIComponent(bareId(cameraId));
    const time = `fromMs=${String(fromMs)}&toMs=${String(toMs)}`;
    const told = await this.#api.ask(
      { method: 'GET', path: `/cameras/${id}/recordings?${time}`, refusals },
      wireRecordingsSchema,
    );
    if (!told.ok) return told;
    const rows = told.value.spans;
    const read = rows
      .slice(-mostSpans)
      .flatMap((row) => wireRecordedSpanSchema.safeParse(row).data ?? []);
    const spans = orderlySpans(read, { fromMs, toMs });
    return success({ spans, isComplete: read.length === rows.length });
  }

  async open(
    cameraId: CameraId,
    fromMs: number,
    toMs: number,
    profile: StreamProfile,
  ): Promise<Outcome<RecordedStretch>> {
    const body = { cameraId: bareId(cameraId), profile, fromMs, toMs };
    const opened = await this.#api.ask(
      { method: 'POST', path: '/recordings', body, refusals },
      wireRecordingSchema,
    );
    if (!opened.ok) return opened;
    const { url, parts } = opened.value;
    // The token of a stretch is in its address; it needs no header.
    return success({ form: 'hls', upstream: { url, headers: {} }, parts });
  }
}
