import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flashStart } from './flashInStep';

describe('A flash', () => {
  it('is at the beginning of its period at every full second of the clock, wherever the page began', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 41), fc.nat(10 ** 9), (clockMs, timelineMs) => {
        const start = flashStart(clockMs, timelineMs);
        // time on the page's line at which the clock shows the next full second
        const full = timelineMs + (1000 - (clockMs % 1000));
        expect((full - start) % 1000).toBe(0);
        expect(start).toBeLessThanOrEqual(0);
      }),
    );
  });
});
