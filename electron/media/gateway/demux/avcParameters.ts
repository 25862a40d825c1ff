import { BitReader, withoutEmulation } from './bits';
import { spoil } from './spoiled';

/** Profiles whose parameter sets carry chroma and scaling facts. */
const highProfiles = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);
const largestSide = 16_384;

/** What is needed of a sequence parameter set. */
export interface PictureSize {
  widthPx: number;
  heightPx: number;
}

const skipScalingList = (bits: BitReader, size: number): void => {
  let last = 8;
  let next = 8;
  for (let n = 0; n < size; n += 1) {
    if (next !== 0) next = (last + bits.signed() + 256) % 256;
    if (next !== 0) last = next;
  }
};

/** Reads the chroma format and goes over what only high profiles have. */
const readChroma = (bits: BitReader, profile: number): number => {
  if (!highProfiles.has(profile)) return 1;
  const chroma = bits.unsigned();
  if (chroma === 3) bits.bit();
  bits.unsigned();
  bits.unsigned();
  bits.bit();
  if (!bits.flag()) return chroma;
  const lists = chroma === 3 ? 12 : 8;
  for (let n = 0; n < lists; n += 1) if (bits.flag()) skipScalingList(bits, n < 6 ? 16 : 64);
  return chroma;
};

const skipOrderCount = (bits: BitReader): void => {
  const type = bits.unsigned();
  if (type === 0) bits.unsigned();
  if (type !== 1) return;
  bits.bit();
  bits.signed();
  bits.signed();
  const cycle = bits.unsigned();
  if (cycle > 255) spoil('a parameter set out of range');
  for (let n = 0; n < cycle; n += 1) bits.signed();
};

/** The visible size in an AVC sequence parameter set (NAL header included). */
export const readPictureSize = (nal: Buffer): PictureSize => {
  const bits = new BitReader(withoutEmulation(nal.subarray(1)));
  const profile = bits.bits(8);
  bits.bits(16);
  bits.unsigned();
  const chroma = readChroma(bits, profile);
  bits.unsigned();
  skipOrderCount(bits);
  bits.unsigned();
  bits.bit();
  const blocksWide = bits.unsigned() + 1;
  const mapUnits = bits.unsigned() + 1;
  const isFrames = bits.flag();
  if (!isFrames) bits.bit();
  bits.bit();
  const crop = { left: 0, right: 0, top: 0, bottom: 0 };
  if (bits.flag()) {
    crop.left = bits.unsigned();
    crop.right = bits.unsigned();
    crop.top = bits.unsigned();
    crop.bottom = bits.unsigned();
  }
  const stepX = chroma === 1 || chroma === 2 ? 2 : 1;
  const stepY = (chroma === 1 ? 2 : 1) * (isFrames ? 1 : 2);
  const widthPx = blocksWide * 16 - (crop.left + crop.right) * stepX;
  const heightPx = mapUnits * 16 * (isFrames ? 1 : 2) - (crop.top + crop.bottom) * stepY;
  const isPossible = (side: number): boolean => side >= 1 && side <= largestSide;
  if (!isPossible(widthPx) || !isPossible(heightPx)) return spoil('a picture of no possible size');
  return { widthPx, heightPx };
};

const withLength = (nal: Buffer): Buffer => {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(nal.length);
  return Buffer.concat([head, nal]);
};

/** The decoder record (avcC) for parameter sets as an MP4 file would hold it. */
export const buildAvcRecord = (sequence: readonly Buffer[], picture: readonly Buffer[]): Buffer => {
  const first = sequence[0];
  if (first === undefined || first.length < 4) return spoil('no parameter sets');
  if (sequence.length > 31 || picture.length > 255) return spoil('too many parameter sets');
  if ([...sequence, ...picture].some(({ length }) => length > 4_096)) {
    return spoil('a parameter set is too long');
  }
  return Buffer.concat([
    // Version, profile, its limits and level; then lengths of four bytes.
    Buffer.from([1, first[1] ?? 0, first[2] ?? 0, first[3] ?? 0, 0xff, 0xe0 | sequence.length]),
    ...sequence.map(withLength),
    Buffer.from([picture.length]),
    ...picture.map(withLength),
  ]);
};
