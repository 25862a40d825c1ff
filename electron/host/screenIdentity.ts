import { createHash } from 'node:crypto';
import { screenIdSchema, type ScreenId } from '#contract/ids';
import type { Screen } from '#contract/scene';
import type { Settings } from '#contract/settings';
import type { WallPlace } from './placeWindows';

/** A display of its own hangs on a wall; one shared with the desk stands on it. */
const assumed = {
  whole: { diagonalInch: 55, distanceM: 3 },
  shared: { diagonalInch: 27, distanceM: 1 },
} as const;

/**
 * The same for the same display at the same place, across restarts and replugging. The system's
 * own number is left out, because it changes with the socket and the driver.
 */
export const screenIdOf = (place: WallPlace): ScreenId => {
  const { x, y, width, height } = place.bounds;
  const facts = place.isWhole
    ? [place.label, width, height, x, y]
    : // A wall beside the desk keeps its identity when the task bar moves.
      [place.label, 'shared', place.part];
  const hash = createHash('sha256').update(JSON.stringify(facts)).digest('hex');
  return screenIdSchema.parse(`screen-${hash.slice(0, 12)}`);
};

/** The screen of a wall window; what a person told about it goes before what is assumed. */
export const screenOf = (place: WallPlace, number: number, told: Settings['screens']): Screen => {
  const screenId = screenIdOf(place);
  const known = told[screenId];
  const usual = place.isWhole ? assumed.whole : assumed.shared;
  return {
    screenId,
    name: known?.name ?? '',
    number,
    widthPx: Math.round(place.bounds.width * place.scaleFactor),
    heightPx: Math.round(place.bounds.height * place.scaleFactor),
    scaleFactor: place.scaleFactor,
    diagonalInch: known?.diagonalInch ?? usual.diagonalInch,
    distanceM: known?.distanceM ?? usual.distanceM,
  };
};
