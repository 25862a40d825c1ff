import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CameraNumbers } from './cameraNumbers';

const numbersOf = (ids: readonly string[], given: readonly number[] = []): Map<string, number> => {
  const numbers = new CameraNumbers('site');
  for (const number of given) numbers.reserve(number);
  return new Map(ids.map((id) => [id, numbers.give(id)]));
};

describe('CameraNumbers', () => {
  it('gives the same number after every restart', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 60 }), (ids) => {
        expect(numbersOf(ids)).toEqual(numbersOf(ids));
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

  it('a camera that went has its number again when it comes back, whoever came meanwhile', () => {
    const numbers = new CameraNumbers('site');
    const first = numbers.give('live/z');
    numbers.keep('live/z', first);
    for (let n = 0; n < 500; n += 1) numbers.give(`a${String(n)}`);
    expect(numbers.give('live/z')).toBe(first);
  });

  it('does not wait for cameras without end', () => {
    const numbers = new CameraNumbers('site');
    const first = numbers.give('live/z');
    numbers.keep('live/z', first);
    for (let n = 0; n < 100_000; n += 1) numbers.keep(`a${String(n)}`, n);
    expect(numbers.give('live/z')).not.toBe(first);
  });
});
