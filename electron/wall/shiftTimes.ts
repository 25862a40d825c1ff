/** From and to of one shift. */
export interface Shift {
  fromMs: number;
  toMs: number;
}

/** Changes of shifts around that time, by the clock on the wall of this place. */
const changesAround = (atMs: number, shiftStarts: readonly number[]): number[] => {
  // A site that names no change has one at midnight.
  const starts = shiftStarts.length === 0 ? [0] : shiftStarts;
  const changes = [-2, -1, 0, 1, 2].flatMap((day) =>
    starts.map((minutes) => {
      const at = new Date(atMs);
      at.setDate(at.getDate() + day);
      at.setHours(0, minutes, 0, 0);
      return at.getTime();
    }),
  );
  return [...new Set(changes)].sort((a, b) => a - b);
};

/** The shift of that time; `back` 1 is the one before it. */
export const shiftOf = (atMs: number, shiftStarts: readonly number[], back = 0): Shift => {
  const changes = changesAround(atMs, shiftStarts);
  const fromMs = changes.findLast((change) => change <= atMs) ?? atMs;
  const toMs = changes.find((change) => change > atMs) ?? atMs;
  return back === 0 ? { fromMs, toMs } : shiftOf(fromMs - 1, shiftStarts, back - 1);
};
