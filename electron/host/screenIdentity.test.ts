import { expect, it } from 'vitest';
import type { WallPlace } from './placeWindows';
import { screenIdOf, screenOf } from './screenIdentity';

const place: WallPlace = {
  displayId: 5,
  label: 'Panel A',
  part: 0,
  bounds: { x: 1920, y: 0, width: 1920, height: 1080 },
  isWhole: true,
  scaleFactor: 1,
};

it('keeps a screen its identity when the system numbers displays anew', () => {
  expect(screenIdOf({ ...place, displayId: 77 })).toBe(screenIdOf(place));
});

it('tells screens apart by their place', () => {
  const moved = { ...place, bounds: { ...place.bounds, x: 0 } };
  expect(screenIdOf(moved)).not.toBe(screenIdOf(place));
});

it('keeps a shared screen its identity when the task bar moves', () => {
  const shared = { ...place, isWhole: false };
  const moved = { ...shared, bounds: { x: 0, y: 30, width: 1280, height: 1050 } };
  expect(screenIdOf(moved)).toBe(screenIdOf(shared));
});

it('tells apart the walls that share a display', () => {
  const shared = { ...place, isWhole: false };
  expect(screenIdOf({ ...shared, part: 1 })).not.toBe(screenIdOf(shared));
});

it('assumes a panel on the wall, or a monitor when the wall shares the desk’s', () => {
  expect(screenOf(place, 1, {})).toMatchObject({ diagonalInch: 55, distanceM: 3, number: 1 });
  expect(screenOf({ ...place, isWhole: false }, 1, {})).toMatchObject({
    diagonalInch: 27,
    distanceM: 1,
  });
});

it('believes a person before it assumes', () => {
  const told = { [screenIdOf(place)]: { name: 'North', diagonalInch: 98, distanceM: null } };
  expect(screenOf(place, 2, told)).toMatchObject({
    name: 'North',
    diagonalInch: 98,
    distanceM: 3,
    number: 2,
  });
});

it('counts device pixels', () => {
  expect(screenOf({ ...place, scaleFactor: 2 }, 1, {})).toMatchObject({
    widthPx: 3840,
    heightPx: 2160,
  });
});
