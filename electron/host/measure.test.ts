import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure } from './measure';

const depthOf = (value: unknown): number =>
  typeof value !== 'object' || value === null
    ? 0
    : 1 + Math.max(0, ...Object.values(value).map(depthOf));

describe('measure', () => {
  it('never lets pass what its JSON shows to be far too large', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 200 }), (value, maxLength) => {
        const length = JSON.stringify(value).length;
        if (measure(value, { maxLength, maxDepth: 100 }) === 'fits') {
          expect(length).toBeLessThanOrEqual(maxLength * 2 + 5);
        }
      }),
    );
  });

  it('lets pass whatever is well within the limits', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const maxLength = JSON.stringify(value).length * 2 + 8;
        expect(measure(value, { maxLength, maxDepth: depthOf(value) })).toBe('fits');
      }),
    );
  });

  it('stops at the depth allowed', () => {
    expect(measure([[1]], { maxLength: 100, maxDepth: 2 })).toBe('fits');
    expect(measure([[[1]]], { maxLength: 100, maxDepth: 2 })).toBe('too-large');
  });

  it('refuses a list of many holes at once', () => {
    expect(measure(new Array(4_000_000_000), { maxLength: 100, maxDepth: 5 })).toBe('too-large');
  });

  it('refuses what JSON cannot hold', () => {
    for (const value of [new Map(), new Date(0), 1n, Symbol('x'), new ArrayBuffer(1)]) {
      expect(measure({ value }, { maxLength: 100, maxDepth: 5 })).toBe('not-plain');
    }
  });
});
