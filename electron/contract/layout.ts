import * as z from 'zod';

/** A rectangle on the matrix; column and row from 0. */
export const slotSchema = z.object({
  column: z.number().int().nonnegative(),
  row: z.number().int().nonnegative(),
  columnSpan: z.number().int().positive(),
  rowSpan: z.number().int().positive(),
});
export type Slot = z.infer<typeof slotSchema>;

/** A template of tile slots in reading order; slots never overlap and leave no hole. */
export const layoutSchema = z.object({
  /** How many tiles; it is also the layout's number on the keyboard (digits `L`). */
  tileCount: z.number().int().positive(),
  columns: z.number().int().positive(),
  rows: z.number().int().positive(),
  slots: z.array(slotSchema),
});
export type Layout = z.infer<typeof layoutSchema>;

const grid = (side: number): Layout => ({
  tileCount: side * side,
  columns: side,
  rows: side,
  slots: Array.from({ length: side * side }, (_, index) =>
    cell(index % side, Math.floor(index / side)),
  ),
});

const cell = (column: number, row: number, span = 1): Slot => ({
  column,
  row,
  columnSpan: span,
  rowSpan: span,
});

/** Large slots first named; every cell that they leave is a tile of its own, in reading order. */
const around = (side: number, large: Slot[]): Layout => {
  const isCovered = (column: number, row: number): boolean =>
    large.some(
      (slot) =>
        column >= slot.column &&
        column < slot.column + slot.columnSpan &&
        row >= slot.row &&
        row < slot.row + slot.rowSpan,
    );
  const singles = grid(side).slots.filter((slot) => !isCovered(slot.column, slot.row));
  const slots = [...large, ...singles].sort((a, b) => a.row - b.row || a.column - b.column);
  return { tileCount: slots.length, columns: side, rows: side, slots };
};

/** The presets of ux.md §8, smallest first. */
export const layouts: readonly Layout[] = [
  grid(1),
  grid(2),
  around(3, [cell(0, 0, 2)]),
  around(4, [cell(0, 0, 3)]),
  grid(3),
  around(4, [cell(0, 0, 2), cell(2, 0, 2)]),
  around(4, [cell(1, 1, 2)]),
  grid(4),
  grid(5),
  grid(6),
  grid(8),
];

/** The preset with that many tiles, or undefined. */
export const layoutOf = (tileCount: number): Layout | undefined =>
  layouts.find((layout) => layout.tileCount === tileCount);
