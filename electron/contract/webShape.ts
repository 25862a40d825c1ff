import type { PlanTile, ScreenPlan } from './scene';

/** The places that a window tells are of one shape of its wall; of another they hold no longer. */
export const webShape = (
  { layout, hasRibbon, enlargedTileId }: ScreenPlan,
  { slot, tileId }: PlanTile,
): string => {
  const cell = [slot.column, slot.row, slot.columnSpan, slot.rowSpan].join(',');
  const isFull = enlargedTileId === tileId;
  return `${String(layout.columns)}x${String(layout.rows)} ${isFull ? 'full' : cell} ${String(hasRibbon)}`;
};
