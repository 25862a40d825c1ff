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

/** A finer matrix would make tiles that nobody can see. */
export const maxMatrix = 12;
/** A wall window plays no more. */
export const maxTiles = 64;

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

/** Both divide a screen alike, on the same matrix. */
export const isSameLayout = (a: Layout, b: Layout): boolean =>
  a === b ||
  (a.columns === b.columns &&
    a.rows === b.rows &&
    a.slots.length === b.slots.length &&
    a.slots.every((slot, index) => isSameSlot(slot, b.slots[index])));

/** Both cover the same cells. */
export const isSameSlot = (a: Slot, b: Slot | undefined): boolean =>
  a.column === b?.column &&
  a.row === b.row &&
  a.columnSpan === b.columnSpan &&
  a.rowSpan === b.rowSpan;

/** One of the presets, drawn on its own matrix. */
export const isPreset = (layout: Layout): boolean =>
  layouts.some((preset) => isSameLayout(preset, layout));

/** Row by row, from the left: the order of tile numbers. */
export const inReadingOrder = (a: Slot, b: Slot): number => a.row - b.row || a.column - b.column;

/** What keeps slots from being a layout; undefined when they fill the matrix and nothing twice. */
export const layoutFlaw = ({
  tileCount,
  columns,
  rows,
  slots,
}: Layout): 'count' | 'outside' | 'overlap' | 'hole' | 'order' | undefined => {
  if (tileCount !== slots.length) return 'count';
  const taken = new Set<number>();
  for (const slot of slots) {
    if (slot.column + slot.columnSpan > columns || slot.row + slot.rowSpan > rows) return 'outside';
    for (const cellNumber of cellsOf(slot, columns)) {
      if (taken.has(cellNumber)) return 'overlap';
      taken.add(cellNumber);
    }
  }
  if (taken.size !== columns * rows) return 'hole';
  const isOrdered = slots.every((slot, at) => {
    const before = slots[at - 1];
    return before === undefined || inReadingOrder(before, slot) < 0;
  });
  return isOrdered ? undefined : 'order';
};

/** Numbers of the cells under a slot, counted row by row. */
const cellsOf = ({ column, row, columnSpan, rowSpan }: Slot, columns: number): number[] =>
  Array.from(
    { length: columnSpan * rowSpan },
    (_, at) => (row + Math.floor(at / columnSpan)) * columns + column + (at % columnSpan),
  );

/** A layout that a person made on a matrix of their own; presets go by their number alone. */
export const freeLayoutSchema = layoutSchema
  .extend({
    tileCount: z.number().int().min(1).max(maxTiles),
    columns: z.number().int().min(1).max(maxMatrix),
    rows: z.number().int().min(1).max(maxMatrix),
    slots: z.array(slotSchema).min(1).max(maxTiles),
  })
  .check(({ value, issues }) => {
    const flaw = layoutFlaw(value);
    if (flaw === undefined) return;
    issues.push({ code: 'custom', path: ['slots'], message: flaw, input: value });
  });
