import * as z from 'zod';

/** How fast a replay may go; 0 stands still. */
export const replayRateSchema = z.union([
  z.literal(0),
  z.literal(0.25),
  z.literal(0.5),
  z.literal(1),
  z.literal(2),
]);
export type ReplayRate = z.infer<typeof replayRateSchema>;

/**
 * The moment 即时回看 in one tile. Where it is follows from the clock alone: `atMs` and `rate` for
 * every millisecond since `sinceMs`, so that windows that join late show the same.
 */
export const tileReplaySchema = z.object({
  /** One rewinding from begin to live; a new one has a new number. */
  replayId: z.number().int(),
  /** The stretch that may be seen, by this station's clock. */
  fromMs: z.number(),
  toMs: z.number(),
  atMs: z.number(),
  sinceMs: z.number(),
  rate: replayRateSchema,
  /** Single pictures stepped from `atMs`, back when negative; only while it stands still. */
  steps: z.number().int(),
});
export type TileReplay = z.infer<typeof tileReplaySchema>;

/** What one step is worth while nobody knows the picture rate better. */
const usualPictureMs = 40;

/** Where a replay is at that time of the station's clock. */
export const replayPositionMs = (replay: TileReplay, nowMs: number): number => {
  const played = Math.max(0, nowMs - replay.sinceMs) * replay.rate;
  const at = replay.atMs + played + replay.steps * usualPictureMs;
  return Math.min(replay.toMs, Math.max(replay.fromMs, at));
};
