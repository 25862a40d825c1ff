import type { TileId } from '#contract/ids';
import { isSameSlot, type Layout, type Slot } from '#contract/layout';
import type { PlanTile, ScreenPlan } from '#contract/scene';

/** What the editor of layouts remembers besides the preview itself. */
export interface Editing {
  /**
   * The chosen place of the screen, each from 0 to 1: numbers of tiles change with every edit,
   * places do not.
   */
  at: Place;
  /** Cells that the chosen tile would fill; Enter accepts. */
  region: Slot | null;
  /** The chosen tile waits for a second one. */
  picking: { what: 'merge' | 'swap'; tileId: TileId } | null;
}

interface Place {
  x: number;
  y: number;
}

interface Step {
  column: number;
  row: number;
}

/** The editor as it opens: on the first tile. */
export const editingBegun: Editing = { at: { x: 0, y: 0 }, region: null, picking: null };

/** The tile at the chosen place. */
export function tileAtPlace(plan: ScreenPlan, { x, y }: Place): PlanTile | undefined {
  const { columns, rows } = plan.layout;
  const column = Math.min(columns - 1, Math.floor(x * columns));
  const row = Math.min(rows - 1, Math.floor(y * rows));
  return plan.tiles.find(
    ({ slot }) =>
      column >= slot.column &&
      column < slot.column + slot.columnSpan &&
      row >= slot.row &&
      row < slot.row + slot.rowSpan,
  );
}

/** A little inside the first cell of a tile: it stays there when the tile grows, splits or merges. */
export const placeOf = (slot: Slot, { columns, rows }: Layout): Place => ({
  x: (slot.column + 0.25) / columns,
  y: (slot.row + 0.25) / rows,
});

/** The place one cell on, where there is one. */
export const movedPlace = ({ x, y }: Place, step: Step, { columns, rows }: Layout): Place => ({
  x: x + step.column / columns,
  y: y + step.row / rows,
});

/**
 * The region after Shift and an arrow: its edge goes out on that side, or comes back when it had
 * gone out on the other one. It never gets smaller than the tile.
 */
export function grownRegion(
  tile: Slot,
  region: Slot,
  { column, row }: Step,
  { columns, rows }: Layout,
): Slot {
  const [left, right] = stretched(
    [region.column, region.column + region.columnSpan],
    [tile.column, tile.column + tile.columnSpan],
    { step: column, end: columns },
  );
  const [top, foot] = stretched(
    [region.row, region.row + region.rowSpan],
    [tile.row, tile.row + tile.rowSpan],
    { step: row, end: rows },
  );
  return { column: left, row: top, columnSpan: right - left, rowSpan: foot - top };
}

type Edges = readonly [number, number];

function stretched(
  [from, to]: Edges,
  [least, most]: Edges,
  by: { step: number; end: number },
): Edges {
  if (by.step > 0) return from < least ? [from + 1, to] : [from, Math.min(by.end, to + 1)];
  if (by.step < 0) return to > most ? [from, to - 1] : [Math.max(0, from - 1), to];
  return [from, to];
}

/** Nothing would change. */
export const isUnspanned = (region: Slot, tile: Slot): boolean => isSameSlot(region, tile);
