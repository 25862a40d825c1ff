import { demuxLimits } from './codedSample';
import { spoil } from './spoiled';

/** Places of the NAL units in a length-prefixed sample; lengths are held against real bytes. */
export const forEachNal = (
  data: Buffer,
  lengthBytes: number,
  take: (start: number, end: number) => void,
): void => {
  let at = 0;
  let count = 0;
  while (at < data.length) {
    if (at + lengthBytes > data.length) spoil('a NAL unit is cut off');
    const length = data.readUIntBE(at, lengthBytes);
    const start = at + lengthBytes;
    count += 1;
    if (start + length > data.length) spoil(`a NAL unit of ${String(length)} bytes`);
    if (count > demuxLimits.nalUnits) spoil('too many NAL units');
    if (length > 0) take(start, start + length);
    at = start + length;
  }
};

const startCode = Buffer.from([0, 0, 1]);

/** NAL units between the start codes of an Annex B stream. */
export const splitAnnexB = (data: Buffer): Buffer[] => {
  const units: Buffer[] = [];
  let found = data.indexOf(startCode);
  while (found >= 0) {
    const start = found + 3;
    found = data.indexOf(startCode, start);
    let end = found < 0 ? data.length : found;
    while (end > start && data[end - 1] === 0) end -= 1;
    if (end > start) units.push(data.subarray(start, end));
    if (units.length > demuxLimits.nalUnits) return spoil('too many NAL units');
  }
  return units;
};

/** Writes NAL units with lengths of four bytes, as decoders with an avcC record expect them. */
export const joinWithLengths = (units: readonly Buffer[]): Buffer => {
  let bytes = 0;
  for (const unit of units) bytes += 4 + unit.length;
  const joined = Buffer.allocUnsafe(bytes);
  let at = 0;
  for (const unit of units) {
    joined.writeUInt32BE(unit.length, at);
    unit.copy(joined, at + 4);
    at += 4 + unit.length;
  }
  return joined;
};

const avc = { idr: 5, sei: 6 } as const;
const recoveryPoint = 6;
const hevcRandomAccess = { first: 16, last: 21 } as const;

/** What a decoder may start with: told by the picture itself where it can be, not by flags. */
export const isKeySample = (
  family: 'avc' | 'hevc' | 'av1',
  data: Buffer,
  lengthBytes: number,
  isFlagged: boolean,
): boolean => {
  if (family === 'av1') return isFlagged;
  let isKey = false;
  forEachNal(data, lengthBytes, (start) => {
    const head = data[start] ?? 0;
    if (family === 'hevc') {
      const type = (head >> 1) & 0x3f;
      if (type >= hevcRandomAccess.first && type <= hevcRandomAccess.last) isKey = true;
      return;
    }
    const type = head & 0x1f;
    if (type === avc.idr) isKey = true;
    // Encoders that refresh slowly never send an IDR picture; they name the place to start.
    if (type === avc.sei && isFlagged && data[start + 1] === recoveryPoint) isKey = true;
  });
  return isKey;
};
