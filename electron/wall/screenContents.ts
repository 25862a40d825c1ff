import type { TileBoard } from '#contract/board';
import type { LowerThird } from '#contract/content';
import type { TileHotspot } from '#contract/hotspot';
import type { CameraId, NodeId, TileId } from '#contract/ids';
import {
  isPreset,
  isSameLayout,
  layoutOf,
  maxTiles,
  type Layout,
  type Slot,
} from '#contract/layout';
import { reuse } from '#contract/reuse';
import type { ScreenContent, TileContent } from '#contract/scene';
import type { TileTour } from '#contract/tour';
import type { Reshaped } from './layoutEdit';

/** Tiles are numbered in reading order from 1; the number is the tile's id on its screen. */
export const tileIdAt = (index: number): TileId => String(index + 1) as TileId;

/** Index of a tile, or undefined when the screen's layout has no such tile. */
export const tileIndexOf = (content: ScreenContent, tileId: TileId): number | undefined => {
  const index = Number(tileId) - 1;
  const isThere = Number.isInteger(index) && index >= 0 && index < content.tileCount;
  return isThere && tileIdAt(index) === tileId ? index : undefined;
};

const emptyTile: TileContent = { cameraId: null, isPinned: false };

/** What is in the tile at that index; an empty tile where nothing was ever put. */
export const tileAt = (content: ScreenContent, index: number): TileContent =>
  content.tiles[index] ?? emptyTile;

const areaOf = (slot: Slot): number => slot.columnSpan * slot.rowSpan;

/** One alarm tile: the largest slot, the right one of two; else the top right tile. */
export const defaultAlarmTiles = (layout: Layout): number[] => {
  if (layout.tileCount < 4) return [];
  const largest = Math.max(...layout.slots.map(areaOf));
  if (largest > 1) return [layout.slots.findLastIndex((slot) => areaOf(slot) === largest)];
  return [layout.slots.findLastIndex((slot) => slot.row === 0)];
};

/** How a content names its layout: a preset by its number, a free one whole. */
export const shapeOf = (layout: Layout): Pick<ScreenContent, 'tileCount' | 'layout'> => ({
  tileCount: layout.tileCount,
  ...(isPreset(layout) ? {} : { layout }),
});

/** A screen with nothing on it. */
export const emptyContent = (layout: Layout): ScreenContent => ({
  ...shapeOf(layout),
  tiles: [],
  alarmTiles: defaultAlarmTiles(layout),
  hasRibbon: false,
});

/** Cameras in reading order. */
export const contentOf = (
  layout: Layout,
  cameraIds: readonly CameraId[],
  hasRibbon: boolean,
): ScreenContent => ({
  ...emptyContent(layout),
  tiles: cameraIds.map((cameraId) => ({ cameraId, isPinned: false })),
  hasRibbon,
});

/** Whatever one tile is to show. */
export const withTile = (
  content: ScreenContent,
  index: number,
  tile: TileContent,
): ScreenContent => {
  const length = Math.max(content.tiles.length, index + 1);
  const tiles = Array.from({ length }, (_, at) => (at === index ? tile : tileAt(content, at)));
  return { ...content, tiles };
};

export const withCamera = (
  content: ScreenContent,
  index: number,
  cameraId: CameraId | null,
  crop?: TileContent['crop'],
): ScreenContent => {
  const { isPinned } = tileAt(content, index);
  const part = crop === undefined ? {} : { crop };
  return withTile(content, index, { cameraId, isPinned, ...part });
};

/** Figures or cases take the place of a camera, as a camera takes theirs. */
export const withBoard = (
  content: ScreenContent,
  index: number,
  board: TileBoard,
): ScreenContent => {
  const { isPinned } = tileAt(content, index);
  return withTile(content, index, { cameraId: null, isPinned, board });
};

/** A tour takes the place of whatever was there. */
export const withTour = (content: ScreenContent, index: number, tour: TileTour): ScreenContent => {
  const { isPinned } = tileAt(content, index);
  return withTile(content, index, { cameraId: null, isPinned, tour });
};

/** So does a hotspot. */
export const withHotspot = (
  content: ScreenContent,
  index: number,
  hotspot: TileHotspot,
): ScreenContent => {
  const { isPinned } = tileAt(content, index);
  return withTile(content, index, { cameraId: null, isPinned, hotspot });
};

