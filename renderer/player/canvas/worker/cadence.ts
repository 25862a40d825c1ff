/** A little faster than the pictures come, so that none waits long and none is missed. */
const aheadOfPictures = 1.2;
const slowestHz = 5;
const fastestHz = 60;

/** From one painting tick to the next, for pictures that come so far apart. */
export const tickMsFor = (frameMs: Iterable<number>): number => {
  let shortest = Infinity;
  for (const ms of frameMs) if (ms > 0) shortest = Math.min(shortest, ms);
  const wantedHz = (1000 / shortest) * aheadOfPictures;
  return 1000 / Math.min(fastestHz, Math.max(slowestHz, wantedHz));
};
