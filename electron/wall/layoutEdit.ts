import {
  inReadingOrder,
  isSameSlot,
  maxMatrix,
  maxTiles,
  type Layout,
  type Slot,
} from '#contract/layout';
import { failure, success, type Outcome } from '#contract/outcome';

/** A layout made of another one. */
export interface Reshaped {
  layout: Layout;
  /** For each tile the one whose content it keeps, by its index before; null: a new tile. */
  from: (number | null)[];
}

/** Owner of cells that nobody has. */
const nobody = -1;

/**
 * The tile fills these cells. Tiles that they cut keep the largest rectangle of what is left to
 * them, the rest becomes tiles of its own; so does what the tile itself leaves.
 */
export function spanTile(layout: Layout, index: number, slot: Slot): Outcome<Reshaped> {
  if (!isInside(slot, layout)) return failure('layout/no-room');
  const owners = ownersOf(layout).map((owner) => (owner === index ? nobody : owner));
  for (const cell of cellsOf(slot, layout)) owners[cell] = index;
  return divided(layout, owners);
}

/** Both become one; so does whatever the rectangle around them would cut. */
export function mergeTiles(layout: Layout, index: number, other: number): Outcome<Reshaped> {
  const [one, two] = [layout.slots[index], layout.slots[other]];
  if (one === undefined || two === undefined) return failure('scene/unknown-tile');
  return spanTile(layout, index, wholeTilesAround(layout, around(one, two)));
}

/** Two halves across the longer side; a tile of one cell has the matrix made finer for it. */
export function splitTile(layout: Layout, index: number): Outcome<Reshaped> {
  const slot = layout.slots[index];
  if (slot === undefined) return failure('scene/unknown-tile');
  const isWide = slot.columnSpan >= slot.rowSpan;
  if (slot.columnSpan === 1 && slot.rowSpan === 1) {
    const fine = finer(layout);
    return fine === undefined ? failure('layout/too-fine') : splitTile(fine, index);
  }
  const half: Slot = isWide
    ? { ...slot, columnSpan: Math.ceil(slot.columnSpan / 2) }
    : { ...slot, rowSpan: Math.ceil(slot.rowSpan / 2) };
  return spanTile(layout, index, half);
}

/** Their contents change places; the layout stays. */
export function swapTiles(layout: Layout, index: number, other: number): Outcome<Reshaped> {
  if (layout.slots[index] === undefined || layout.slots[other] === undefined) {
    return failure('scene/unknown-tile');
  }
  const from = [...layout.slots.keys()];
  [from[index], from[other]] = [other, index];
  return success({ layout, from });
}

/** The tile goes on by so many cells; what it displaces takes the place that it left. */
export function moveTile(
  layout: Layout,
  index: number,
  by: { columns: number; rows: number },
): Outcome<Reshaped> {
  const slot = layout.slots[index];
  if (slot === undefined) return failure('scene/unknown-tile');
  if (by.columns !== 0 && by.rows !== 0) {
    const first = moveTile(layout, index, { ...by, rows: 0 });
    if (!first.ok) return first;
    const now = first.value.from.indexOf(index);
    return after(first.value, moveTile(first.value.layout, now, { ...by, columns: 0 }));
  }
  const goal = { ...slot, column: slot.column + by.columns, row: slot.row + by.rows };
  if (!isInside(goal, layout)) return failure('layout/no-room');
  const owners = ownersOf(layout);
  const displaced = cellsOf(goal, layout).filter((cell) => owners[cell] !== index);
  const before = displaced.map((cell) => owners[cell] ?? nobody);
  const inGoal = new Set(cellsOf(goal, layout));
  // Along one axis both strips have the same shape: cell by cell, in reading order.
  const left = cellsOf(slot, layout).filter((cell) => !inGoal.has(cell));
  for (const cell of inGoal) owners[cell] = index;
  left.forEach((cell, at) => (owners[cell] = before[at] ?? nobody));
  return divided(layout, owners);
}

