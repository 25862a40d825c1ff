import * as z from 'zod';
import { desk, none, nothing, tile } from './channelParts';
import { tileBoardSchema } from './board';
import { lowerThirdSchema, noticePictureSchema, webPlaceSchema } from './content';
import { tileHotspotSchema } from './hotspot';
import { cameraIdSchema, nodeIdSchema, sceneIdSchema, screenIdSchema, tileIdSchema } from './ids';
import { sceneRowSchema } from './scene';
import { tileTourSchema } from './tour';

/** Requests about what stands on the walls: layouts, contents, scenes. */
export const sceneChannels = {
  /** Puts a camera on a tile; null takes it off 下墙. */
  'scene:assign': {
    args: z.object({ ...tile, cameraId: cameraIdSchema.nullable() }).strict(),
    answer: none,
    from: desk,
  },
  /** Puts figures or cases of a place on a tile instead of a camera; `scene:assign` takes them off. */
  'scene:board': {
    args: z.object({ ...tile, board: tileBoardSchema }).strict(),
    answer: none,
    from: desk,
  },
  /**
   * Has the cameras of a place go round in a tile, or in all tiles of its screen that are neither
   * pinned nor kept for alarms; `scene:assign` ends it there.
   */
  'scene:tour': {
    args: z.object({ ...tile, tour: tileTourSchema, isWholeScreen: z.boolean() }).strict(),
    answer: none,
    from: desk,
  },
  /** Has a tile follow what people call and what alarms tell; `scene:assign` ends it. */
  'scene:hotspot': {
    args: z.object({ ...tile, hotspot: tileHotspotSchema }).strict(),
    answer: none,
    from: desk,
  },
  /** Puts words over the foot of a tile's picture; null takes them off. */
  'scene:lower-third': {
    args: z.object({ ...tile, lowerThird: lowerThirdSchema.nullable() }).strict(),
    answer: none,
    from: desk,
  },
  /** Asks at the desk for a picture file and keeps it for notices; null: called off. */
  'notice:picture': { args: nothing, answer: noticePictureSchema.nullable(), from: desk },
  /** Where a wall window has room for its pages of the web now; replaces what it told before. */
  'web:placed': {
    args: z.object({ places: z.array(webPlaceSchema).max(64) }).strict(),
    answer: none,
    from: ['wall'] as const,
  },
  /** Layout by its number of tiles; cameras keep their places in reading order. */
  'scene:layout': {
    args: z
      .object({ screenId: screenIdSchema, tileCount: z.number().int().min(1).max(64) })
      .strict(),
    answer: none,
    from: desk,
  },
  /** Selects the tile that the next number goes to; null clears. */
  'scene:select': {
    args: z.object({ screenId: screenIdSchema, tileId: tileIdSchema.nullable() }).strict(),
    answer: none,
    from: desk,
  },
  /** Shows one tile full; null goes back. */
  'scene:enlarge': {
    args: z.object({ screenId: screenIdSchema, tileId: tileIdSchema.nullable() }).strict(),
    answer: none,
    from: desk,
  },
  /** Pins 钉住 or unpins a tile. */
  'scene:pin': {
    args: z.object({ ...tile, isPinned: z.boolean() }).strict(),
    answer: none,
    from: desk,
  },
  /** Reserves a tile for alarms, or gives it back; up to four on a screen. */
  'scene:reserve': {
    args: z.object({ ...tile, isReserved: z.boolean() }).strict(),
    answer: none,
    from: desk,
  },
  /** Shows or hides the six-step ribbon of a screen, of a place; null: the desk's own. */
  'scene:ribbon': {
    args: z
      .object({
        screenId: screenIdSchema,
        isOn: z.boolean(),
        nodeId: nodeIdSchema.nullable().optional(),
      })
      .strict(),
    answer: none,
    from: desk,
  },
  /** Keeps what is on the wall as a scene; an existing number is replaced. */
  'scene:save': {
    args: z
      .object({ number: z.number().int().min(1).max(999), name: z.string().trim().min(1).max(60) })
      .strict(),
    answer: sceneRowSchema,
    from: desk,
  },
  /** Puts a scene in force, all screens in one step. */
  'scene:recall': {
    args: z.union([
      z.object({ sceneId: sceneIdSchema }).strict(),
      z.object({ number: z.number().int() }).strict(),
      z.object({ isPrevious: z.literal(true) }).strict(),
    ]),
    answer: none,
    from: desk,
  },
  /** Takes back the last change of the wall; up to twenty. */
  'scene:undo': { args: nothing, answer: none, from: desk },
} as const;
