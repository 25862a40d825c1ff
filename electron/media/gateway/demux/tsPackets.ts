import { spoil, spoilCodec } from './spoiled';

export const packetBytes = 188;
const syncByte = 0x47;
const lastSectionBytes = 1_024;

/** One transport packet's share of its stream. */
export interface TsPayload {
  pid: number;
  isStart: boolean;
  data: Buffer;
}

/** Where packets begin; a file may have a few strange bytes before the first one. */
export const findPackets = (bytes: Buffer): number | undefined => {
  for (let at = 0; at < Math.min(packetBytes, bytes.length); at += 1) {
    const isHere = (n: number): boolean => {
      const place = at + n * packetBytes;
      return place >= bytes.length || bytes[place] === syncByte;
    };
    if (bytes[at] === syncByte && isHere(1) && isHere(2)) return at;
  }
  return undefined;
};

/** Reads whole packets; gives the number of bytes that were read. */
export const readPackets = (
  bytes: Buffer,
  from: number,
  take: (payload: TsPayload) => void,
): number => {
  let at = from;
  for (; at + packetBytes <= bytes.length; at += packetBytes) {
    if (bytes[at] !== syncByte) return spoil('a transport packet out of step');
    const second = bytes[at + 1] ?? 0;
    const fourth = bytes[at + 3] ?? 0;
    // Damaged on the way, or without anything inside.
    if ((second & 0x80) !== 0 || (fourth & 0x10) === 0) continue;
    if ((fourth & 0xc0) !== 0) return spoilCodec('scrambled');
    const adaptation = (fourth & 0x20) === 0 ? 0 : 1 + (bytes[at + 4] ?? 0);
    const start = at + 4 + adaptation;
    const end = at + packetBytes;
    if (start >= end) continue;
    take({
      pid: ((second & 0x1f) << 8) | (bytes[at + 2] ?? 0),
      isStart: (second & 0x40) !== 0,
      data: bytes.subarray(start, end),
    });
  }
  return at;
};

/** Puts a table together that may go over several packets. */
export class SectionReader {
  #held: Buffer = Buffer.alloc(0);
  #isOpen = false;

  /** The whole section, once it is there. */
  push({ isStart, data }: TsPayload): Buffer | undefined {
    if (isStart) {
      const pointer = data[0] ?? 0;
      this.#held = data.subarray(1 + pointer);
      this.#isOpen = true;
    } else if (this.#isOpen) {
      this.#held = Buffer.concat([this.#held, data]);
    } else return undefined;
    if (this.#held.length < 3) return undefined;
    const length = 3 + (this.#held.readUInt16BE(1) & 0xfff);
    if (length > lastSectionBytes + 3) {
      this.#isOpen = false;
      return undefined;
    }
    if (this.#held.length < length) return undefined;
    this.#isOpen = false;
    return this.#held.subarray(0, length);
  }
}

/** The place of the first program's map, from a PAT section. */
export const readProgramPid = (section: Buffer): number | undefined => {
  if (section[0] !== 0) return undefined;
  for (let at = 8; at + 4 <= section.length - 4; at += 4) {
    if (section.readUInt16BE(at) !== 0) return section.readUInt16BE(at + 2) & 0x1fff;
  }
  return undefined;
};

/** One elementary stream of a program. */
export interface TsStream {
  type: number;
  pid: number;
}

/** The streams that a PMT section lists. */
export const readStreams = (section: Buffer): TsStream[] | undefined => {
  if (section[0] !== 2 || section.length < 16) return undefined;
  const streams: TsStream[] = [];
  const end = section.length - 4;
  let at = 12 + (section.readUInt16BE(10) & 0xfff);
  while (at + 5 <= end) {
    streams.push({ type: section[at] ?? 0, pid: section.readUInt16BE(at + 1) & 0x1fff });
    at += 5 + (section.readUInt16BE(at + 3) & 0xfff);
  }
  return streams;
};
