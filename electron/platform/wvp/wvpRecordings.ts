import type { CameraId } from '#contract/ids';
import { failure, success, type Fault, type Outcome } from '#contract/outcome';
import { orderlySpans, type RecordedSpan, type RecordedSpans } from '#contract/recording';
import type { ReplayRate } from '#contract/replay';
import type { StreamProfile } from '#contract/stream';

import type { ClockPort } from '../../wall/ports';
import type { RecordedStretch, RecordingPort, ReplayPace } from '../../wall/ports/recordingPort';
import type { WvpApi } from './wvpApi';
import type { KnownChannel } from './wvpKnown';
import { WvpDeviceRecords } from './wvpDeviceRecords';
import type { WvpDialect } from './wvpDialect';
import { isAbsent } from './wvpFaults';
import { rewriteHost, type HostRule } from './wvpHost';
import { WvpPlayback } from './wvpPlayback';
import { WvpPlaybackCalls } from './wvpPlaybackCalls';
import { toLocalText } from './wvpTime';
import { wvpPageSchema } from './wvpWire';
import { readWvpRecord, wvpRecordPathSchema, type WvpRecord } from './wvpWireMedia';

export interface WvpRecordingsParts {
  api: WvpApi;
  host: HostRule;
  /** Of the platform's clock, in which it wants times said. */
  zone: string;
  clock: ClockPort;
  dialect: () => WvpDialect | undefined;
  channel: (cameraId: CameraId) => KnownChannel | undefined;
  /** In [0, 1); Math.random outside of tests. */
  chance?: (() => number) | undefined;
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

/** Files of a device follow each other within that. */
const joinedMs = 1_000;
/** Devices are asked about whole windows, so that whoever plays on asks them once for each. */
const windowMs = 1_800_000;
const windowsAhead = 3;
const noPace: ReplayPace = { rate: 0, dueInMs: 0 };

/**
 * Two places. Cloud records 云端录像 are MP4 files that the media node wrote. What lies on the device
 * 设备录像 is played by it in sessions, and used where there are no files.
 */
export class WvpRecordings implements RecordingPort {
  readonly #parts: WvpRecordingsParts;
  readonly #devices: WvpDeviceRecords;
  readonly #playback: WvpPlayback;
  /** Where the media node was found to have files: nothing stands still for those. */
  readonly #files = new Map<CameraId, RecordedSpan>();

  constructor(parts: WvpRecordingsParts) {
    this.#parts = parts;
    const { host, clock, chance = Math.random } = parts;
    this.#devices = new WvpDeviceRecords(parts);
    const isSecure = host.root.startsWith('https:');
    const calls = new WvpPlaybackCalls({ ...parts, isSecure });
    this.#playback = new WvpPlayback({ calls, clock, host, chance });
  }

  async spans(cameraId: CameraId, fromMs: number, toMs: number): Promise<Outcome<RecordedSpans>> {
    const known = this.#channelOf(cameraId);
    if (!known.ok) return known;
    const [files, listed] = await Promise.all([
      this.#find(known.value, fromMs, toMs),
      this.#devices.find(cameraId, known.value, fromMs, toMs),
    ]);
    const isWithout = !files.ok && files.fault.code === 'recording/not-offered';
    if (!files.ok && !isWithout) return files;
    if (!files.ok && !listed.ok) return listed;
    const records = files.ok ? files.value.records : [];
    const spans = listed.ok ? listed.value.spans : [];
    return success({
      spans: orderlySpans([...records, ...spans], { fromMs, toMs }),
      isComplete: (!files.ok || files.value.isComplete) && listed.ok && listed.value.isComplete,
    });
  }

