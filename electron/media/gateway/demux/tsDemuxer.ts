import { AvcAccessUnits, type AccessUnit } from './avcAccessUnits';
import { demuxLimits, type CodedSample } from './codedSample';
import { readPes, unwrapTime } from './pes';
import { spoil, spoilCodec } from './spoiled';
import {
  findPackets,
  readPackets,
  readProgramPid,
  readStreams,
  SectionReader,
  type TsPayload,
} from './tsPackets';

const avcStream = 0x1b;
/** HEVC, MPEG-1 and MPEG-2 video, AVS, Chinese SVAC: pictures, but none that is read here. */
const otherVideo = new Set([0x01, 0x02, 0x10, 0x24, 0x42, 0x80, 0xd1, 0xd2, 0xd4]);
const ticksPerSecond = 90_000;
const defaultDurationTicks = ticksPerSecond / 25;
/** Two pictures further apart than that are not neighbours. */
const longestPictureTicks = 10 * ticksPerSecond;

interface Waiting {
  unit: AccessUnit;
  pts: number;
  dts: number;
}

const toUs = (ticks: number): number => Math.round((ticks * 100) / 9);

/** Takes H.264 out of transport streams, segment by segment or part by part. */
export class TsDemuxer {
  readonly #units = new AvcAccessUnits();
  #tables = { pat: new SectionReader(), pmt: new SectionReader() };
  #programPid: number | undefined;
  #videoPid: number | undefined;
  #rest: Buffer = Buffer.alloc(0);
  #pes: Buffer[] = [];
  #pesBytes = 0;
  #waiting: Waiting | undefined;
  #near: number | undefined;
  #durationTicks = defaultDurationTicks;
  #samples: CodedSample[] = [];

  /** @param nearUs a time near which the stream is expected; settles which turn of its clock it is in */
  constructor(nearUs?: number) {
    if (nearUs !== undefined) this.#near = (nearUs * 9) / 100;
  }

  /** What is whole now. Bytes of a picture that goes on in the next part wait for it. */
  push(bytes: Buffer): CodedSample[] {
    const joined = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const from = findPackets(joined);
    if (from === undefined) return spoil('no transport packets');
    const end = readPackets(joined, from, (payload) => {
      this.#take(payload);
    });
    this.#rest = Buffer.from(joined.subarray(end));
    return this.#takeSamples();
  }

  /** The segment is over, and with it the last picture. */
  flush(): CodedSample[] {
    this.#finishPes();
    if (this.#waiting !== undefined) this.#emit(this.#waiting, this.#durationTicks);
    this.#waiting = undefined;
    this.#rest = Buffer.alloc(0);
    return this.#takeSamples();
  }

  /** Another encoder, another clock. */
  reset(): void {
    this.#tables = { pat: new SectionReader(), pmt: new SectionReader() };
    this.#programPid = undefined;
    this.#videoPid = undefined;
    this.#rest = Buffer.alloc(0);
    this.#pes = [];
    this.#pesBytes = 0;
    this.#waiting = undefined;
  }

  #takeSamples(): CodedSample[] {
    const samples = this.#samples;
    this.#samples = [];
    return samples;
  }

  #take(payload: TsPayload): void {
    if (payload.pid === 0) {
      const section = this.#tables.pat.push(payload);
      if (section !== undefined) this.#programPid = readProgramPid(section) ?? this.#programPid;
    } else if (payload.pid === this.#programPid) {
      const section = this.#tables.pmt.push(payload);
      if (section !== undefined) this.#takeProgram(section);
    } else if (payload.pid === this.#videoPid) this.#takeVideo(payload);
  }

  #takeProgram(section: Buffer): void {
    const streams = readStreams(section);
    if (streams === undefined) return;
    const video = streams.find(({ type }) => type === avcStream);
    if (video !== undefined) {
      this.#videoPid = video.pid;
      return;
    }
    const isOther = streams.some(({ type }) => otherVideo.has(type));
    spoilCodec(isOther ? 'a codec that is not read here' : 'no video track');
  }

  #takeVideo({ isStart, data }: TsPayload): void {
    if (isStart) this.#finishPes();
    // The middle of a picture whose beginning was not seen.
    else if (this.#pesBytes === 0) return;
    this.#pes.push(data);
    this.#pesBytes += data.length;
    if (this.#pesBytes > demuxLimits.accessUnitBytes) spoil('a picture is too large');
  }

  #finishPes(): void {
    if (this.#pesBytes === 0) return;
    const pes = readPes(Buffer.concat(this.#pes));
    this.#pes = [];
    this.#pesBytes = 0;
    if (pes?.pts === undefined) return;
    const near = this.#near ?? pes.pts;
    let dts = unwrapTime(pes.dts ?? pes.pts, near);
    let pts = unwrapTime(pes.pts, dts);
    for (const unit of this.#units.read(pes.payload)) {
      this.#queue({ unit, pts, dts });
      pts += this.#durationTicks;
      dts += this.#durationTicks;
    }
  }

  #queue(next: Waiting): void {
    const before = this.#waiting;
    if (before !== undefined) {
      const apart = next.dts - before.dts;
      if (apart > 0 && apart < longestPictureTicks) this.#durationTicks = apart;
      this.#emit(before, this.#durationTicks);
    }
    this.#waiting = next;
    this.#near = next.dts;
  }

  #emit({ unit, pts }: Waiting, durationTicks: number): void {
    if (this.#samples.length >= demuxLimits.samples) spoil('too many pictures');
    this.#samples.push({
      timestampUs: toUs(pts),
      durationUs: toUs(durationTicks),
      ...unit,
    });
  }
}
