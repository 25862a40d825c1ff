import type { DisplayCut } from '#contract/screens';

/** A rectangle in device-independent pixels. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One display as the system reports it. */
export interface DisplayFacts {
  displayId: number;
  label: string;
  bounds: Rectangle;
  /** Without task bars. */
  workArea: Rectangle;
  scaleFactor: number;
  isPrimary: boolean;
}

/** Where one wall window goes. */
export interface WallPlace {
  displayId: number;
  /** Which of several walls on that display, in reading order from 0. */
  part: number;
  bounds: Rectangle;
  /** It has the display for itself. */
  isWhole: boolean;
  /** It is one panel of a display that holds nothing but walls. */
  isPart: boolean;
  scaleFactor: number;
  label: string;
}

/** Where the desk goes, and how large it may become. */
export interface DeskPlace {
  displayId: number;
  bounds: Rectangle;
  fullBounds: Rectangle;
}

/** Where everything goes. */
export interface Placement {
  walls: WallPlace[];
  /** Null on a machine that only drives walls. */
  desk: DeskPlace | null;
}

/** How many windows there are to be, where the displays do not say it. */
export interface WindowWishes {
  wallsOnOne?: number | undefined;
  isWallOnly?: boolean;
  /** What a person told of a display; undefined: one wall. */
  cutOf?: (displayId: number) => DisplayCut | undefined;
}

/** Cuts a rectangle into `count` columns without a gap. */
const columns = (area: Rectangle, count: number): Rectangle[] =>
  Array.from({ length: count }, (_, index) => {
    const left = Math.round((area.width * index) / count);
    const right = Math.round((area.width * (index + 1)) / count);
    return { x: area.x + left, y: area.y, width: right - left, height: area.height };
  });

const shared = (display: DisplayFacts, wallCount: number): Placement => {
  const { x, y, width, height } = display.workArea;
  const wallWidth = Math.round((width * 2) / 3);
  const wallArea = { x, y, width: wallWidth, height };
  const { displayId, label, scaleFactor } = display;
  return {
    walls: columns(wallArea, wallCount).map((bounds, part) => ({
      displayId,
      label,
      scaleFactor,
      part,
      bounds,
      isWhole: false,
      isPart: false,
    })),
    desk: {
      displayId,
      bounds: { x: x + wallWidth, y, width: width - wallWidth, height },
      fullBounds: display.bounds,
    },
  };
};

const byPlace = (one: DisplayFacts, other: DisplayFacts): number =>
  one.bounds.x - other.bounds.x || one.bounds.y - other.bounds.y;

/** The panels of a display, with what lies behind bezels left out between them. */
const panelsOf = ({ bounds, scaleFactor }: DisplayFacts, cut: DisplayCut): Rectangle[] => {
  const gap = cut.gapPx / scaleFactor;
  const edges = (length: number, count: number): [number, number][] => {
    const each = (length - gap * (count - 1)) / count;
    return Array.from({ length: count }, (_, index) => {
      const from = Math.round(index * (each + gap));
      return [from, Math.round(index * (each + gap) + each) - from];
    });
  };
  return edges(bounds.height, cut.rows).flatMap(([y, height]) =>
    edges(bounds.width, cut.columns).map(([x, width]) => ({
      x: bounds.x + x,
      y: bounds.y + y,
      width,
      height,
    })),
  );
};

/** Walls that have their displays for themselves, or with other walls. */
const wholeWalls = (
  displays: readonly DisplayFacts[],
  cutOf: WindowWishes['cutOf'] = () => undefined,
): WallPlace[] =>
  displays.flatMap((display) => {
    const { displayId, label, scaleFactor, bounds } = display;
    const cut = cutOf(displayId);
    const panels = cut === undefined || cut.isOneWall ? [bounds] : panelsOf(display, cut);
    const isPart = panels.length > 1;
    return panels.map((panel, part) => ({
      displayId,
      label,
      scaleFactor,
      part,
      bounds: panel,
      isWhole: !isPart,
      isPart,
    }));
  });

/** No desk: every display is a wall, or the primary is cut into `wallCount` of them. */
const wallsOnly = (
  displays: readonly DisplayFacts[],
  primary: DisplayFacts,
  { wallsOnOne: wallCount, cutOf }: WindowWishes,
): Placement => {
  if (wallCount === undefined)
    return { walls: wholeWalls([...displays].sort(byPlace), cutOf), desk: null };
  const { displayId, label, scaleFactor, bounds } = primary;
  const walls = columns(bounds, wallCount).map((part, index) => ({
    displayId,
    label,
    scaleFactor,
    part: index,
    bounds: part,
    isWhole: wallCount === 1,
    isPart: false,
  }));
  return { walls, desk: null };
};

/**
 * One display: the wall on the left two thirds, the desk on the right third. Two or more: the desk
 * on the primary, a wall on each of the others, numbered from left to right. A display
 * of several panels may hold a wall on each. `wallsOnOne` puts that many walls on the primary, for
 * tests. Without a desk walls have everything.
 */
export const placeWindows = (
  displays: readonly DisplayFacts[],
  wishes: WindowWishes = {},
): Placement | undefined => {
  const { wallsOnOne, isWallOnly = false, cutOf } = wishes;
  const primary = displays.find((display) => display.isPrimary) ?? displays[0];
  if (primary === undefined) return undefined;
  if (isWallOnly) return wallsOnly(displays, primary, wishes);
  const others = displays.filter((display) => display !== primary).sort(byPlace);
  if (wallsOnOne !== undefined || others.length === 0) return shared(primary, wallsOnOne ?? 1);
  return {
    walls: wholeWalls(others, cutOf),
    desk: {
      displayId: primary.displayId,
      bounds: primary.workArea,
      fullBounds: primary.bounds,
    },
  };
};
