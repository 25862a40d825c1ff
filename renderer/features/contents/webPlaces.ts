import type { PlanWeb, WebPlace } from '#contract/content';
import type { PlanTile, ScreenPlan } from '#contract/scene';
import { webShape } from '#contract/webShape';

interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Height of the line under a page, and the frame that is kept free around it, in units. */
export const webSizes = { foot: 1.3, frame: 4 / 32 } as const;
/** Less than this is no page any more. */
const leastPx = 40;

interface Room {
  cellOf: (tile: PlanTile) => Rect;
  unit: number;
  /** What the wall says of itself at the left lower corner begins there; null: it says nothing. */
  notices: { top: number; right: number } | null;
}

/** Where this wall has room for its pages, in whole pixels of its window. */
export function webPlaces(plan: ScreenPlan, { cellOf, unit, notices }: Room): WebPlace[] {
  return plan.tiles.flatMap((tile) => {
    const { board } = tile;
    if (board?.kind !== 'web') return [];
    if (plan.enlargedTileId !== null && plan.enlargedTileId !== tile.tileId) return [];
    return placeOf(board, webShape(plan, tile), cellOf(tile), { unit, notices });
  });
}

function placeOf(
  { pageKey }: PlanWeb,
  shape: string,
  cell: Rect,
  { unit, notices }: Pick<Room, 'unit' | 'notices'>,
): WebPlace[] {
  const frame = Math.max(2, Math.round(webSizes.frame * unit));
  const left = Math.round(cell.left) + frame;
  const top = Math.round(cell.top) + frame;
  const width = Math.round(cell.width) - 2 * frame;
  const foot = Math.round(cell.top + cell.height - webSizes.foot * unit) - frame;
  // A page lies over everything that is drawn: it makes room for what must be read.
  const isUnder = notices !== null && left < notices.right && foot > notices.top;
  const height = (isUnder ? Math.min(foot, Math.floor(notices.top)) : foot) - top;
  if (width < leastPx || height < leastPx) return [];
  return [{ pageKey, shape, left, top, width, height }];
}
