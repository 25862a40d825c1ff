import { describe, expect, it } from 'vitest';
import type { ScreenId } from '#contract/ids';
import type { WallPlace } from './placeWindows';
import { numberScreens, screenOf, type WallScreen } from './screenIdentity';

const place: WallPlace = {
  displayId: 5,
  label: 'Panel A',
  part: 0,
  bounds: { x: 1920, y: 0, width: 1920, height: 1080 },
  isWhole: true,
  isPart: false,
  scaleFactor: 1,
};
const screenId = 'screen-a' as ScreenId;
const wall = (given: Partial<WallPlace> = {}, more: Partial<WallScreen> = {}): WallScreen => ({
  place: { ...place, ...given },
  screenId,
  displayKey: 'd1',
  cut: undefined,
  ...more,
});

it('assumes a panel on the wall, or a monitor when the wall shares the desk’s', () => {
  expect(screenOf(wall(), 1, {})).toMatchObject({ diagonalInch: 55, distanceM: 3, number: 1 });
  expect(screenOf(wall({ isWhole: false, isPart: true }), 1, {})).toMatchObject({
    diagonalInch: 55,
  });
  expect(screenOf(wall({ isWhole: false }), 1, {})).toMatchObject({
    diagonalInch: 27,
    distanceM: 1,
  });
});

it('believes a person before it assumes', () => {
  const told = { [screenId]: { name: 'North', diagonalInch: 98, distanceM: null } };
  expect(screenOf(wall(), 2, told)).toMatchObject({
    name: 'North',
    diagonalInch: 98,
    distanceM: 3,
    number: 2,
  });
});

it('counts device pixels', () => {
  expect(screenOf(wall({ scaleFactor: 2 }), 1, {})).toMatchObject({
    widthPx: 3840,
    heightPx: 2160,
  });
});

it('tells one wall over several panels where their bezels are', () => {
  const cut = { columns: 2, rows: 2, gapPx: 12, isOneWall: true };
  expect(screenOf(wall({}, { cut }), 1, {}).panels).toEqual({ columns: 2, rows: 2, gapPx: 12 });
  expect(screenOf(wall(), 1, {}).panels).toBeUndefined();
});

describe('numbers of screens', () => {
  const [a, b, c] = ['a', 'b', 'c'] as [ScreenId, ScreenId, ScreenId];
  const told = (number: number) => ({ name: '', diagonalInch: null, distanceM: null, number });

  it('count from the left', () => {
    expect(numberScreens([a, b, c], {})).toEqual([1, 2, 3]);
  });

  it('are those that a person chose, the others around them', () => {
    expect(numberScreens([a, b, c], { [c]: told(1), [a]: told(7) })).toEqual([7, 2, 1]);
  });

  it('stay free for a screen that is away', () => {
    expect(numberScreens([b, c], { [a]: told(1) })).toEqual([2, 3]);
  });

  it('are never given twice', () => {
    expect(numberScreens([a, b], { [a]: told(1), [b]: told(1) })).toEqual([1, 2]);
    expect(numberScreens([b], { [a]: told(1), [b]: told(1) })).toEqual([1]);
  });
});
