import * as z from 'zod';
import { cameraIdSchema } from './ids';
import { faultCodeSchema } from './outcome';
import { streamProfileSchema, streamTransportSchema } from './stream';

/** How pictures of cameras are coded. */
export const videoCodecSchema = z.enum(['h264', 'h265', 'av1']);
export type VideoCodec = z.infer<typeof videoCodecSchema>;

/** How this machine decodes a codec: in hardware, by its processor, or not at all. */
export const codecWaySchema = z.enum(['hardware', 'software', 'none']);
export type CodecWay = z.infer<typeof codecWaySchema>;

/** What this machine decodes, as a window measured it. */
export const machineCodecsSchema = z
  .object({ h264: codecWaySchema, h265: codecWaySchema, av1: codecWaySchema })
  .strict();
export type MachineCodecs = z.infer<typeof machineCodecsSchema>;

/** What the last measuring found, as it is kept, version 1. */
export const storedMachineSchema = z.object({
  version: z.literal(1),
  codecs: machineCodecsSchema,
  measuredAtMs: z.number(),
});
export type StoredMachine = z.infer<typeof storedMachineSchema>;

/**
 * Why one way to a camera's picture has its place among the others. `worked`: it did last time;
 * `offered`: so the platform says; `failed`: it was given up lately, and waits behind the others;
 * `codec`: this machine cannot decode it, so it is left out.
 */
export const wayReasonSchema = z.enum(['worked', 'offered', 'failed', 'codec']);
export type WayReason = z.infer<typeof wayReasonSchema>;

/** How one way to a camera's picture did. */
export const wayPastSchema = z.object({
  transport: streamTransportSchema,
  profile: streamProfileSchema,
  workedAtMs: z.number().nullable(),
  failedAtMs: z.number().nullable(),
  /** Why it failed last; null when it never did. */
  code: faultCodeSchema.nullable(),
});
export type WayPast = z.infer<typeof wayPastSchema>;

/** Most cameras whose ways are remembered, and most ways of one camera: three profiles by three. */
export const mostWayCameras = 4_096;
const mostWays = 9;

/** How the ways to cameras did, as it is kept, version 1; longest unused first. */
export const storedWaysSchema = z.object({
  version: z.literal(1),
  cameras: z
    .array(z.object({ cameraId: cameraIdSchema, ways: z.array(wayPastSchema).max(mostWays) }))
    .max(mostWayCameras),
});
export type StoredWays = z.infer<typeof storedWaysSchema>;
