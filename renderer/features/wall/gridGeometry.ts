import type { Layout, Slot } from '#contract/layout';
import type { Screen, ScreenPlan } from '#contract/scene';

/** A rectangle in CSS pixels. */
export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Distance between tiles (design.md §4). */
export const gapPx = 2;
export const ribbonUnits = 9.3;
export const captionUnits = 1.3;

/** What is left for tiles when the ribbon takes the right edge. */
export function gridArea(window: { width: number; height: number }, ribbonWidth: number): Rect {
  return { left: 0, top: 0, width: Math.max(0, window.width - ribbonWidth), height: window.height };
}

/** Width of the ribbon's column; it gives way when it would take more than a third. */
export function ribbonWidthOf(
  plan: Pick<ScreenPlan, 'hasRibbon'>,
  unit: number,
  width: number,
): number {
  if (!plan.hasRibbon) return 0;
  return Math.min(Math.round(ribbonUnits * unit), Math.round(width / 3));
}

/** Strips that lie behind bezels, in CSS pixels of the window: their middles, and how wide each is. */
export interface Seams {
  xs: readonly number[];
  ys: readonly number[];
  widthPx: number;
}

/** Where the bezels of a wall of several panels are; undefined for one panel. */
export function seamsOf(
  window: { width: number; height: number },
  { panels, scaleFactor }: Pick<Screen, 'panels' | 'scaleFactor'>,
): Seams | undefined {
  if (panels === undefined) return undefined;
  const middles = (count: number, length: number): number[] =>
    Array.from({ length: count - 1 }, (_, index) => ((index + 1) * length) / count);
  return {
    xs: middles(panels.columns, window.width),
    ys: middles(panels.rows, window.height),
    widthPx: panels.gapPx / scaleFactor,
  };
}

/** A line nearer to a bezel than this share of a cell is drawn to it. */
const snapShare = 0.3;

/** The end of one tile and the start of the next at a line of the matrix; whole pixels. */
function edgesAt(
  index: number,
  count: number,
  length: number,
  seams: readonly number[],
  seamWidth: number,
): [end: number, start: number] {
  const start = Math.round((index * (length + gapPx)) / count);
  const middle = start - gapPx / 2;
  const reach = Math.max((length / count) * snapShare, seamWidth / 2);
  const isInside = index > 0 && index < count;
  const near = isInside ? seams.find((seam) => Math.abs(seam - middle) <= reach) : undefined;
  if (near === undefined) return [start - gapPx, start];
  const half = Math.max(seamWidth, gapPx) / 2;
  return [Math.floor(near - half), Math.ceil(near + half)];
}

/**
 * A slot's rectangle. Edges are whole pixels, so tiles fill the area and never overlap. Where the
 * wall has bezels, the lines of the matrix near them lie behind them.
 */
export function slotRect(area: Rect, layout: Layout, slot: Slot, seams?: Seams): Rect {
  const { xs, ys, widthPx } = seams ?? { xs: [], ys: [], widthPx: 0 };
  const across = (index: number) => edgesAt(index, layout.columns, area.width, xs, widthPx);
  const down = (index: number) => edgesAt(index, layout.rows, area.height, ys, widthPx);
  const [left, right] = [across(slot.column)[1], across(slot.column + slot.columnSpan)[0]];
  const [top, bottom] = [down(slot.row)[1], down(slot.row + slot.rowSpan)[0]];
  return {
    left: area.left + left,
    top: area.top + top,
    width: Math.max(0, right - left),
    height: Math.max(0, bottom - top),
  };
}

/** Where a tile's words stand: a bar under the picture, over its foot, or a chip in its corner. */
export type CaptionPlace = 'under' | 'over' | 'chip';

/** How one tile divides its rectangle; `picture` is relative to it. */
export interface TileParts {
  captionPlace: CaptionPlace;
  captionHeight: number;
  picture: Rect;
}

const pictureAspect = 16 / 9;
/** A bar over more than this share of the picture would hide what happens: then only a chip. */
const widestBarShare = 0.2;
/** A bar under the picture may be this much lower than it should be. */
const leastBar = 0.9;
/** Spare height up to this many captions is all caption bar; more is left black around the tile. */
const tallestBar = 2.2;
/** Less than this is stretched away instead of leaving a seam. */
const seamShare = 0.03;

/**
 * The part of a cell that a picture and its words fill, centred: in a cell of another shape the
 * caption, the marks and the frame stay at the picture.
 */
export function tileBlock(cell: Rect, unit: number): Rect {
  const captionHeight = Math.round(captionUnits * unit);
  const natural = cell.width / pictureAspect;
  const spare = cell.height - natural;
  if (spare < 0) {
    const width = Math.round(cell.height * pictureAspect);
    if (cell.width - width <= cell.width * seamShare) return cell;
    return { ...cell, left: cell.left + Math.round((cell.width - width) / 2), width };
  }
  const isUnder = spare >= captionHeight * leastBar;
  if (isUnder && spare <= captionHeight * tallestBar) return cell;
  const height = Math.round(isUnder ? natural + captionHeight : natural);
  if (cell.height - height <= cell.height * seamShare) return cell;
  return { ...cell, top: cell.top + Math.round((cell.height - height) / 2), height };
}

/** Spare height is the caption bar; without spare height the caption lies over the picture. */
export function tileParts({ width, height }: Rect, unit: number): TileParts {
  const usualHeight = Math.round(captionUnits * unit);
  const spare = Math.round(height - width / pictureAspect);
  const isUnder = spare >= usualHeight * leastBar;
  const isChip = !isUnder && usualHeight > height * widestBarShare;
  const captionHeight = isUnder ? spare : usualHeight;
  return {
    captionPlace: isUnder ? 'under' : isChip ? 'chip' : 'over',
    captionHeight,
    picture: { left: 0, top: 0, width, height: isUnder ? height - captionHeight : height },
  };
}
