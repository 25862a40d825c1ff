import * as z from 'zod';
import { cameraIdSchema, leaseIdSchema } from './ids';
import { faultCodeSchema, faultSchema } from './outcome';

/** How large the picture is: main stream 主码流, sub stream 子码流, small for dense grids. */
export const streamProfileSchema = z.enum(['main', 'sub', 'small']);
export type StreamProfile = z.infer<typeof streamProfileSchema>;

/**
 * How pictures come: `hls` as playlists and segments, `mse` as fragmented MP4 over a WebSocket,
 * `whep` over WebRTC.
 */
export const streamTransportSchema = z.enum(['hls', 'mse', 'whep']);
export type StreamTransport = z.infer<typeof streamTransportSchema>;

/** Why a picture is wanted; decides who steps down first when room runs out. */
export const streamPurposeSchema = z.enum(['wall', 'alarm', 'desk', 'miniature']);
export type StreamPurpose = z.infer<typeof streamPurposeSchema>;

/** A window asks to play a camera in a rectangle of that many device pixels. */
export const streamRequestSchema = z.object({
  cameraId: cameraIdSchema,
  widthPx: z.number().int().min(1).max(16384),
  heightPx: z.number().int().min(1).max(16384),
  purpose: streamPurposeSchema,
  /** The lease that this one will take the place of: counted once, and it keeps its standing. */
  replaces: leaseIdSchema.optional(),
  /** What the tile had until now, and why it gave that up: another way may work. */
  after: z
    .object({
      transport: streamTransportSchema,
      profile: streamProfileSchema,
      code: faultCodeSchema,
    })
    .strict()
    .optional(),
});
export type StreamRequest = z.infer<typeof streamRequestSchema>;

/**
 * How much of its stream a tile plays, best first. `full`: the profile that its size asks for;
 * `smaller`: a smaller profile; `reduced`: at least one new picture a second, no more promised;
 * `paused`: nothing, and only where nobody can see it.
 */
export const streamStepSchema = z.enum(['full', 'smaller', 'reduced', 'paused']);
export type StreamStep = z.infer<typeof streamStepSchema>;

/**
 * Why a tile stands below `full`. `machine`: this station decodes as much as it can; `sessions`:
 * the device or its platform gives no further stream; `codec`: this machine cannot decode the
 * larger picture; `hidden`: it cannot be seen.
 */
export const standingReasonSchema = z.enum(['machine', 'sessions', 'codec', 'hidden']);
export type StandingReason = z.infer<typeof standingReasonSchema>;

/** What the station's budget gives one tile. */
export const streamStandingSchema = z.object({
  step: streamStepSchema,
  profile: streamProfileSchema,
  /** Null on `full`. */
  reason: standingReasonSchema.nullable(),
});
export type StreamStanding = z.infer<typeof streamStandingSchema>;

/**
 * Permission to play one address until a time. The address is on this machine's media gateway and
 * carries a secret path; neither the platform's address nor its token is in it.
 */
export const streamLeaseSchema = z.object({
  leaseId: leaseIdSchema,
  cameraId: cameraIdSchema,
  profile: streamProfileSchema,
  transport: streamTransportSchema,
  url: z.url(),
  expiresAtMs: z.number(),
  isDemo: z.boolean(),
  /** Told for a camera known to be very still: nothing in its picture need change for so long. */
  stillForMs: z.number().int().positive().optional(),
  /** What the budget gives it from the start; `stream:adjusted` tells every change. */
  standing: streamStandingSchema,
});
export type StreamLease = z.infer<typeof streamLeaseSchema>;

/**
 * A camera that may be called next: the window decodes it without showing it. The lease of the tile
 * that calls it has the same id and address.
 */
export const standbySchema = streamLeaseSchema.pick({
  leaseId: true,
  cameraId: true,
  url: true,
  isDemo: true,
  stillForMs: true,
});
export type Standby = z.infer<typeof standbySchema>;

/** How one lease did since the last report, and how large it is shown now. */
export const streamReportLineSchema = z
  .object({
    leaseId: leaseIdSchema,
    widthPx: z.number().int().min(1).max(16384),
    heightPx: z.number().int().min(1).max(16384),
    purpose: streamPurposeSchema,
    /** False while the window, or another tile above it, hides it. */
    isVisible: z.boolean(),
    /** Pictures that were due at its step, and those of them that could not be shown in time. */
    offered: z.number().int().min(0).max(100_000),
    dropped: z.number().int().min(0).max(100_000),
    /** The stream as it really is; null until known. */
    picture: z
      .object({
        widthPx: z.number().int().min(1).max(16384),
        heightPx: z.number().int().min(1).max(16384),
        framesPerSecond: z.number().positive().max(240),
      })
      .nullable(),
  })
  .strict();
export type StreamReportLine = z.infer<typeof streamReportLineSchema>;

/** How a window's pictures do: about once a second, and at once when a tile changed its size. */
export const streamReportSchema = z
  .object({
    lines: z.array(streamReportLineSchema).max(256),
    /** Measured at leisure: pixels that this machine decodes in a second. */
    calibration: z.object({ pixelsPerSecond: z.number().positive().max(1e12) }).optional(),
  })
  .strict();
export type StreamReport = z.infer<typeof streamReportSchema>;

/** What the station has learned about its machine, as it is kept, version 1. */
export const storedCeilingSchema = z.object({
  version: z.literal(1),
  pixelsPerSecond: z.number().positive().max(1e12),
});
export type StoredCeiling = z.infer<typeof storedCeilingSchema>;

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
