import { describe, expect, it } from 'vitest';
import { layoutOf, type Layout, type Slot } from '#contract/layout';
import type { Outcome } from '#contract/outcome';
import {
  equaliseTiles,
  mergeTiles,
  moveTile,
  onMatrix,
  spanTile,
  splitTile,
  swapTiles,
  type Reshaped,
} from './layoutEdit';

const preset = (tileCount: number): Layout => {
  const layout = layoutOf(tileCount);
  if (layout === undefined) throw new Error(String(tileCount));
  return layout;
};

const done = (outcome: Outcome<Reshaped>): Reshaped => {
  if (!outcome.ok) throw new Error(outcome.fault.code);
  return outcome.value;
};

const at = (column: number, row: number, columnSpan = 1, rowSpan = 1): Slot => ({
  column,
  row,
  columnSpan,
  rowSpan,
});

/** The layout as a drawing: the number of the tile before, `.` for a new one. */
const drawn = ({ layout, from }: Reshaped): string[] => {
  const { columns, rows, slots } = layout;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => {
      const index = slots.findIndex(
        (slot) =>
          column >= slot.column &&
          column < slot.column + slot.columnSpan &&
          row >= slot.row &&
          row < slot.row + slot.rowSpan,
      );
      const old = from[index];
      return old == null ? '.' : String(old + 1);
    }).join(''),
  );
};

describe('merging', () => {
  it('makes one of two neighbours, and the first chosen stays', () => {
    expect(drawn(done(mergeTiles(preset(9), 4, 5)))).toEqual(['123', '455', '789']);
    expect(drawn(done(mergeTiles(preset(9), 5, 4)))).toEqual(['123', '466', '789']);
  });

  it('takes what lies between, and never cuts a tile', () => {
    expect(drawn(done(mergeTiles(preset(9), 0, 4)))).toEqual(['113', '116', '789']);
    expect(drawn(done(mergeTiles(preset(6), 0, 1)))).toEqual(['111', '111', '456']);
  });
});

describe('spanning', () => {
  it('leaves what is left of the tiles that it cuts as tiles', () => {
    expect(drawn(done(spanTile(preset(6), 1, at(1, 0, 2, 1))))).toEqual(['122', '1.3', '456']);
  });

  it('leaves a new tile where it draws back', () => {
    expect(drawn(done(spanTile(preset(6), 0, at(0, 0, 1, 2))))).toEqual(['1.2', '1.3', '456']);
  });

  it('stays on its screen', () => {
    expect(spanTile(preset(9), 8, at(2, 2, 2, 1))).toMatchObject({
      fault: { code: 'layout/no-room' },
    });
  });
});

describe('splitting', () => {
  it('halves a tile across its longer side', () => {
    expect(drawn(done(splitTile(preset(6), 0)))).toEqual(['1.2', '1.3', '456']);
    const tall = done(spanTile(preset(9), 0, at(0, 0, 1, 2))).layout;
    expect(drawn(done(splitTile(tall, 0)))).toEqual(['123', '.45', '678']);
  });

  it('makes the matrix finer for a tile of one cell', () => {
    expect(drawn(done(splitTile(preset(4), 1)))).toEqual(['112.', '3344']);
    expect(done(splitTile(preset(1), 0)).layout).toMatchObject({ columns: 2, rows: 1 });
  });

  it('ends where nobody could see the tiles', () => {
    expect(splitTile(preset(64), 0)).toMatchObject({ fault: { code: 'layout/too-fine' } });
  });

  it('is taken back by merging', () => {
    const halves = done(splitTile(preset(6), 0)).layout;
    expect(done(mergeTiles(halves, 0, 1)).layout).toEqual(preset(6));
  });
});

describe('moving', () => {
  it('gives what is displaced the place that was left', () => {
    expect(drawn(done(moveTile(preset(6), 0, { columns: 1, rows: 0 })))).toEqual([
      '211',
      '311',
      '456',
    ]);
    expect(drawn(done(moveTile(preset(9), 8, { columns: -1, rows: 0 })))).toEqual([
      '123',
      '456',
      '798',
    ]);
  });

  it('goes over a corner in two steps', () => {
    expect(drawn(done(moveTile(preset(9), 0, { columns: 1, rows: 1 })))).toEqual([
      '253',
      '416',
      '789',
    ]);
  });

  it('stays on its screen', () => {
    expect(moveTile(preset(9), 0, { columns: -1, rows: 0 })).toMatchObject({ ok: false });
  });
});

describe('another matrix', () => {
  it('adds tiles at the right and at the foot', () => {
    expect(drawn(done(onMatrix(preset(4), { columns: 3, rows: 3 })))).toEqual([
      '12.',
      '34.',
      '...',
    ]);
  });

  it('cuts what stands over its edge', () => {
    expect(drawn(done(onMatrix(preset(6), { columns: 2, rows: 3 })))).toEqual(['11', '11', '45']);
  });

  it.each([
    [0, 3],
    [13, 1],
    [9, 8],
  ])('is refused with %i columns and %i rows', (columns, rows) => {
    expect(onMatrix(preset(9), { columns, rows })).toMatchObject({
      fault: { code: 'layout/too-fine' },
    });
  });
});

it('swapping leaves the layout alone', () => {
  const { layout, from } = done(swapTiles(preset(4), 0, 3));
  expect(layout).toBe(preset(4));
  expect(from).toEqual([3, 1, 2, 0]);
});

it.each([
  [1, '1 × 1'],
  [2, '2 × 1'],
  [3, '2 × 2'],
  [5, '3 × 2'],
  [7, '4 × 2'],
  [9, '3 × 3'],
  [11, '4 × 3'],
  [13, '5 × 3'],
  [24, '6 × 4'],
  [64, '8 × 8'],
])('makes %i tiles equal on %s', (count, matrix) => {
  const slots = Array.from({ length: count }, (_, column) =>
    at(column % 12, Math.floor(column / 12)),
  );
  const { layout, from } = done(equaliseTiles({ tileCount: count, columns: 12, rows: 6, slots }));
  expect(`${String(layout.columns)} × ${String(layout.rows)}`).toBe(matrix);
  expect(from.filter((one) => one !== null)).toHaveLength(count);
});

it('knows no tile that is not there', () => {
  const unknown = { fault: { code: 'scene/unknown-tile' } };
  expect(mergeTiles(preset(4), 0, 4)).toMatchObject(unknown);
  expect(splitTile(preset(4), 9)).toMatchObject(unknown);
  expect(swapTiles(preset(4), 4, 0)).toMatchObject(unknown);
  expect(moveTile(preset(4), 4, { columns: 1, rows: 0 })).toMatchObject(unknown);
});