/** As many tiles of one size as there are now, or the fewest more that fill a screen. */
export function equaliseTiles(layout: Layout): Outcome<Reshaped> {
  const { columns, rows } = evenMatrix(layout.slots.length);
  const slots = Array.from({ length: columns * rows }, (_, at) => ({
    column: at % columns,
    row: Math.floor(at / columns),
    columnSpan: 1,
    rowSpan: 1,
  }));
  const even = { tileCount: slots.length, columns, rows, slots };
  return success({ layout: even, from: slots.map((_, at) => (at in layout.slots ? at : null)) });
}

/** Columns and rows come as tiles of one cell at the right and at the foot, and go there again. */
export function onMatrix(
  layout: Layout,
  matrix: Pick<Layout, 'columns' | 'rows'>,
): Outcome<Reshaped> {
  const { columns, rows } = matrix;
  if (!isMatrix(matrix)) return failure('layout/too-fine');
  const kept = layout.slots.flatMap((slot, owner): Piece[] => {
    const columnSpan = Math.min(slot.columnSpan, columns - slot.column);
    const rowSpan = Math.min(slot.rowSpan, rows - slot.row);
    return columnSpan > 0 && rowSpan > 0 ? [{ owner, slot: { ...slot, columnSpan, rowSpan } }] : [];
  });
  const all = cellsOf({ column: 0, row: 0, columnSpan: columns, rowSpan: rows }, matrix);
  const added = all
    .map((cell) => ({ column: cell % columns, row: Math.floor(cell / columns) }))
    .filter(({ column, row }) => column >= layout.columns || row >= layout.rows)
    .map((at): Piece => ({ owner: nobody, slot: { ...at, columnSpan: 1, rowSpan: 1 } }));
  return made(matrix, [...kept, ...added]);
}

const isMatrix = ({ columns, rows }: Pick<Layout, 'columns' | 'rows'>): boolean =>
  columns >= 1 && rows >= 1 && columns <= maxMatrix && rows <= maxMatrix;

/** The same picture on twice as many columns, or rows where there is no room for that. */
function finer({ tileCount, columns, rows, slots }: Layout): Layout | undefined {
  const [x, y] = columns * 2 <= maxMatrix ? [2, 1] : [1, 2];
  if (rows * y > maxMatrix) return undefined;
  return {
    tileCount,
    columns: columns * x,
    rows: rows * y,
    slots: slots.map((slot) => ({
      column: slot.column * x,
      row: slot.row * y,
      columnSpan: slot.columnSpan * x,
      rowSpan: slot.rowSpan * y,
    })),
  };
}

interface Piece {
  slot: Slot;
  owner: number;
}

/** The second change on top of the first. */
const after = (first: Reshaped, second: Outcome<Reshaped>): Outcome<Reshaped> =>
  second.ok
    ? success({
        layout: second.value.layout,
        from: second.value.from.map((at) => (at === null ? null : (first.from[at] ?? null))),
      })
    : second;

/** Rectangles again, where every cell has an owner. */
function divided(matrix: Pick<Layout, 'columns' | 'rows'>, owners: number[]): Outcome<Reshaped> {
  const free = new Set(owners.keys());
  const pieces: Piece[] = [];
  for (const [cell, owner] of owners.entries()) {
    if (!free.has(cell)) continue;
    const slot = largestFrom(cell, matrix, (at) => free.has(at) && owners[at] === owner);
    for (const taken of cellsOf(slot, matrix)) free.delete(taken);
    pieces.push({ slot, owner });
  }
  return made(matrix, keepLargest(pieces));
}

/** As wide as it goes from that cell, then as high. */
function largestFrom(
  cell: number,
  { columns, rows }: Pick<Layout, 'columns' | 'rows'>,
  isOwn: (cell: number) => boolean,
): Slot {
  const [column, row] = [cell % columns, Math.floor(cell / columns)];
  let columnSpan = 1;
  while (column + columnSpan < columns && isOwn(cell + columnSpan)) columnSpan += 1;
  const isOwnRow = (below: number): boolean =>
    Array.from({ length: columnSpan }, (_, at) => cell + below * columns + at).every(isOwn);
  let rowSpan = 1;
  while (row + rowSpan < rows && isOwnRow(rowSpan)) rowSpan += 1;
  return { column, row, columnSpan, rowSpan };
}

