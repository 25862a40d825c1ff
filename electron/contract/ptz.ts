import * as z from 'zod';
import { actorSchema } from './actor';
import { cameraIdSchema } from './ids';
import { localTextSchema } from './text';

/** A preset position 预置位 of a camera that can be steered. */
export const presetSchema = z.object({
  /** Typed before `P`. */
  number: z.number().int().min(1).max(999),
  name: localTextSchema,
});
export type Preset = z.infer<typeof presetSchema>;

/** More positions than that no camera has. */
export const maxPresets = 300;

/** A cruise 巡航 that is set up in a camera; nobody tells which ones are. 0 ends whichever goes on. */
export const cruiseNumberSchema = z.number().int().min(0).max(255);

const speed = z.number().min(-1).max(1);

/** Speeds as shares of the full one: right, up and closer are positive. */
export const ptzMotionSchema = z.object({ pan: speed, tilt: speed, zoom: speed }).strict();
export type PtzMotion = z.infer<typeof ptzMotionSchema>;

/** Who steers a camera; null: nobody does. */
export interface PtzHolding {
  cameraId: z.infer<typeof cameraIdSchema>;
  holder: z.infer<typeof actorSchema> | null;
}

/** Somebody steers a camera 云台操控, and nobody else does meanwhile. */
export const steeringSchema = z.object({
  cameraId: cameraIdSchema,
  holder: actorSchema,
  /** Somebody at this station. */
  isOwn: z.boolean(),
  /** Who keeps others away: the platform everywhere, or this station for itself alone. */
  scope: z.enum(['platform', 'station']),
  /** Its platform starts cruises of its cameras. */
  canCruise: z.boolean().optional(),
});
export type Steering = z.infer<typeof steeringSchema>;

/** Why the steering of this station ended, or did not end as it should; said for a while. */
export const steeringNewsSchema = z.object({
  /**
   * taken: by a higher role; idle: nobody used it; lost: the platform does not obey any more;
   * cruise, cruise-ended: what it was told to do by itself.
   */
  kind: z.enum(['taken', 'idle', 'lost', 'no-stop', 'cruise', 'cruise-ended']),
  cameraId: cameraIdSchema,
  cameraNumber: z.number().int(),
  by: actorSchema.nullable(),
  atMs: z.number(),
});
export type SteeringNews = z.infer<typeof steeringNewsSchema>;

/** All that a desk knows of steering. */
export const steeringStandingSchema = z.object({
  held: z.array(steeringSchema),
  news: steeringNewsSchema.nullable(),
});
export type SteeringStanding = z.infer<typeof steeringStandingSchema>;
