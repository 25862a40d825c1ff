import { describe, expect, it } from 'vitest';
import { clipOf } from '../clips/clipList';
import { newestAt, pieceOf, startOf, takenAt } from './timeline';

const now = Date.UTC(2026, 10, 22, 9, 30, 0, 123);
const clip = clipOf('180');

describe('the timeline of the origin', () => {
  it('calls a segment newest from the moment that it is complete', () => {
    const newest = newestAt('cam-1', now);
    expect(startOf('cam-1', newest) + 2000).toBeLessThanOrEqual(now);
    expect(startOf('cam-1', newest + 1) + 2000).toBeGreaterThan(now);
  });

  it('shows every piece once in each round, in another order each time', () => {
    const round = (number: number) =>
      Array.from({ length: 30 }, (_, index) => pieceOf('cam-1', number * 30 + index, 30));
    expect([...round(5)].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i));
    expect(round(5)).not.toEqual(round(6));
  });

  it('knows from a stamp when the picture was taken', () => {
    const segment = newestAt('cam-1', now) - 3;
    const frame = pieceOf('cam-1', segment, clip.segments) * 24 + 7;
    const at = takenAt('cam-1', clip, frame, now);
    expect(at).toBeCloseTo(startOf('cam-1', segment) + (7 * 1000) / 12, 6);
  });
});
