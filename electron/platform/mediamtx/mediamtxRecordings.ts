import type { CameraId } from '#contract/ids';
import { failure, success, type Fault, type Outcome } from '#contract/outcome';
import { orderlySpans, type RecordedSpan, type RecordedSpans } from '#contract/recording';

import type { RecordedStretch, RecordingPort } from '../../wall/ports/recordingPort';
import type { BoundedFetch } from '../common/boundedFetch';
import { readJson } from '../common/readAnswer';
import { refusalOf } from './mediamtxApi';
import type { MediamtxPath } from './mediamtxTree';
import { wireRecordedSchema } from './mediamtxWire';

interface MediamtxRecordingsParts {
  /** Its playback server. */
  root: string;
  headers: Record<string, string>;
  ask: BoundedFetch;
  pathOf: (cameraId: CameraId) => MediamtxPath | undefined;
}

/** A path that is cut off every minute makes ten thousand in a week. */
const mostRows = 20_000;
const maxBytes = 8 * 1024 * 1024;

/** What a MediaMTX recorded: its playback server tells it, and gives any stretch as one MP4. */
export class MediamtxRecordings implements RecordingPort {
  readonly #parts: MediamtxRecordingsParts;

  constructor(parts: MediamtxRecordingsParts) {
    this.#parts = parts;
  }

  async spans(cameraId: CameraId, fromMs: number, toMs: number): Promise<Outcome<RecordedSpans>> {
    const path = this.#parts.pathOf(cameraId);
    if (path === undefined) return failure('catalog/unknown-camera');
    const rows = await this.#rows(path.name, fromMs, toMs);
    if (!rows.ok) return rows;
    const spans = orderlySpans(rows.value.spans, { fromMs, toMs });
    return success({ spans, isComplete: rows.value.isComplete });
  }

  /** A file of theirs ends at the first gap: what comes behind it is the next question. */
  async open(cameraId: CameraId, fromMs: number, toMs: number): Promise<Outcome<RecordedStretch>> {
    const path = this.#parts.pathOf(cameraId);
    if (path === undefined) return failure('catalog/unknown-camera');
    const rows = await this.#rows(path.name, fromMs, toMs);
    if (!rows.ok) return rows;
    const spans = rows.value.spans.toSorted((one, other) => one.fromMs - other.fromMs);
    const found = spans.find((span) => span.fromMs < toMs && span.toMs > fromMs);
    if (found === undefined) return failure('recording/none');
    // The first picture of the file is of the very time that was asked for.
    const part = { fromMs: Math.max(fromMs, found.fromMs), toMs: Math.min(toMs, found.toMs) };
    const { root, headers } = this.#parts;
    const asked = new URLSearchParams({
      path: path.name,
      start: timeOf(part.fromMs),
      duration: String((part.toMs - part.fromMs) / 1_000),
      format: 'fmp4',
    });
    const upstream = { url: `${root}/get?${asked.toString()}`, headers };
    return success({ form: 'mp4', upstream, parts: [part] });
  }

  async #rows(
    path: string,
    fromMs: number,
    toMs: number,
  ): Promise<Outcome<{ spans: RecordedSpan[]; isComplete: boolean }>> {
    const { root, headers, ask } = this.#parts;
    // In UTC, so that no `+` of a time zone is read as a space.
    const asked = new URLSearchParams({ path, start: timeOf(fromMs), end: timeOf(toMs) });
    const answer = await ask({ url: `${root}/list?${asked.toString()}`, headers, maxBytes });
    if (!answer.ok) return { ok: false, fault: absentOr(answer.fault) };
    const { status } = answer.value;
    if (status === 404) return success({ spans: [], isComplete: true });
    if (status < 200 || status >= 300) return refusalOf(answer.value);
    const body = readJson(answer.value);
    if (!body.ok) return body;
    // No rows at all are told as null by some versions.
    const told = body.value ?? [];
    if (!Array.isArray(told)) return failure('platform/bad-answer', 'no list of recordings');
    const spans = told
      .slice(-mostRows)
      .flatMap((row) => wireRecordedSchema.safeParse(row).data ?? []);
    return success({ spans, isComplete: spans.length === told.length });
  }
}

/** Its other servers answer, this one does not: playback is switched off there. */
const absentOr = (fault: Fault): Fault =>
  fault.code === 'platform/unreachable' && fault.detail === 'ECONNREFUSED'
    ? { code: 'recording/not-offered', detail: 'no playback server' }
    : fault;

const timeOf = (atMs: number): string => new Date(atMs).toISOString();
