import { spoil } from './spoiled';

// Names of codecs as RFC 6381 and the specs of the records have them.

const hex = (value: number): string => value.toString(16).padStart(2, '0');

/** `avc1.64001e` from an avcC record. */
export const avcCodec = (entry: string, record: Buffer): string => {
  if (record.length < 7) return spoil('an avcC record is too short');
  return `${entry}.${hex(record[1] ?? 0)}${hex(record[2] ?? 0)}${hex(record[3] ?? 0)}`;
};

const reverseBits = (value: number): number => {
  let reversed = 0;
  for (let bit = 0; bit < 32; bit += 1) reversed = reversed * 2 + ((value >>> bit) & 1);
  return reversed;
};

/** `hvc1.1.6.L93.B0` from an hvcC record. */
export const hevcCodec = (entry: string, record: Buffer): string => {
  if (record.length < 23) return spoil('an hvcC record is too short');
  const first = record[1] ?? 0;
  const space = ['', 'A', 'B', 'C'][first >> 6] ?? '';
  const tier = (first & 0x20) === 0 ? 'L' : 'H';
  const parts = [
    entry,
    `${space}${String(first & 0x1f)}`,
    reverseBits(record.readUInt32BE(2)).toString(16),
    `${tier}${String(record[12] ?? 0)}`,
  ];
  const constraints = [...record.subarray(6, 12)];
  while (constraints.length > 0 && constraints.at(-1) === 0) constraints.pop();
  return [...parts, ...constraints.map((byte) => byte.toString(16).toUpperCase())].join('.');
};

/** `av01.0.04M.08` from an av1C record. */
export const av1Codec = (record: Buffer): string => {
  if (record.length < 4) return spoil('an av1C record is too short');
  const second = record[1] ?? 0;
  const third = record[2] ?? 0;
  const isDeep = (third & 0x40) !== 0;
  const depth = isDeep ? ((third & 0x20) === 0 ? 10 : 12) : 8;
  const level = String(second & 0x1f).padStart(2, '0');
  const tier = (third & 0x80) === 0 ? 'M' : 'H';
  return `av01.${String(second >> 5)}.${level}${tier}.${String(depth).padStart(2, '0')}`;
};
