import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawnSpans, isRecordedAt } from './drawnSpans';

const range = { fromMs: 1_000, toMs: 2_000 };

it('draws what is recorded, cut to the strip, with its gaps', () => {
  const spans = [
    { fromMs: 0, toMs: 1_250 },
    { fromMs: 1_500, toMs: 1_750 },
    { fromMs: 3_000, toMs: 4_000 },
  ];
  expect(drawnSpans(spans, range)).toEqual([
    { left: 0, width: 0.25 },
    { left: 0.5, width: 0.25 },
  ]);
  expect(isRecordedAt(spans, 1_249)).toBe(true);
  expect(isRecordedAt(spans, 1_250)).toBe(false);
});

it('never draws more bars than can be told apart, all of them on the strip', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), {
    maxLength: 2_000,
  });
  fc.assert(
    fc.property(steps, (list) => {
      let at = 900;
      const spans = list.map(([pause, length]) => {
        const fromMs = at + pause / 10;
        at = fromMs + length / 10;
        return { fromMs, toMs: at };
      });
      const bars = drawnSpans(spans, range);
      expect(bars.length).toBeLessThanOrEqual(1_000);
      expect(bars.every(({ left, width }) => left >= 0 && left + width <= 1.000001)).toBe(true);
    }),
    { numRuns: 30 },
  );
});
