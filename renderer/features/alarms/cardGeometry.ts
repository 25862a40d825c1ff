/** A rectangle in CSS pixels, relative to the tile. */
export interface CardRect {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Which parts of the incident card a tile has room for, and where its live picture stands. */
export interface CardGeometry {
  stripHeight: number;
  picture: CardRect;
  side: CardRect | null;
  hasMoment: boolean;
  /** Width of the moment in the side column, which may be wider than the moment can be high. */
  momentWidth: number;
  steps: { rect: CardRect; hasNames: boolean; isLarge: boolean } | null;
  lastLine: CardRect | null;
}

const aspect = 16 / 9;
/** Heights in units (design.md §3). */
const heights = { strip: 2.1, smallStrip: 1.3, steps: 1.95, smallSteps: 1.25, line: 1.3 } as const;
const pad = 0.3;
const sideWithoutMoment = 5.1;
const narrowestSide = 5.2;
/** A moment so wide is worth having, however much wider its column is. */
const widestNeeded = 9;
const lowestPicture = 5.5;
const namesFromUnits = 17;

/** In a smaller tile than this an alarm is framed and named like in any other. */
export const hasRoomForCard = (tile: { width: number; height: number }, unit: number): boolean =>
  tile.width >= 10 * unit && tile.height >= 6 * unit;

/**
 * Divides an alarm tile. In a smaller tile parts are left out in this order: last line, picture of
 * the moment, names of steps, the side column, the steps. The picture and the strip always stay.
 */
export function cardGeometry(
  tile: { width: number; height: number },
  unit: number,
  frame: number,
): CardGeometry {
  const inner = {
    left: frame,
    top: frame,
    width: Math.max(0, tile.width - 2 * frame),
    height: Math.max(0, tile.height - 2 * frame),
  };
  return fullCard(inner, unit) ?? smallCard(inner, unit);
}

function fullCard(inner: CardRect, unit: number): CardGeometry | undefined {
  const stripHeight = Math.round(heights.strip * unit);
  const stepsHeight = heights.steps * unit + 2 * pad * unit;
  const room = inner.height - stripHeight - stepsHeight;
  const lineHeight = heights.line * unit + pad * unit;
  const hasLast = room - lineHeight >= lowestPicture * unit;
  const pictureRoom = room - (hasLast ? lineHeight : 0);
  const width = Math.round(Math.min((inner.width * 2) / 3, pictureRoom * aspect));
  const sideWidth = inner.width - width;
  if (pictureRoom < lowestPicture * unit || sideWidth < narrowestSide * unit) return undefined;
  const height = Math.min(Math.round(pictureRoom), Math.round(width / aspect));
  const top = inner.top + stripHeight;
  const fullMoment = sideWidth - 2 * pad * unit;
  // Height that the picture does not need is shared by the distances below it.
  const parts = heights.steps + (hasLast ? heights.line : 0);
  const spare = inner.height - stripHeight - height - parts * unit;
  const distance = spare / (hasLast ? 3 : 2);
  const stepsTop = top + height + distance;
  const momentRoom = (height + distance - sideWithoutMoment * unit) * aspect;
  return {
    stripHeight,
    picture: { left: inner.left, top, width, height },
    side: { left: inner.left + width, top, width: sideWidth, height: height + distance },
    hasMoment: momentRoom >= Math.min(fullMoment, widestNeeded * unit),
    momentWidth: Math.max(0, Math.min(fullMoment, momentRoom)),
    steps: {
      rect: row(inner, stepsTop, heights.steps * unit, unit),
      hasNames: inner.width >= namesFromUnits * unit,
      isLarge: true,
    },
    lastLine: hasLast
      ? row(inner, stepsTop + heights.steps * unit + distance, heights.line * unit, unit)
      : null,
  };
}

function smallCard(inner: CardRect, unit: number): CardGeometry {
  const stripHeight = Math.round(heights.smallStrip * unit);
  const stepsRoom = (heights.smallSteps + 2 * pad) * unit;
  const room = inner.height - stripHeight;
  const hasSteps = room - stepsRoom >= 3.5 * unit && inner.width >= 8 * unit;
  const height = Math.max(0, Math.round(room - (hasSteps ? stepsRoom : 0)));
  const top = inner.top + stripHeight;
  return {
    stripHeight,
    picture: centred(inner, top, height),
    side: null,
    hasMoment: false,
    momentWidth: 0,
    steps: hasSteps
      ? {
          rect: row(inner, top + height + pad * unit, heights.smallSteps * unit, unit),
          hasNames: false,
          isLarge: false,
        }
      : null,
    lastLine: null,
  };
}

/** Where the picture does not fill the width, its words stand at the picture. */
function centred(inner: CardRect, top: number, height: number): CardRect {
  const width = Math.min(inner.width, Math.round(height * aspect));
  return { left: inner.left + Math.round((inner.width - width) / 2), top, width, height };
}

function row(inner: CardRect, top: number, height: number, unit: number): CardRect {
  const side = pad * unit;
  return { left: inner.left + side, top, width: inner.width - 2 * side, height };
}
