import * as z from 'zod';
import { cameraIdSchema, leaseIdSchema } from './ids';
import { faultSchema } from './outcome';

/** How large the picture is: main stream 主码流, sub stream 子码流, small for dense grids. */
export const streamProfileSchema = z.enum(['main', 'sub', 'small']);
export type StreamProfile = z.infer<typeof streamProfileSchema>;

/** Why a picture is wanted; decides who steps down first when room runs out. */
export const streamPurposeSchema = z.enum(['wall', 'alarm', 'desk', 'miniature']);
export type StreamPurpose = z.infer<typeof streamPurposeSchema>;

/** A window asks to play a camera in a rectangle of that many device pixels. */
export const streamRequestSchema = z.object({
  cameraId: cameraIdSchema,
  widthPx: z.number().int().min(1).max(16384),
  heightPx: z.number().int().min(1).max(16384),
  purpose: streamPurposeSchema,
});
export type StreamRequest = z.infer<typeof streamRequestSchema>;

/**
 * Permission to play one address until a time. The address is on this machine's media gateway and
 * carries a secret path; neither the platform's address nor its token is in it.
 */
export const streamLeaseSchema = z.object({
  leaseId: leaseIdSchema,
  cameraId: cameraIdSchema,
  profile: streamProfileSchema,
  transport: z.literal('hls'),
  url: z.url(),
  expiresAtMs: z.number(),
  isDemo: z.boolean(),
});
export type StreamLease = z.infer<typeof streamLeaseSchema>;

/** What a tile's player does; the tile shows it in words (ux.md §7). */
export const playStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opening') }),
  /** Frames move. `delayMs` is wall clock − PROGRAM-DATE-TIME, null when unknown. */
  z.object({
    kind: z.literal('playing'),
    delayMs: z.number().nullable(),
    /** Source clock of the picture now shown, null when unknown. */
    pictureAtMs: z.number().nullable(),
    /** Delay its transport allows (classic HLS two target durations + 300 ms). */
    allowedDelayMs: z.number(),
  }),
  /** No new frame for 3 s while nothing failed: 画面冻结. */
  z.object({ kind: z.literal('frozen'), pictureAtMs: z.number().nullable() }),
  /** Something failed; the next attempt is at `nextTryAtMs` (station clock). */
  z.object({
    kind: z.literal('recovering'),
    fault: faultSchema,
    attempt: z.number().int().positive(),
    sinceMs: z.number(),
    nextTryAtMs: z.number(),
    pictureAtMs: z.number().nullable(),
  }),
]);
export type PlayState = z.infer<typeof playStateSchema>;
