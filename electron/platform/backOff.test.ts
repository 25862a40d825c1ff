import fc from 'fast-check';
import { expect, it } from 'vitest';

import { backOffMs } from './backOff';

const rule = { firstMs: 500, longestMs: 10_000 };

it('doubles from attempt to attempt, up to the longest', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7].map((attempt) => backOffMs(attempt, 1, rule));
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
});

it('leaves half of the pause to chance, and never less', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.double({ min: 0, max: 0.999, noNaN: true }), (n, chance) => {
      const pause = backOffMs(n, chance, rule);
      const full = backOffMs(n, 1, rule);
      expect(pause).toBeGreaterThanOrEqual(Math.floor(full / 2));
      expect(pause).toBeLessThanOrEqual(full);
    }),
  );
});
