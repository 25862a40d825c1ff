import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CameraNumbers } from './cameraNumbers';

const numbersOf = (ids: readonly string[], given: readonly number[] = []): Map<string, number> => {
  const numbers = new CameraNumbers('site');
  for (const number of given) numbers.reserve(number);
  numbers.give(ids);
  return new Map(ids.map((id) => [id, numbers.of(id)]));
};

describe('CameraNumbers', () => {
  it('gives the same number after every restart, in whatever order cameras are listed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 60 }), (ids) => {
        expect(numbersOf([...ids].reverse())).toEqual(new Map([...numbersOf(ids)].reverse()));
      }),
    );
  });

  it('gives no number twice, nor one that the platform gave', () => {
    const ids = Array.from({ length: 3_000 }, (_, n) => `live/cam${String(n)}`);
    const wanted = [...numbersOf(ids).values()].slice(0, 100);
    const numbers = numbersOf(ids, wanted);
    const all = [...numbers.values(), ...wanted];
    expect(new Set(all).size).toBe(all.length);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(10_000);
  });

  it('has numbers for more cameras than five digits', () => {
    const ids = Array.from({ length: 100_000 }, (_, n) => String(n));
    expect(new Set(numbersOf(ids).values()).size).toBe(100_000);
  });

  it('keeps a number while the program runs, whoever comes later', () => {
    const numbers = new CameraNumbers('site');
    const first = numbers.of('live/z');
    numbers.give(Array.from({ length: 500 }, (_, n) => `a${String(n)}`));
    expect(numbers.of('live/z')).toBe(first);
  });
});
