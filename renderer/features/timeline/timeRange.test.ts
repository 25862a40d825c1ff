import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  rangeAbout,
  rangeLengths,
  rangeWith,
  shareOf,
  ticksOf,
  timeAt,
  zoomedLength,
} from './timeRange';

const now = new Date(2026, 10, 22, 14, 36, 5).getTime();
const hour = 3_600_000;
const length = fc.constantFrom(...rangeLengths);
const past = fc.integer({ min: now - 30 * 24 * hour, max: now });

describe('the range of a timeline', () => {
  it('holds what it is about, and little of what is to come', () => {
    fc.assert(
      fc.property(past, length, (atMs, lengthMs) => {
        const range = rangeAbout(atMs, lengthMs, now);
        expect(range.toMs - range.fromMs).toBeCloseTo(lengthMs, 3);
        expect(shareOf(atMs, range)).toBeGreaterThanOrEqual(0);
        expect(shareOf(atMs, range)).toBeLessThanOrEqual(1);
        expect(range.toMs).toBeLessThanOrEqual(now + lengthMs * 0.05);
      }),
    );
  });

  it('keeps the time under the pointer where it is when it comes nearer', () => {
    const range = { fromMs: now - 10 * hour, toMs: now - 4 * hour };
    const atMs = timeAt(0.25, range);
    expect(shareOf(atMs, rangeAbout(atMs, hour, now, 0.25))).toBeCloseTo(0.25, 6);
  });

  it('goes on with what plays, and stays while that is in sight', () => {
    const range = rangeAbout(now - 5 * hour, hour, now);
    expect(rangeWith(range, now - 5 * hour, now)).toBe(range);
    const moved = rangeWith(range, range.toMs + 1, now);
    expect(shareOf(range.toMs + 1, moved)).toBeCloseTo(0.1, 6);
    expect(shareOf(range.fromMs - hour, rangeWith(range, range.fromMs - hour, now))).toBeCloseTo(
      0.5,
    );
  });

  it('never loses the time from sight', () => {
    fc.assert(
      fc.property(past, past, length, (atMs, otherMs, lengthMs) => {
        const share = shareOf(otherMs, rangeWith(rangeAbout(atMs, lengthMs, now), otherMs, now));
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('comes nearer and goes wider by steps, to a day at most', () => {
    expect(zoomedLength(hour, 1)).toBe(hour / 2);
    expect(zoomedLength(hour, -1)).toBe(3 * hour);
    expect(zoomedLength(24 * hour, -1)).toBe(24 * hour);
    expect(zoomedLength(120_000, 1)).toBe(120_000);
  });

  it('has round times of the clock as ticks, and never too many', () => {
    const ticks = ticksOf({ fromMs: now - hour, toMs: now }).map(({ atMs }) => new Date(atMs));
    expect(ticks.map((tick) => tick.getMinutes())).toEqual([40, 50, 0, 10, 20, 30]);
    for (const lengthMs of rangeLengths) {
      const count = ticksOf(rangeAbout(now, lengthMs, now)).length;
      expect(count).toBeGreaterThan(2);
      expect(count).toBeLessThan(12);
    }
  });
});
