import { describe, expect, it } from 'vitest';
import { pastProgress } from './pastProgress';

const begin = new Date(2021, 0, 1).getTime();
const end = new Date(2026, 10, 22, 14, 36).getTime();

describe('the years before the rehearsal', () => {
  it('pass from nothing to all, never back', () => {
    for (const of of ['registered', 'handled'] as const) {
      let last = 0;
      for (let at = begin - 1; at < end + 7_200_000; at += 26_000_000) {
        const now = pastProgress(at, [begin, end], of);
        expect(now).toBeGreaterThanOrEqual(last);
        last = now;
      }
      expect(pastProgress(begin, [begin, end], of)).toBe(0);
      expect(pastProgress(end, [begin, end], of)).toBe(1);
    }
  });

  it('have busy mornings and quiet nights', () => {
    const in1h = (hour: number): number => {
      const at = new Date(2026, 10, 20, hour).getTime();
      const share = (atMs: number): number => pastProgress(atMs, [begin, end], 'registered');
      return share(at + 3_600_000) - share(at);
    };
    expect(in1h(8)).toBeGreaterThan(10 * in1h(3));
  });
});
