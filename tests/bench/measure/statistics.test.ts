import { describe, expect, it } from 'vitest';
import { median, quantile, slopeOf, theilSen } from './statistics';

describe('the figures of a bench', () => {
  it('takes quantiles that were really measured', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
    expect(quantile([4, 1, 3, 2], 0.95)).toBe(4);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('takes the middle of an even number of values between the two', () => {
    expect(median([1, 2, 3, 10])).toBe(2.5);
    expect(median([7])).toBe(7);
  });

  it('finds the slope of a line through a fifth of nonsense', () => {
    const points = Array.from({ length: 50 }, (_, x) => ({ x, y: x % 5 === 0 ? 900 : 3 * x }));
    expect(theilSen(points)).toBeCloseTo(3, 1);
  });

  it('gives an interval that holds nothing but the slope of a clean line', () => {
    const points = Array.from({ length: 40 }, (_, x) => ({ x, y: 2 * x + 1 }));
    const { slope, interval } = slopeOf(points);
    expect(slope).toBeCloseTo(2, 9);
    expect(interval[0]).toBeCloseTo(2, 9);
    expect(interval[1]).toBeCloseTo(2, 9);
  });

  it('gives an interval around 0 where only noise is', () => {
    const points = Array.from({ length: 600 }, (_, x) => ({ x, y: ((x * 7919) % 101) - 50 }));
    const { interval } = slopeOf(points);
    expect(interval[0]).toBeLessThan(0);
    expect(interval[1]).toBeGreaterThan(0);
  });

  it('gives the same interval every time', () => {
    const points = Array.from({ length: 30 }, (_, x) => ({ x, y: x + ((x * 31) % 7) }));
    expect(slopeOf(points)).toEqual(slopeOf(points));
  });
});
