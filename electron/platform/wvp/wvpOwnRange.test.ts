import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ownRange } from './wvpOwnRange';

describe('a range of our own', () => {
  it('is of whole seconds, begins no later than asked for, and holds what was asked for', () => {
    const wish = fc.record({
      fromMs: fc.integer({ min: 0, max: 7_000_000 }),
      length: fc.integer({ min: 1, max: 60_000 }),
      rest: fc.integer({ min: 1, max: 7_200_000 }),
      isShort: fc.boolean(),
      chance: fc.double({ min: 0, max: 0.999, noNaN: true }),
    });
    fc.assert(
      fc.property(wish, ({ fromMs, length, rest, isShort, chance }) => {
        const toMs = fromMs + length;
        const span = { fromMs: 0, toMs: fromMs + rest };
        const range = ownRange({ fromMs, toMs, span, isShort }, () => chance);
        expect(range.fromMs % 1_000).toBe(0);
        expect(range.toMs % 1_000).toBe(0);
        expect(range.fromMs).toBeLessThanOrEqual(fromMs);
        expect(fromMs - range.fromMs).toBeLessThan(6_000);
        expect(range.toMs).toBeGreaterThanOrEqual(Math.min(toMs, span.toMs));
        expect(range.toMs).toBeLessThan(span.toMs + 1_000);
      }),
    );
  });

  it('differs by chance, also where the record ends soon', () => {
    const chances = [0, 0.3, 0.6, 0.9];
    for (const rest of [10_000_000, 40_000]) {
      const span = { fromMs: 0, toMs: 1_000_000 + rest };
      const ranges = chances.map((chance) =>
        ownRange({ fromMs: 1_000_000, toMs: 1_030_000, span, isShort: false }, () => chance),
      );
      expect(new Set(ranges.map((range) => JSON.stringify(range))).size).toBe(chances.length);
    }
  });
});