/** Words over a picture leave it what it is; they go when something else takes its place. */
export const withLowerThird = (
  content: ScreenContent,
  index: number,
  lowerThird: LowerThird | null,
): ScreenContent => {
  const { lowerThird: _before, ...tile } = tileAt(content, index);
  return withTile(content, index, lowerThird === null ? tile : { ...tile, lowerThird });
};

/** The tiles that a tour of the whole screen goes through: none that is pinned or kept for alarms. */
export const freeForTour = (content: ScreenContent): number[] =>
  [...layoutFor(content).slots.keys()].filter(
    (index) => !tileAt(content, index).isPinned && !content.alarmTiles.includes(index),
  );

export const withPin = (content: ScreenContent, index: number, isPinned: boolean): ScreenContent =>
  withTile(content, index, { ...tileAt(content, index), isPinned });

/** Reserved tiles in reading order. */
export const withReserved = (
  content: ScreenContent,
  index: number,
  isReserved: boolean,
): ScreenContent => {
  const others = content.alarmTiles.filter((one) => one !== index);
  const alarmTiles = isReserved ? [...others, index].sort((a, b) => a - b) : others;
  return { ...content, alarmTiles };
};

/** `nodeId`: null is the place of the desk, undefined whatever it was. */
export const withRibbon = (
  { ribbonNodeId, ...content }: ScreenContent,
  hasRibbon: boolean,
  nodeId: NodeId | null | undefined,
): ScreenContent => {
  const place = nodeId === undefined ? ribbonNodeId : nodeId;
  return place == null ? { ...content, hasRibbon } : { ...content, hasRibbon, ribbonNodeId: place };
};

/** Cameras keep their places in reading order; those that no longer fit wait. */
export const withLayout = (
  { layout: _before, ...content }: ScreenContent,
  layout: Layout,
): ScreenContent => ({
  ...content,
  ...shapeOf(layout),
  alarmTiles: defaultAlarmTiles(layout),
});

/**
 * Every tile keeps what it shows; what has no tile any more goes to new ones in reading order, the
 * rest waits before what waited already, so that making room again brings it back.
 */
export const withReshaped = (
  { layout: _before, ...content }: ScreenContent,
  { layout, from }: Reshaped,
): ScreenContent => {
  const kept = new Set(from);
  const homeless = [...content.tiles.keys()].filter(
    (index) => !kept.has(index) && isFilled(tileAt(content, index)),
  );
  const order = [...from.map((index) => index ?? homeless.shift()), ...homeless];
  return {
    ...content,
    ...shapeOf(layout),
    tiles: order
      .map((index) => (index === undefined ? emptyTile : tileAt(content, index)))
      .slice(0, maxTiles),
    alarmTiles: [...from.keys()].filter((at) => {
      const index = from[at];
      return index != null && content.alarmTiles.includes(index);
    }),
  };
};

/** Something other than nothing is in it. */
export const isFilled = ({ cameraId, board, tour, hotspot }: TileContent): boolean =>
  cameraId !== null || board !== undefined || tour !== undefined || hotspot !== undefined;

/** Whatever is put in a tile is plain data. */
const isSameTile = (a: TileContent, b: TileContent | undefined): boolean => reuse(b, a) === b;

/** Tiles that show nothing at the end say nothing: they count as absent. */
const shortened = (tiles: readonly TileContent[]): readonly TileContent[] =>
  tiles.slice(0, tiles.findLastIndex((tile) => isFilled(tile) || tile.isPinned) + 1);

/** Both would look the same on the wall, and after a change of layout too. */
export const isSameContent = (a: ScreenContent, b: ScreenContent): boolean => {
  const [aTiles, bTiles] = [shortened(a.tiles), shortened(b.tiles)];
  return (
    isSameLayout(layoutFor(a), layoutFor(b)) &&
    a.hasRibbon === b.hasRibbon &&
    a.ribbonNodeId === b.ribbonNodeId &&
    a.alarmTiles.join() === b.alarmTiles.join() &&
    aTiles.length === bTiles.length &&
    aTiles.every((tile, index) => isSameTile(tile, bTiles[index]))
  );
};

/** The layout of a kept content; a number that no layout has (an older file) becomes nine. */
export const layoutFor = (content: Pick<ScreenContent, 'tileCount' | 'layout'>): Layout => {
  const layout = ownLayout(content) ?? layoutOf(content.tileCount) ?? layoutOf(9);
  if (layout === undefined) throw new Error('there is no layout of nine');
  return layout;
};

const ownLayout = ({ tileCount, layout }: Pick<ScreenContent, 'tileCount' | 'layout'>) =>
  layout?.tileCount === tileCount ? layout : undefined;
