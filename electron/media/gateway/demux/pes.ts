/** One packet of an elementary stream, its times in ticks of 90 kHz as they were written. */
export interface Pes {
  pts: number | undefined;
  dts: number | undefined;
  payload: Buffer;
}

const readTime = (bytes: Buffer, at: number): number | undefined => {
  if (at + 5 > bytes.length) return undefined;
  const high = ((bytes[at] ?? 0) >> 1) & 0x07;
  const middle = bytes.readUInt16BE(at + 1) >> 1;
  const low = bytes.readUInt16BE(at + 3) >> 1;
  return high * 2 ** 30 + middle * 2 ** 15 + low;
};

/** Reads a PES packet of video; undefined for anything else. */
export const readPes = (bytes: Buffer): Pes | undefined => {
  if (bytes.length < 9 || bytes.readUIntBE(0, 3) !== 1) return undefined;
  const streamId = bytes[3] ?? 0;
  if (streamId < 0xe0 || streamId > 0xef) return undefined;
  const which = (bytes[7] ?? 0) >> 6;
  const start = 9 + (bytes[8] ?? 0);
  if (start > bytes.length) return undefined;
  const pts = which >= 2 ? readTime(bytes, 9) : undefined;
  return {
    pts,
    dts: which === 3 ? readTime(bytes, 14) : pts,
    payload: bytes.subarray(start),
  };
};

/** 33 bits of a 90 kHz clock: over after 26 hours and a half. */
const wrap = 2 ** 33;

/** The time that such a number means, the nearest one to `near`. */
export const unwrapTime = (ticks: number, near: number): number =>
  ticks + Math.round((near - ticks) / wrap) * wrap;
