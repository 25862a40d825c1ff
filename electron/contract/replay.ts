import * as z from 'zod';

/** How fast a replay may go; 0 stands still. Eight only where the recorder can (`quickRecordings`). */
export const replayRateSchema = z.union([
  z.literal(0),
  z.literal(0.25),
  z.literal(0.5),
  z.literal(1),
  z.literal(2),
  z.literal(4),
  z.literal(8),
]);
export type ReplayRate = z.infer<typeof replayRateSchema>;

/** Every recorder plays that fast; faster ones are `quickRecordings`. */
export const usualFastest: ReplayRate = 4;

/**
 * The moment 即时回看 or a recording 录像 in one tile. Where it is follows from the clock alone:
 * `atMs` and `rate` for every millisecond since `sinceMs`, so that windows that join late show the
 * same, and tiles with the same three stay in step.
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
  /** It comes out of the platform's recorder, not out of what the gateway kept. */
  isRecording: z.boolean().optional(),
});
export type TileReplay = z.infer<typeof tileReplaySchema>;

/** What one step is worth while nobody knows the picture rate better. */
export const usualPictureMs = 40;

/** Where a replay is at that time of the station's clock. */
export const replayPositionMs = (replay: TileReplay, nowMs: number): number => {
  const played = Math.max(0, nowMs - replay.sinceMs) * replay.rate;
  return withinReplay(replay, replay.atMs + played + replay.steps * usualPictureMs, nowMs);
};

/** The nearest time to this that the replay may show; what is recorded goes on while it is seen. */
export const withinReplay = (replay: TileReplay, atMs: number, nowMs: number): number => {
  const { fromMs, toMs, isRecording } = replay;
  return Math.min(isRecording === true ? Math.max(toMs, nowMs) : toMs, Math.max(fromMs, atMs));
};

/** A jump goes over a week at most, which is as far as recordings are asked for. */
const longestJumpMs = 7 * 86_400_000;

/** What can be ordered of a replay. */
export const replayOrderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rewind') }).strict(),
  z
    .object({ kind: z.literal('jump'), byMs: z.number().min(-longestJumpMs).max(longestJumpMs) })
    .strict(),
  z.object({ kind: z.literal('rate'), rate: replayRateSchema }).strict(),
  z.object({ kind: z.literal('step'), pictures: z.number().int().min(-100).max(100) }).strict(),
  /** Recorded pictures from that time on. */
  z
    .object({
      kind: z.literal('at'),
      atMs: z.number().int().nonnegative(),
      rate: replayRateSchema,
    })
    .strict(),
  z.object({ kind: z.literal('live') }).strict(),
]);
export type ReplayOrder = z.infer<typeof replayOrderSchema>;
