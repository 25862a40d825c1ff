import fc from 'fast-check';
import { expect, it } from 'vitest';
import { neverDied, reviveAfter } from './revivalPolicy';

/** Delays answered to a page that dies again `livesMs` after each revival. */
const delaysOf = (deaths: number, livesMs: number): number[] => {
  let revival = neverDied;
  let now = 1_000_000;
  return Array.from({ length: deaths }, () => {
    revival = reviveAfter(revival, now);
    now += revival.delayMs + livesMs;
    return revival.delayMs;
  });
};

it('loads a page again at once three times in a minute, then after 15, 30 and every 60 s', () => {
  expect(delaysOf(7, 500)).toEqual([0, 0, 0, 15_000, 30_000, 60_000, 60_000]);
});

it('forgets after a minute of life', () => {
  expect(delaysOf(6, 61_000)).toEqual([0, 0, 0, 0, 0, 0]);
});

it('never loads a page more than three times in any minute', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 30 }), (lives) => {
      let revival = neverDied;
      let now = 0;
      const loads: number[] = [];
      for (const livesMs of lives) {
        revival = reviveAfter(revival, now);
        loads.push(now + revival.delayMs);
        now += revival.delayMs + livesMs;
      }
      loads.forEach((atMs, index) => {
        const fourth = loads[index + 3];
        if (fourth !== undefined) expect(fourth - atMs).toBeGreaterThanOrEqual(15_000);
      });
    }),
  );
});
