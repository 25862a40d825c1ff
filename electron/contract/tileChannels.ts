import * as z from 'zod';
import { desk, none, nothing, tile } from './channelParts';
import { cameraIdSchema } from './ids';
import { cruiseNumberSchema, maxPresets, presetSchema, ptzMotionSchema } from './ptz';
import { replayOrderSchema } from './replay';
import { tourGroupSchema, tourLookSchema, tourOrderSchema, tourSourceSchema } from './tour';
import { cropSchema, zoomOrderSchema } from './zoom';

/** Requests about single tiles: the moment, close-ups, saved parts, steering, tours. */
export const tileChannels = {
  /**
   * The moment 即时回看 of a tile: rewinds, jumps, changes the speed, steps by single pictures, or
   * goes back to live. Whatever comes while the tile is live begins with a rewinding; `at` goes to
   * a time in the recordings of the platform.
   */
  'tile:replay': {
    args: z.object({ ...tile, order: replayOrderSchema }).strict(),
    answer: none,
    from: desk,
  },

  /**
   * The desk listens to the camera of a tile, or does so no longer: a fact for the log. Faults
   * scene/no-camera, recording/no-sound.
   */
  'tile:listen': {
    args: z.object({ ...tile, cameraId: cameraIdSchema, isOn: z.boolean() }).strict(),
    answer: none,
    from: desk,
  },

  /** Pauses a tour or lets it go on; all its tiles go one camera forth or back. */
  'tile:tour': {
    args: z.object({ ...tile, order: tourOrderSchema }).strict(),
    answer: none,
    from: desk,
  },

  /** The preset positions 预置位 of a tile's camera; none where it cannot be steered. */
  'tile:presets': {
    args: z.object(tile).strict(),
    answer: z.array(presetSchema).max(maxPresets),
    from: desk,
  },
  /** Steers a tile's camera to a preset position. */
  /** Starts a cruise 巡航 of its camera; 0 ends it. Faults ptz/*, stream/offline, platform/*. */
  'tile:cruise': {
    args: z.object({ ...tile, number: cruiseNumberSchema }).strict(),
    answer: none,
    from: desk,
  },
  'tile:preset': {
    args: z.object({ ...tile, number: presetSchema.shape.number }).strict(),
    answer: none,
    from: desk,
  },
  /** Takes a tile's camera to steer it 云台操控; who outranks the holder may take it over. */
  'ptz:take': {
    args: z.object({ ...tile, isTakeOver: z.boolean() }).strict(),
    answer: none,
    from: desk,
  },
  /** The hand holds it like this; asked again all the time, for silence stops the camera. */
  'ptz:move': { args: z.object({ motion: ptzMotionSchema }).strict(), answer: none, from: desk },
  /** The hand let go. Never fails. */
  'ptz:stop': { args: nothing, answer: none, from: desk },
  /** Ends the steering of this desk. Never fails. */
  'ptz:release': { args: nothing, answer: none, from: desk },
  /** Digital zoom 电子放大 of a tile: nearer, farther, another part, the whole again. */
  'tile:zoom': {
    args: z.object({ ...tile, order: zoomOrderSchema }).strict(),
    answer: none,
    from: desk,
  },
  /** Keeps the part that a tile shows, under a number that no camera has. */
  'crop:save': {
    args: z
      .object({ ...tile, number: cropSchema.shape.number, name: cropSchema.shape.name })
      .strict(),
    answer: none,
    from: desk,
  },
  /** Puts a saved part of a picture on a tile. Fault crop/unknown. */
  'crop:put': {
    args: z.object({ ...tile, number: z.number().int() }).strict(),
    answer: none,
    from: desk,
  },
  /** Forgets a saved part; tiles that show it keep it. Fault crop/unknown. */
  'crop:remove': {
    args: z.object({ number: z.number().int() }).strict(),
    answer: none,
    from: desk,
  },
  /** The neighbours of a tile's camera around it; again: back to what was before. */
  'scene:around': { args: z.object(tile).strict(), answer: none, from: desk },
  /** All named tours 轮巡组, with what they go through. */
  'tour:groups': { args: nothing, answer: z.array(tourGroupSchema), from: desk },
  /** Keeps a named tour; an existing number is replaced, and what runs of it follows. */
  'tour:save': { args: z.object({ group: tourGroupSchema }).strict(), answer: none, from: desk },
  /** Starts a named tour in this tile, or wherever it belongs. Fault tour/unknown. */
  'tour:start': {
    args: z.object({ ...tile, number: z.number().int() }).strict(),
    answer: none,
    from: desk,
  },
  /** What a tour would go through, and how long each camera has been shown. */
  'tour:look': {
    args: z.object({ source: tourSourceSchema }).strict(),
    answer: tourLookSchema,
    from: desk,
  },
  /** Forgets a named tour; tiles that it goes round in keep it. Fault tour/unknown. */
  'tour:remove': {
    args: z.object({ number: z.number().int() }).strict(),
    answer: none,
    from: desk,
  },
  /** The tour of scenes ends; the wall stays as it is. */
  'tour:end': { args: nothing, answer: none, from: desk },
} as const;
