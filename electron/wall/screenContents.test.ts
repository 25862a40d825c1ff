import { expect, it } from 'vitest';
import type { CameraId } from '#contract/ids';
import { layoutOf, layouts } from '#contract/layout';
import { aContent } from '../../tests/builders/scenes';
import {
  defaultAlarmTiles,
  isSameContent,
  layoutFor,
  tileAt,
  tileIdAt,
  tileIndexOf,
  withCamera,
  withLayout,
  withPin,
} from './screenContents';

const layoutWith = (tileCount: number) => {
  const layout = layoutOf(tileCount);
  if (layout === undefined) throw new Error(String(tileCount));
  return layout;
};

it.each([
  [1, []],
  [4, [1]],
  [6, [0]],
  [8, [0]],
  [9, [2]],
  [10, [1]],
  [13, [5]],
  [16, [3]],
  [25, [4]],
  [64, [7]],
])('a layout of %i reserves tile index %j for alarms', (tileCount, alarmTiles) => {
  expect(defaultAlarmTiles(layoutWith(tileCount))).toEqual(alarmTiles);
});

it('knows its tiles by number and no others', () => {
  const content = aContent();
  expect(tileIndexOf(content, tileIdAt(8))).toBe(8);
  for (const wrong of ['0', '10', '1.5', '01', 'x', '']) {
    expect(tileIndexOf(content, wrong as never)).toBeUndefined();
  }
});

it('keeps hidden cameras waiting through every change of layout', () => {
  const full = aContent(['city:1', 'city:2', 'city:3', 'city:4', 'city:5']);
  for (const layout of layouts) {
    expect(withLayout(withLayout(full, layout), layoutWith(9)).tiles).toEqual(full.tiles);
  }
});

it('puts a camera on a tile behind empty ones, and pins it', () => {
  const content = withPin(withCamera(aContent(), 4, 'city:1' as CameraId), 4, true);
  expect(tileAt(content, 4)).toEqual({ cameraId: 'city:1', isPinned: true });
  expect(tileAt(content, 0)).toEqual({ cameraId: null, isPinned: false });
});

it('takes empty tiles at the end for no difference', () => {
  const content = aContent(['city:1']);
  expect(isSameContent(content, aContent(['city:1', null, null]))).toBe(true);
  expect(isSameContent(content, aContent(['city:2']))).toBe(false);
  expect(isSameContent(content, withPin(content, 0, true))).toBe(false);
  expect(isSameContent(content, { ...content, hasRibbon: true })).toBe(false);
});

it('shows nine tiles for a number that no layout has', () => {
  expect(layoutFor(aContent([], { tileCount: 7 })).tileCount).toBe(9);
});

it('keeps a layout that a person made, until a preset replaces it', () => {
  const slot = { column: 0, row: 0, columnSpan: 1, rowSpan: 2 };
  const layout = { tileCount: 2, columns: 2, rows: 2, slots: [slot, { ...slot, column: 1 }] };
  const free = withLayout(aContent(['city:1', 'city:2', 'city:3']), layout);
  expect(layoutFor(free)).toEqual(layout);
  expect(isSameContent(free, { ...free })).toBe(true);
  expect(isSameContent(free, { ...free, layout: { ...layout, rows: 3 } })).toBe(false);
  const preset = withLayout(free, layoutWith(9));
  expect(preset).toEqual(aContent(['city:1', 'city:2', 'city:3']));
});