  /** One file, or what a device plays: what comes behind its end is the next question. */
  async open(
    cameraId: CameraId,
    fromMs: number,
    toMs: number,
    _profile: StreamProfile,
    pace = noPace,
  ): Promise<Outcome<RecordedStretch>> {
    const known = this.#channelOf(cameraId);
    if (!known.ok) return known;
    const found = await this.#find(known.value, fromMs, toMs);
    const isWithout = !found.ok && found.fault.code === 'recording/not-offered';
    if (!found.ok && !isWithout) return found;
    const [record] = (found.ok ? found.value.records : [])
      .filter((one) => one.fromMs < toMs && one.toMs > fromMs)
      .toSorted((one, other) => one.fromMs - other.fromMs);
    if (record !== undefined && record.fromMs <= fromMs) return this.#file(cameraId, record);
    this.#files.delete(cameraId);
    const span = await this.#deviceSpan(cameraId, known.value, { fromMs, toMs });
    const isSooner = span.ok && (record === undefined || span.value.fromMs < record.fromMs);
    if (!isSooner) return record === undefined ? asNone(span) : this.#file(cameraId, record);
    const channel = known.value;
    return this.#playback.open({ cameraId, channel, span: span.value, fromMs, toMs, pace });
  }

  startMs(cameraId: CameraId, atMs: number, rate: ReplayRate): number {
    if (!this.#channelOf(cameraId).ok) return 0;
    const file = this.#files.get(cameraId);
    const isFile = file !== undefined && file.fromMs <= atMs && atMs < file.toMs;
    return isFile ? 0 : this.#playback.startMs(cameraId, atMs, rate);
  }

  leave(cameraId: CameraId): void {
    this.#files.delete(cameraId);
    this.#playback.leave(cameraId);
  }

  closeAll(): Promise<void> {
    return this.#playback.closeAll();
  }

  async #file(cameraId: CameraId, record: WvpRecord): Promise<Outcome<RecordedStretch>> {
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
    this.#files.set(cameraId, part);
    return success({ form: 'mp4', upstream, parts: [part] });
  }

  /** What the device has then, as long as it goes on without a gap. */
  async #deviceSpan(
    cameraId: CameraId,
    channel: KnownChannel,
    { fromMs, toMs }: RecordedSpan,
  ): Promise<Outcome<RecordedSpan>> {
    const beginMs = Math.floor(fromMs / windowMs) * windowMs;
    const endMs = beginMs + windowsAhead * windowMs;
    const listed = await this.#devices.find(cameraId, channel, beginMs, endMs);
    if (!listed.ok) return listed;
    const span = joined(listed.value.spans).find((one) => one.fromMs < toMs && one.toMs > fromMs);
    return span === undefined ? failure('recording/none') : success(span);
  }

  #channelOf(cameraId: CameraId): Outcome<KnownChannel> {
    const known = this.#parts.channel(cameraId);
    if (known === undefined) return failure('catalog/unknown-camera');
    // How streams are named that were pushed or pulled, the list of channels does not say.
    return known.dataType === 1 ? success(known) : failure('recording/not-offered');
  }

  async #find(
    { device, gbId }: KnownChannel,
    fromMs: number,
    toMs: number,
  ): Promise<Outcome<Found>> {
    const { zone } = this.#parts;
    if (device === null || gbId === null) return failure('recording/not-offered');
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

/** What a device does not have is simply not there; what else it says is told. */
const asNone = (span: Outcome<RecordedSpan>): { ok: false; fault: Fault } =>
  span.ok ? failure('recording/none') : span;

/** Spans without what lies between two files of one recording. */
const joined = (told: readonly RecordedSpan[]): RecordedSpan[] => {
  const spans: RecordedSpan[] = [];
  for (const { fromMs, toMs } of told.toSorted((one, other) => one.fromMs - other.fromMs)) {
    const last = spans.at(-1);
    if (last === undefined || fromMs - last.toMs > joinedMs) spans.push({ fromMs, toMs });
    else last.toMs = Math.max(last.toMs, toMs);
  }
  return spans;
};

/** A generation without cloud records has none that can be played. */
const named = (fault: Fault): { ok: false; fault: Fault } =>
  isAbsent(fault) ? failure('recording/not-offered') : { ok: false, fault };
