/**
 * The number of a frame within its clip, written into the picture itself: sixteen square blocks in
 * one row at the top left, white or black, ten bits for the number and six to check it. A frame is
 * recognised whatever player shows it, and at half its size.
 */
export interface StampPlace {
  readonly block: number;
  readonly left: number;
  readonly top: number;
}

export const stampBits = 16;
const numberBits = 10;

export const stampPlace = (pictureWidth: number): StampPlace => {
  const block = Math.round(pictureWidth / 20);
  return { block, left: block, top: block };
};

const checkOf = (frame: number): number => (frame * 37 + 11) % 61;

/** The blocks of a frame, true for white. */
export function stampOf(frame: number): boolean[] {
  const code = frame * 64 + checkOf(frame);
  return Array.from({ length: stampBits }, (_, bit) => ((code >> (stampBits - 1 - bit)) & 1) === 1);
}

/** The number behind sixteen brightnesses from 0 to 255; null when they are no stamp. */
export function readStamp(levels: readonly number[]): number | null {
  if (levels.length !== stampBits) return null;
  const code = levels.reduce((sum, level) => sum * 2 + (level > 128 ? 1 : 0), 0);
  const frame = code >> (stampBits - numberBits);
  return (code & 63) === checkOf(frame) ? frame : null;
}
