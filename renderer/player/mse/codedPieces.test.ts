import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codedPieces } from './codedPieces';

const box = (kind: string, ...bodies: number[][]): number[] => {
  const body = bodies.flat();
  const size = body.length + 8;
  return [0, 0, size >> 8, size & 255, ...[...kind].map((letter) => letter.charCodeAt(0)), ...body];
};
const word = (value: number): number[] => [
  value >>> 24,
  (value >> 16) & 255,
  (value >> 8) & 255,
  value & 255,
];
const moof = (header: number[], run: number[]): number[] =>
  box('moof', box('mfhd', word(0), word(1)), box('traf', box('tfhd', header), box('trun', run)));
const nothing = word(0);
const nonKey = 0x0101_0000;
const key = 0x0200_0000;

it.each([
  ['the run', moof(nothing, [...word(0x5), ...word(1), ...word(0), ...word(key)]), true],
  ['the run', moof(nothing, [...word(0x5), ...word(1), ...word(0), ...word(nonKey)]), false],
  [
    'the sample',
    moof(nothing, [...word(0x700), ...word(1), ...word(9), ...word(9), ...word(key)]),
    true,
  ],
  [
    'the track',
    moof(
      [...word(0x38), ...word(1), ...word(9), ...word(9), ...word(nonKey)],
      [...word(0), ...word(1)],
    ),
    false,
  ],
])('reads from %s whether decoding can begin', (_where, head, isKey) => {
  const pieces = codedPieces(new Uint8Array([...head, ...box('mdat', [1, 2, 3])]));
  expect(pieces).toEqual([{ data: new Uint8Array([1, 2, 3]), isKey }]);
});

it('leaves out what is cut off, and never throws', () => {
  expect(codedPieces(new Uint8Array([0, 0, 1, 0, 109, 100, 97, 116, 1]))).toEqual([]);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const whole = [...moof([...bytes.subarray(0, 40)], [...bytes.subarray(40, 80)]), ...bytes];
      codedPieces(bytes);
      codedPieces(new Uint8Array(whole));
    }),
  );
});
