import type { Screen } from '#contract/scene';

/** What the size of letters follows from. */
export type Viewing = Pick<
  Screen,
  'widthPx' | 'heightPx' | 'scaleFactor' | 'diagonalInch' | 'distanceM'
>;

const mmPerInch = 25.4;
/** 16 minutes of arc: the least height of a letter at the longest distance (ux.md §3). */
const letterAngle = ((16 / 60) * Math.PI) / 180;
/** Capital height of Inter, ink height of a Noto Sans SC character, both per font size. */
const capitalShare = 0.727;
const characterShare = 0.88;
const chineseFactor = 1.25;

/** The unit of a wall in device pixels: everything on a wall is a multiple of it (design.md §3). */
export function wallUnitPx({ widthPx, heightPx, diagonalInch, distanceM }: Viewing): number {
  const pitchMm = (diagonalInch * mmPerInch) / Math.hypot(widthPx, heightPx);
  const capitalPx = (2 * distanceM * 1000 * Math.tan(letterAngle / 2)) / pitchMm;
  return Math.ceil(
    Math.max(capitalPx / capitalShare, (chineseFactor * capitalPx) / characterShare),
  );
}

/** The unit in CSS pixels of a window on that screen. */
export const wallUnit = (viewing: Viewing): number => wallUnitPx(viewing) / viewing.scaleFactor;
