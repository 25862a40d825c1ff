import type { CameraId } from '#contract/ids';
import { failure, success, type Fault, type Outcome } from '#contract/outcome';
import { orderlySpans, type RecordedSpans } from '#contract/recording';

import type { RecordedStretch, RecordingPort } from '../../wall/ports/recordingPort';
import type { WvpApi } from './wvpApi';
import type { KnownChannel } from './wvpCatalog';
import { isAbsent } from './wvpFaults';
import { rewriteHost, type HostRule } from './wvpHost';
import { toLocalText } from './wvpTime';
import { wvpPageSchema } from './wvpWire';
import { readWvpRecord, wvpRecordPathSchema, type WvpRecord } from './wvpWireMedia';

export interface WvpRecordingsParts {
  api: WvpApi;
  host: HostRule;
  /** Of the platform's clock, in which it wants times said. */
  zone: string;
  channel: (cameraId: CameraId) => KnownChannel | undefined;
}

interface Found {
  records: WvpRecord[];
  isComplete: boolean;
}

const pageRows = 1_000;
/** A week of files of two minutes. */
const mostPages = 5;
/** Files that begin before the time asked about belong to it; none is longer as a rule. */
const longestFileMs = 3_600_000;

/**
 * Cloud records 云端录像: what the media node wrote as MP4 files. What lies on a recorder 设备录像 is
 * played in one session at the pace of life, which is no use for stretches; it is left alone.
 */
export class WvpRecordings implements RecordingPort {
  readonly #parts: WvpRecordingsParts;

  constructor(parts: WvpRecordingsParts) {
    this.#parts = parts;
  }

  async spans(cameraId: CameraId, fromMs: number, toMs: number): Promise<Outcome<RecordedSpans>> {
    const found = await this.#find(cameraId, fromMs, toMs);
    if (!found.ok) return found;
    const { records, isComplete } = found.value;
    return success({ spans: orderlySpans(records, { fromMs, toMs }), isComplete });
  }

  /** One file: what comes behind its end is the next question. */
  async open(cameraId: CameraId, fromMs: number, toMs: number): Promise<Outcome<RecordedStretch>> {
    const found = await this.#find(cameraId, fromMs, toMs);
    if (!found.ok) return found;
    const [record] = found.value.records
      .filter((one) => one.fromMs < toMs && one.toMs > fromMs)
      .toSorted((one, other) => one.fromMs - other.fromMs);
    if (record === undefined) return failure('recording/none');
    const query = { recordId: record.key };
    const told = await this.#parts.api.ask(
      '/api/cloud/record/play/path',
      query,
      wvpRecordPathSchema,
    );
    if (!told.ok) return named(told.fault);
    const { host } = this.#parts;
    const { httpPath, httpsPath } = told.value;
    const url = host.root.startsWith('https:') ? (httpsPath ?? httpPath) : (httpPath ?? httpsPath);
    if (url === null) return failure('stream/not-found', 'the media node offers no file');
    const upstream = { url: rewriteHost(url, host), headers: {} };
    const part = { fromMs: record.fromMs, toMs: record.toMs };
    return success({ form: 'mp4', upstream, parts: [part] });
  }

  async #find(cameraId: CameraId, fromMs: number, toMs: number): Promise<Outcome<Found>> {
    const { channel, zone } = this.#parts;
    const known = channel(cameraId);
    if (known === undefined) return failure('catalog/unknown-camera');
    const { device, gbId, dataType } = known;
    // How streams are named that were pushed or pulled, the list of channels does not say.
    if (device === null || gbId === null || dataType !== 1) {
      return failure('recording/not-offered');
    }
    return this.#read({
      app: 'rtp',
      stream: `${device}_${gbId}`,
      startTime: toLocalText(fromMs - longestFileMs, zone),
      endTime: toLocalText(toMs + longestFileMs, zone),
    });
  }

  async #read(query: Record<string, string>): Promise<Outcome<Found>> {
    const records = new Map<number, WvpRecord>();
    let rows = 0;
    let total = 0;
    for (let page = 1; page <= mostPages; page += 1) {
      const asked = { ...query, page, count: pageRows };
      const answer = await this.#parts.api.ask('/api/cloud/record/list', asked, wvpPageSchema);
      if (!answer.ok) return named(answer.fault);
      const list = answer.value.list.slice(0, pageRows);
      for (const raw of list) {
        const record = readWvpRecord(raw);
        if (record !== undefined) records.set(record.key, record);
      }
      rows += list.length;
      total = Math.max(rows, answer.value.total);
      if (list.length === 0 || rows >= total) break;
    }
    // Pages may repeat and skip; whoever asks again a little later gets the rest.
    return success({ records: [...records.values()], isComplete: records.size >= total });
  }
}

/** A generation without cloud records has no recordings that can be played. */
const named = (fault: Fault): { ok: false; fault: Fault } =>
  isAbsent(fault) ? failure('recording/not-offered') : { ok: false, fault };
