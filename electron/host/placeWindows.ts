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
  /** Which of several walls on that display, from 0; only tests put several on one. */
  part: number;
  bounds: Rectangle;
  /** It has the display for itself. */
  isWhole: boolean;
  scaleFactor: number;
  label: string;
}

/** Where everything goes. */
export interface Placement {
  walls: WallPlace[];
  desk: { displayId: number; bounds: Rectangle; fullBounds: Rectangle };
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

/**
 * One display: the wall on the left two thirds, the desk on the right third. Two or more: the desk
 * on the primary, a wall on each of the others, numbered from left to right. `wallsOnOne` puts
 * that many walls on the primary, for tests.
 */
export const placeWindows = (
  displays: readonly DisplayFacts[],
  wallsOnOne?: number,
): Placement | undefined => {
  const primary = displays.find((display) => display.isPrimary) ?? displays[0];
  if (primary === undefined) return undefined;
  const others = displays.filter((display) => display !== primary).sort(byPlace);
  if (wallsOnOne !== undefined || others.length === 0) return shared(primary, wallsOnOne ?? 1);
  return {
    walls: others.map(({ displayId, label, scaleFactor, bounds }) => ({
      displayId,
      label,
      scaleFactor,
      part: 0,
      bounds,
      isWhole: true,
    })),
    desk: {
      displayId: primary.displayId,
      bounds: primary.workArea,
      fullBounds: primary.bounds,
    },
  };
};