/** An owner of several pieces keeps the largest, the first of equals. */
function keepLargest(pieces: readonly Piece[]): Piece[] {
  const best = new Map<number, Piece>();
  for (const piece of pieces) {
    const known = best.get(piece.owner);
    if (known === undefined || areaOf(piece.slot) > areaOf(known.slot)) {
      best.set(piece.owner, piece);
    }
  }
  return pieces.map((piece) =>
    best.get(piece.owner) === piece ? piece : { ...piece, owner: nobody },
  );
}

function made(
  { columns, rows }: Pick<Layout, 'columns' | 'rows'>,
  pieces: readonly Piece[],
): Outcome<Reshaped> {
  if (pieces.length > maxTiles) return failure('layout/too-fine');
  const ordered = [...pieces].sort((a, b) => inReadingOrder(a.slot, b.slot));
  const slots = ordered.map(({ slot }) => slot);
  return success({
    layout: { tileCount: slots.length, columns, rows, slots },
    from: ordered.map(({ owner }) => (owner === nobody ? null : owner)),
  });
}

const areaOf = ({ columnSpan, rowSpan }: Slot): number => columnSpan * rowSpan;

const isInside = (
  { column, row, columnSpan, rowSpan }: Slot,
  { columns, rows }: Pick<Layout, 'columns' | 'rows'>,
): boolean => column >= 0 && row >= 0 && column + columnSpan <= columns && row + rowSpan <= rows;

/** Numbers of the cells under a slot, row by row. */
const cellsOf = (
  { column, row, columnSpan, rowSpan }: Slot,
  { columns }: Pick<Layout, 'columns'>,
): number[] =>
  Array.from(
    { length: columnSpan * rowSpan },
    (_, at) => (row + Math.floor(at / columnSpan)) * columns + column + (at % columnSpan),
  );

/** Which tile covers each cell. */
function ownersOf(layout: Layout): number[] {
  const owners = Array.from({ length: layout.columns * layout.rows }, () => nobody);
  layout.slots.forEach((slot, index) => {
    for (const cell of cellsOf(slot, layout)) owners[cell] = index;
  });
  return owners;
}

/** The smallest rectangle around both. */
function around(a: Slot, b: Slot): Slot {
  const column = Math.min(a.column, b.column);
  const row = Math.min(a.row, b.row);
  const right = Math.max(a.column + a.columnSpan, b.column + b.columnSpan);
  const foot = Math.max(a.row + a.rowSpan, b.row + b.rowSpan);
  return { column, row, columnSpan: right - column, rowSpan: foot - row };
}

const isTouching = (a: Slot, b: Slot): boolean =>
  a.column < b.column + b.columnSpan &&
  b.column < a.column + a.columnSpan &&
  a.row < b.row + b.rowSpan &&
  b.row < a.row + a.rowSpan;

/** Grows until no tile is cut. */
function wholeTilesAround({ slots }: Layout, start: Slot): Slot {
  const grown = slots
    .filter((slot) => isTouching(slot, start))
    .reduce((whole, slot) => around(whole, slot), start);
  return isSameSlot(grown, start) ? grown : wholeTilesAround({ slots } as Layout, grown);
}

/** Up to twice as wide as high in cells: tiles stay near the shape of a picture. */
function evenMatrix(count: number): Pick<Layout, 'columns' | 'rows'> {
  let best = { columns: 8, rows: 8 };
  const isBetter = (columns: number, rows: number): boolean => {
    const [size, known] = [columns * rows, best.columns * best.rows];
    return size < known || (size === known && columns - rows < best.columns - best.rows);
  };
  for (let rows = 1; rows <= 8; rows += 1) {
    for (let columns = rows; columns <= Math.min(maxMatrix, rows * 2); columns += 1) {
      if (columns * rows >= count && isBetter(columns, rows)) best = { columns, rows };
    }
  }
  return best;
}
