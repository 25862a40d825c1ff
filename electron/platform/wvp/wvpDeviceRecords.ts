import type { CameraId } from '#contract/ids';
import { failure, success, type Fault, type Outcome } from '#contract/outcome';
import type { RecordedSpan, RecordedSpans } from '#contract/recording';

import type { ClockPort } from '../../wall/ports';
import type { WvpApi } from './wvpApi';
import type { KnownChannel } from './wvpKnown';
import type { WvpDialect } from './wvpDialect';
import { isTimedOut } from './wvpFaults';
import { fromLocalText, toLocalText } from './wvpTime';
import { wvpRowsSchema } from './wvpWire';
import { wvpDeviceRecordsSchema, type WvpDeviceList } from './wvpWireMedia';

export interface WvpDeviceRecordsParts {
  api: WvpApi;
  clock: ClockPort;
  /** Of the platform's clock, in which it wants times said. */
  zone: string;
  dialect: () => WvpDialect | undefined;
}

interface Read {
  asked: RecordedSpan;
  atMs: number;
  answer: Promise<Outcome<RecordedSpans>>;
}

/** The platform itself waits fifteen seconds for the device, and says so in an answer. */
const queryLimitMs = 20_000;
/** Each question is a call to the device: what it said is good for a while. */
const freshMs = { young: 30_000, old: 600_000 } as const;
/** What is older than that does not grow any more. */
const oldMs = 300_000;
const mostReads = 64;
/** More rows than a week has minutes are not read. */
const mostRows = 12_000;

/** What lies on GB/T 28181 devices 设备录像, as they list it. */
export class WvpDeviceRecords {
  readonly #parts: WvpDeviceRecordsParts;
  readonly #reads = new Map<CameraId, Read>();

  constructor(parts: WvpDeviceRecordsParts) {
    this.#parts = parts;
  }

  /** Spans in the order told, whole files of them. */
  async find(
    cameraId: CameraId,
    channel: KnownChannel,
    fromMs: number,
    toMs: number,
  ): Promise<Outcome<RecordedSpans>> {
    const { clock } = this.#parts;
    const now = clock.now();
    const known = this.#reads.get(cameraId);
    const isInside =
      known !== undefined && known.asked.fromMs <= fromMs && known.asked.toMs >= toMs;
    if (isInside && now - known.atMs < freshOf(known)) return known.answer;
    const asked = { fromMs, toMs };
    const answer = this.#ask(channel, asked);
    this.#reads.delete(cameraId);
    const [oldest] = this.#reads.keys();
    if (oldest !== undefined && this.#reads.size >= mostReads) this.#reads.delete(oldest);
    const read: Read = { asked, atMs: now, answer };
    this.#reads.set(cameraId, read);
    const told = await answer;
    if (!told.ok && this.#reads.get(cameraId) === read) this.#reads.delete(cameraId);
    return told;
  }

  async #ask(
    channel: KnownChannel,
    { fromMs, toMs }: RecordedSpan,
  ): Promise<Outcome<RecordedSpans>> {
    const { api, zone, dialect } = this.#parts;
    const { device, gbId, key } = channel;
    const startTime = toLocalText(fromMs, zone);
    const endTime = toLocalText(toMs, zone);
    const extra = { limitMs: queryLimitMs };
    if (dialect()?.isWhole === true) {
      const query = { channelId: key, startTime, endTime };
      const path = '/api/common/channel/playback/query';
      const rows = await api.ask(path, query, wvpRowsSchema, extra);
      return rows.ok ? success(this.#spansOf({ rows: rows.value, most: 0 })) : named(rows.fault);
    }
    if (device === null || gbId === null) return failure('recording/not-offered');
    const path = `/api/gb_record/query/${device}/${gbId}`;
    const told = await api.ask(path, { startTime, endTime }, wvpDeviceRecordsSchema, extra);
    return told.ok ? success(this.#spansOf(told.value)) : named(told.fault);
  }

  #spansOf({ rows, most }: WvpDeviceList): RecordedSpans {
    const { zone } = this.#parts;
    const spans: RecordedSpan[] = [];
    const heard = rows.slice(0, mostRows);
    for (const raw of heard) {
      const { startTime, endTime } = Object(raw) as { startTime?: unknown; endTime?: unknown };
      const fromMs = timeOf(startTime, zone);
      const toMs = timeOf(endTime, zone);
      if (fromMs !== null && toMs !== null && fromMs < toMs) spans.push({ fromMs, toMs });
    }
    // Lists come in parts by UDP: a part that was lost is missed in the sum only.
    const isComplete = spans.length === rows.length && rows.length >= most;
    return { spans, isComplete };
  }
}

const freshOf = ({ asked, atMs }: Read): number =>
  asked.toMs < atMs - oldMs ? freshMs.old : freshMs.young;

const timeOf = (told: unknown, zone: string): number | null =>
  typeof told === 'string' ? fromLocalText(told, zone) : null;

/** A device that says nothing is no fault of the platform; it is told with the code of a refusal. */
const named = (fault: Fault): { ok: false; fault: Fault } =>
  isTimedOut(fault) ? failure('platform/timeout', fault.detail) : { ok: false, fault };
