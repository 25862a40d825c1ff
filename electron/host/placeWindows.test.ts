import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeWindows, type DisplayFacts, type Rectangle } from './placeWindows';

const display = (displayId: number, x: number, more: Partial<DisplayFacts> = {}): DisplayFacts => {
  const bounds = { x, y: 0, width: 1920, height: 1080 };
  return {
    displayId,
    label: '',
    bounds,
    workArea: bounds,
    scaleFactor: 1,
    isPrimary: displayId === 1,
    ...more,
  };
};

const overlap = (one: Rectangle, other: Rectangle): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

describe('where windows go', () => {
  it('puts the wall on the left two thirds of the only display and the desk on the rest', () => {
    const placement = placeWindows([display(1, 0)]);
    expect(placement?.walls.map(({ bounds }) => bounds)).toEqual([
      { x: 0, y: 0, width: 1280, height: 1080 },
    ]);
    expect(placement?.desk?.bounds).toEqual({ x: 1280, y: 0, width: 640, height: 1080 });
  });

  it('leaves the task bar free', () => {
    const workArea = { x: 0, y: 30, width: 1920, height: 1050 };
    const placement = placeWindows([display(1, 0, { workArea })]);
    expect(placement?.walls[0]?.bounds).toMatchObject({ y: 30, height: 1050 });
    expect(placement?.desk?.bounds).toMatchObject({ y: 30, height: 1050 });
  });

  it('puts the desk on the primary of several and a wall on each other, from left to right', () => {
    const placement = placeWindows([display(3, 3840), display(1, 1920), display(2, 0)]);
    expect(placement?.walls.map(({ displayId, isWhole }) => [displayId, isWhole])).toEqual([
      [2, true],
      [3, true],
    ]);
    expect(placement?.desk?.displayId).toBe(1);
  });

  it('gives every display to a wall on a machine without a desk', () => {
    const workArea = { x: 1920, y: 30, width: 1920, height: 1050 };
    const displays = [display(3, 3840), display(1, 1920, { workArea }), display(2, 0)];
    const placement = placeWindows(displays, { isWallOnly: true });
    expect(placement?.desk).toBeNull();
    expect(placement?.walls.map(({ displayId, isWhole }) => [displayId, isWhole])).toEqual([
      [2, true],
      [1, true],
      [3, true],
    ]);
    expect(placement?.walls[1]?.bounds).toMatchObject({ y: 0, height: 1080 });
  });

  it('cuts the whole primary into walls when there is no desk and tests ask for several', () => {
    const placement = placeWindows([display(1, 0)], { isWallOnly: true, wallsOnOne: 2 });
    expect(
      placement?.walls.map(({ bounds, isWhole }) => [bounds.x, bounds.width, isWhole]),
    ).toEqual([
      [0, 960, false],
      [960, 960, false],
    ]);
  });

  it('knows what to do without any display: nothing', () => {
    expect(placeWindows([])).toBeUndefined();
  });

  it('never lets two windows of one display overlap, and leaves no gap between them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 800, max: 8000 }),
        fc.integer({ min: 600, max: 4400 }),
        fc.integer({ min: 1, max: 8 }),
        (width, height, walls) => {
          const area = { x: 7, y: 11, width, height };
          const placement = placeWindows([display(1, 7, { bounds: area, workArea: area })], {
            wallsOnOne: walls,
          });
          const all = [
            ...(placement?.walls.map(({ bounds }) => bounds) ?? []),
            ...(placement?.desk ? [placement.desk.bounds] : []),
          ];
          expect(all).toHaveLength(walls + 1);
          all.forEach((one, index) => {
            for (const other of all.slice(index + 1)) expect(overlap(one, other)).toBe(false);
          });
          expect(all.reduce((sum, one) => sum + one.width, 0)).toBe(width);
        },
      ),
    );
  });
});
