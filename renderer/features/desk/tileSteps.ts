import type { PlanTile } from '#contract/scene';

/**
 * The tile that an arrow key leads to: the nearest one in that direction, measured from middle to
 * middle, sideways distance counting double so that a row is left only when it ends.
 */
export function tileInDirection(
  tiles: readonly PlanTile[],
  from: PlanTile,
  step: { column: number; row: number },
): PlanTile | undefined {
  const origin = middle(from);
  let best: { tile: PlanTile; cost: number } | undefined;
  for (const tile of tiles) {
    const target = middle(tile);
    const ahead = (target.x - origin.x) * step.column + (target.y - origin.y) * step.row;
    const aside =
      Math.abs((target.x - origin.x) * step.row) + Math.abs((target.y - origin.y) * step.column);
    const cost = ahead + 2 * aside;
    if (ahead > 0 && (best === undefined || cost < best.cost)) best = { tile, cost };
  }
  return best?.tile;
}

function middle({ slot }: PlanTile): { x: number; y: number } {
  return { x: slot.column + slot.columnSpan / 2, y: slot.row + slot.rowSpan / 2 };
}
