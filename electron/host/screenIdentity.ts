import type { ScreenId } from '#contract/ids';
import type { Screen } from '#contract/scene';
import type { DisplayCut } from '#contract/screens';
import type { Settings } from '#contract/settings';
import type { WallPlace } from './placeWindows';

/** A display of its own hangs on a wall; one shared with the desk stands on it. */
const assumed = {
  whole: { diagonalInch: 55, distanceM: 3 },
  shared: { diagonalInch: 27, distanceM: 1 },
} as const;

/** A wall window's place with the screen that it is. */
export interface WallScreen {
  place: WallPlace;
  screenId: ScreenId;
  displayKey: string | undefined;
  cut: DisplayCut | undefined;
}

/** The screen of a wall window; what a person told about it goes before what is assumed. */
export const screenOf = (
  { place, screenId, displayKey, cut }: WallScreen,
  number: number,
  told: Settings['screens'],
): Screen => {
  const known = told[screenId];
  const usual = place.isWhole || place.isPart ? assumed.whole : assumed.shared;
  return {
    screenId,
    name: known?.name ?? '',
    number,
    widthPx: Math.max(1, Math.round(place.bounds.width * place.scaleFactor)),
    heightPx: Math.max(1, Math.round(place.bounds.height * place.scaleFactor)),
    scaleFactor: place.scaleFactor,
    diagonalInch: known?.diagonalInch ?? usual.diagonalInch,
    distanceM: known?.distanceM ?? usual.distanceM,
    ...(displayKey !== undefined && { displayKey }),
    ...(place.isWhole && cut?.isOneWall === true && { panels: panelsOf(cut) }),
  };
};

const panelsOf = ({ columns, rows, gapPx }: DisplayCut): Screen['panels'] => ({
  columns,
  rows,
  gapPx,
});

/**
 * The numbers typed before `M`, in the order given: those that a person chose, and from the left
 * the least ones that nobody has. A number chosen for a screen that is away stays free for it.
 */
export const numberScreens = (
  screenIds: readonly ScreenId[],
  told: Settings['screens'],
): number[] => {
  const chosen = new Map<number, ScreenId>();
  const claims = Object.entries(told) as [ScreenId, Settings['screens'][ScreenId]][];
  const isThere = new Set(screenIds);
  // Of two that claim one number, one that is plugged in has it.
  for (const [screenId, { number }] of claims) {
    if (number == null || (chosen.has(number) && !isThere.has(screenId))) continue;
    const holder = chosen.get(number);
    if (holder === undefined || !isThere.has(holder)) chosen.set(number, screenId);
  }
  const numberOf = new Map([...chosen].map(([number, screenId]) => [screenId, number]));
  let next = 1;
  return screenIds.map((screenId) => {
    const number = numberOf.get(screenId);
    if (number !== undefined) return number;
    while (chosen.has(next)) next += 1;
    return next++;
  });
};
