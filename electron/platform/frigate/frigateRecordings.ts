import type { CameraId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import { orderlySpans, type RecordedSpan, type RecordedSpans } from '#contract/recording';

import type { Upstream } from '../../wall/ports';
import type { RecordedStretch, RecordingPort } from '../../wall/ports/recordingPort';
import type { FrigateSession } from './frigateSession';
import { wireRecordingSchema } from './frigateWire';

interface FrigateRecordingsParts {
  session: FrigateSession;
  /** What Frigate calls a camera; undefined for one that it does not have. */
  nameOf: (cameraId: CameraId) => string | undefined;
  at: (path: string) => Upstream;
}

/** A day has 8,640 rows; a week at once would be ten megabytes. */
const dayMs = 86_400_000;
const mostRows = 20_000;
/** Rows of ten seconds are taken whole, so that media time begins where a row begins. */
const longestWholeMs = 20_000;

interface Rows {
  spans: RecordedSpan[];
  isComplete: boolean;
}

/** What Frigate recorded: rows of ten seconds each, and a playlist of any stretch. */
export class FrigateRecordings implements RecordingPort {
  readonly #parts: FrigateRecordingsParts;

  constructor(parts: FrigateRecordingsParts) {
    this.#parts = parts;
  }

  async spans(cameraId: CameraId, fromMs: number, toMs: number): Promise<Outcome<RecordedSpans>> {
    const name = this.#parts.nameOf(cameraId);
    if (name === undefined) return failure('catalog/unknown-camera');
    const found: RecordedSpan[] = [];
    let isComplete = true;
    // One day after the other: this is done beside live pictures, not instead of them.
    for (let dayFromMs = fromMs; dayFromMs < toMs; dayFromMs += dayMs) {
      const rows = await this.#rows(name, dayFromMs, Math.min(toMs, dayFromMs + dayMs));
      if (!rows.ok) return rows;
      isComplete &&= rows.value.isComplete;
      found.push(...orderlySpans(rows.value.spans, { fromMs, toMs }));
    }
    return success({ spans: orderlySpans(found, { fromMs, toMs }), isComplete });
  }

  async open(cameraId: CameraId, fromMs: number, toMs: number): Promise<Outcome<RecordedStretch>> {
    const name = this.#parts.nameOf(cameraId);
    if (name === undefined) return failure('catalog/unknown-camera');
    const rows = await this.#rows(name, fromMs, toMs);
    if (!rows.ok) return rows;
    const parts = rows.value.spans.map((span) => ({
      fromMs: span.fromMs < fromMs - longestWholeMs ? fromMs : span.fromMs,
      toMs: span.toMs > toMs + longestWholeMs ? toMs : span.toMs,
    }));
    const [first, last] = [parts[0], parts.at(-1)];
    if (first === undefined || last === undefined) return failure('recording/none');
    const time = `start/${secondsOf(first.fromMs)}/end/${secondsOf(last.toMs)}`;
    const upstream = this.#parts.at(`/vod/${encodeURIComponent(name)}/${time}/index.m3u8`);
    return success({ form: 'hls', upstream, parts });
  }

  /** The rows that touch that time, oldest first. */
  async #rows(name: string, fromMs: number, toMs: number): Promise<Outcome<Rows>> {
    // Both are always said: what Frigate takes in their place was true when it was started.
    const time = `after=${secondsOf(fromMs)}&before=${secondsOf(toMs)}`;
    const path = `/api/${encodeURIComponent(name)}/recordings?${time}`;
    // An answer of five seconds ago does not know the newest row.
    const told = await this.#parts.session.ask({ path, isFresh: true });
    if (!told.ok) return told;
    if (!Array.isArray(told.value)) return failure('platform/bad-answer', 'no list of recordings');
    const read = told.value.slice(0, mostRows).flatMap((row) => {
      const { data } = wireRecordingSchema.safeParse(row);
      return data === undefined ? [] : [spanOf(data.start_time, data.duration)];
    });
    const isComplete = read.length === told.value.length;
    const spans = apart(read.filter((span) => span.fromMs < toMs && span.toMs > fromMs));
    return success({ spans, isComplete });
  }
}

/** The media time of a row is its duration, whatever its end says. */
const spanOf = (startSeconds: number, durationSeconds: number): RecordedSpan => {
  const fromMs = Math.round(startSeconds * 1_000);
  return { fromMs, toMs: fromMs + Math.round(durationSeconds * 1_000) };
};

/** In order, and where one runs into the next, cut there; one within another would cut it short. */
const apart = (spans: readonly RecordedSpan[]): RecordedSpan[] => {
  const kept: RecordedSpan[] = [];
  for (const span of spans.toSorted((one, other) => one.fromMs - other.fromMs)) {
    if (span.toMs > (kept.at(-1)?.toMs ?? 0)) kept.push(span);
  }
  return kept.flatMap(({ fromMs, toMs }, at) => {
    const end = Math.min(toMs, kept[at + 1]?.fromMs ?? toMs);
    return fromMs < end ? [{ fromMs, toMs: end }] : [];
  });
};

const secondsOf = (atMs: number): string => String(atMs / 1_000);
