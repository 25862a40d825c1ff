import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOOP, onPath, Path, round, rounded, steady, stopAndGo, type Pose } from './motion';

function placesOf(poses: readonly Pose[]): string[] {
  return poses.map(({ x, y }) => `${x.toFixed(6)},${y.toFixed(6)}`).sort();
}

describe('movers of a clip', () => {
  it('stand at the end of the loop where they stood at its beginning', () => {
    const straight = new Path([
      [-40, 0],
      [60, 0],
    ]);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: LOOP, noNaN: true }),
        fc.double({ min: 0.8, max: 14, noNaN: true }),
        fc.integer({ min: 0, max: 1000 }),
        (starts, speed, tick) => {
          const passage = { path: straight, progress: steady(speed), starts };
          const second = (tick / 1000) * LOOP;
          const now = onPath(passage, second).map(({ x }) => x);
          const later = onPath(passage, second + LOOP).map(({ x }) => x);
          expect(later.length).toBe(now.length);
          now.forEach((x, index) => expect(later[index]).toBeCloseTo(x, 6));
        },
      ),
    );
  });

  it('do not jump from one frame to the next while they wait, start and drive', () => {
    const progress = stopAndGo({ stop: 50, waits: 6, cruise: 9 });
    for (let age = -15; age < 15; age += 0.04) {
      const step = progress(age + 0.04) - progress(age);
      expect(step).toBeGreaterThanOrEqual(0);
      expect(step).toBeLessThanOrEqual(9 * 0.04 + 1e-9);
    }
    expect(progress(-3)).toBe(50);
    expect(progress(0)).toBe(50);
  });

  it('appear and vanish only at the ends of their path', () => {
    const path = new Path([
      [0, 0],
      [30, 0],
    ]);
    const passage = { path, progress: steady(3), starts: 4 };
    const first = onPath(passage, 4);
    expect(placesOf(first)).toEqual(['0.000000,0.000000']);
    expect(onPath(passage, 3.99)).toEqual([]);
    expect(onPath(passage, 14.01)).toEqual([]);
  });

  it('are there several times when their journey is longer than the loop', () => {
    const path = new Path([
      [0, 0],
      [72, 0],
    ]);
    const found = onPath({ path, progress: steady(1.2), starts: 0 }, 5);
    expect(found.map(({ distance }) => Math.round(distance)).sort((a, b) => a - b)).toEqual([
      6, 30, 54,
    ]);
  });

  it('close a round with stays exactly once per loop', () => {
    const at = round([
      { at: [0, 0], stays: 2 },
      { at: [3, 4], stays: 1 },
    ]);
    const ends = at(LOOP - 1e-6);
    expect(Math.hypot(ends.x, ends.y)).toBeLessThan(0.001);
    expect(at(0)).toMatchObject({ x: 0, y: 0, moving: false });
    expect(at(LOOP)).toEqual(at(0));
  });
});

describe('a rounded path', () => {
  it('begins and ends where its corners do', () => {
    const path = rounded(
      [
        [0, 0],
        [10, 0],
        [10, 10],
      ],
      4,
    );
    expect(path.at(0)).toMatchObject({ x: 0, y: 0, heading: 0 });
    const end = path.at(path.length);
    expect(end.x).toBeCloseTo(10, 6);
    expect(end.y).toBeCloseTo(10, 6);
    expect(path.length).toBeLessThan(20);
  });
});
