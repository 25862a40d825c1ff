import type { CameraId } from '#contract/ids';

/** Where the next call may come from, each list likeliest first. */
export interface HotWishes {
  /** Tiles of walls whose windows are still being opened. */
  awaited: readonly CameraId[];
  /** The cameras of alarms and those linked to them, newest alarm first. */
  alarms: readonly CameraId[];
  /** What the person at the desk points at, or has typed the number of. */
  hinted: readonly CameraId[];
  /** What tours show next. */
  toured: readonly CameraId[];
  /** Cameras near the one selected. */
  neighbours: readonly CameraId[];
  /** What was pointed at a while ago: people come back to what they looked at. */
  remembered: readonly CameraId[];
}

/**
 * The cameras to keep warm, at most `limit`. What will surely be shown comes first; what is pointed
 * at is next, for the call may be a second away. Cameras that play already as the next tile would
 * need no warming.
 */
export const planHotSet = (
  { awaited, alarms, hinted, toured, neighbours, remembered }: HotWishes,
  isPlaying: (cameraId: CameraId) => boolean,
  limit: number,
): CameraId[] => {
  const inOrder = new Set([
    ...awaited,
    ...hinted,
    ...alarms,
    ...toured,
    ...neighbours,
    ...remembered,
  ]);
  return [...inOrder].filter((cameraId) => !isPlaying(cameraId)).slice(0, limit);
};
