import * as z from 'zod';
import { actorSchema } from './actor';
import { prioritySchema } from './alarm';
import { presentedSchema } from './briefing';
import { boardKindSchema, caseListSchema, planBoardSchema, tileBoardSchema } from './board';
import { cameraSchema } from './camera';
import { lowerThirdSchema } from './content';
import { planHotspotSchema, tileHotspotSchema } from './hotspot';
import {
  alarmIdSchema,
  cameraIdSchema,
  incidentIdSchema,
  nodeIdSchema,
  sceneIdSchema,
  screenIdSchema,
  tileIdSchema,
} from './ids';
import { freeLayoutSchema, layoutSchema, slotSchema } from './layout';
import { presetSchema } from './ptz';
import { tileReplaySchema } from './replay';
import { localTextSchema } from './text';
import { planTourSchema, tileTourSchema } from './tour';
import { cropSchema, zoomSchema } from './zoom';

/** Where a screen stands and what it is like; text size follows from it. */
export const screenSchema = z.object({
  screenId: screenIdSchema,
  /** Given by a person; empty until then, shown as "Wall n". */
  name: z.string().max(40),
  /** Number typed before `M`; 1 is the leftmost. */
  number: z.number().int().positive(),
  widthPx: z.number().int().positive(),
  heightPx: z.number().int().positive(),
  scaleFactor: z.number().positive(),
  diagonalInch: z.number().min(5).max(400),
  distanceM: z.number().min(0.3).max(50),
  /** The display that it is, or is a part of. */
  displayKey: z.string().optional(),
  /** It is one wall over several panels: no edge of a tile lies behind their bezels. */
  panels: z
    .object({
      columns: z.number().int().positive(),
      rows: z.number().int().positive(),
      gapPx: z.number().int().nonnegative(),
    })
    .optional(),
});
export type Screen = z.infer<typeof screenSchema>;

/** What a person put in one tile. */
export const tileContentSchema = z.object({
  cameraId: cameraIdSchema.nullable(),
  /** Never replaced by an alarm 钉住. */
  isPinned: z.boolean(),
  /** Figures or cases instead of a camera; absent with one, and in scenes of earlier builds. */
  board: tileBoardSchema.optional(),
  /** The cameras of a place one after the other instead of one; absent with either. */
  tour: tileTourSchema.optional(),
  /** Whichever camera matters now; absent with any of the others. */
  hotspot: tileHotspotSchema.optional(),
  /** Words over the foot of the picture. */
  lowerThird: lowerThirdSchema.optional(),
  /** A saved part of the camera's picture; absent: all of it. */
  crop: cropSchema.omit({ cameraId: true }).optional(),
});
export type TileContent = z.infer<typeof tileContentSchema>;

/** More reserved tiles than that would be no wall any more (ux.md §5.8). */
export const maxAlarmTiles = 4;

/** What a scene asks of one screen. `tiles` may be longer than the layout; the rest waits. */
export const screenContentSchema = z.object({
  tileCount: z.number().int().positive(),
  /** Absent for a preset, and in files of earlier builds: the preset of `tileCount` is meant. */
  layout: freeLayoutSchema.optional(),
  tiles: z.array(tileContentSchema).max(64),
  /** Indexes of tiles reserved for alarms; an idle one shows its ordinary camera. */
  alarmTiles: z.array(z.number().int().nonnegative()).max(maxAlarmTiles),
  /** The six-step ribbon on the right edge. */
  hasRibbon: z.boolean(),
  /** Whose cases the ribbon shows; absent: whatever the desk works for. */
  ribbonNodeId: nodeIdSchema.optional(),
});
export type ScreenContent = z.infer<typeof screenContentSchema>;

/** What every screen of the wall shows together. */
export const sceneSchema = z.object({
  sceneId: sceneIdSchema,
  /** Typed before `S`. */
  number: z.number().int().min(1).max(999),
  name: z.string().trim().min(1).max(60),
  screens: z.record(screenIdSchema, screenContentSchema),
});
export type Scene = z.infer<typeof sceneSchema>;

/** One change of the wall: who, when, what; shown for 10 s and kept in the log. */
export const wallChangeSchema = z.object({
  atMs: z.number(),
  actor: actorSchema,
  what: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('camera'),
      screenNumber: z.number(),
      tile: z.number(),
      cameraNumber: z.number().nullable(),
    }),
    z.object({ kind: z.literal('layout'), screenNumber: z.number(), tileCount: z.number() }),
    z.object({
      kind: z.literal('scene'),
      number: z.number(),
      name: z.string(),
      /** A rule recalled it, not a person. */
      isByRule: z.literal(true).optional(),
      /** A tour of scenes went on to it. */
      isByTour: z.literal(true).optional(),
    }),
    z.object({
      kind: z.literal('pin'),
      screenNumber: z.number(),
      tile: z.number(),
      isPinned: z.boolean(),
    }),
    z.object({
      kind: z.literal('reserve'),
      screenNumber: z.number(),
      tile: z.number(),
      isReserved: z.boolean(),
    }),
    z.object({
      kind: z.literal('board'),
      screenNumber: z.number(),
      tile: z.number(),
      board: boardKindSchema,
    }),
    z.object({ kind: z.literal('hotspot'), screenNumber: z.number(), tile: z.number() }),
    z.object({
      kind: z.literal('lower-third'),
      screenNumber: z.number(),
      tile: z.number(),
      isOn: z.boolean(),
    }),
    z.object({
      kind: z.literal('tour'),
      screenNumber: z.number(),
      /** Null: all tiles of the screen that are free for it. */
      tile: z.number().nullable(),
    }),
    /** It shows what a screen that is away showed, or its own again. */
    z.object({ kind: z.literal('stand-in'), screenNumber: z.number(), isOn: z.boolean() }),
    z.object({
      kind: z.literal('around'),
      screenNumber: z.number(),
      /** False: back to what was before. */
      isOn: z.boolean(),
    }),
    z.object({ kind: z.literal('ribbon'), screenNumber: z.number(), isOn: z.boolean() }),
    /** A preview taken: on how many screens, which was the only one. */
    z.object({
      kind: z.literal('take'),
      screens: z.number(),
      screenNumber: z.number().optional(),
    }),
    z.object({ kind: z.literal('undo') }),
  ]),
});
export type WallChange = z.infer<typeof wallChangeSchema>;

/** One tile as a window shows it now: scene, enlargement and spotlight already laid over. */
export const planTileSchema = z.object({
  tileId: tileIdSchema,
  /** In reading order from 1; typed before `.`. */
  number: z.number().int().positive(),
  slot: slotSchema,
  camera: cameraSchema.nullable(),
  /**
   * Names the player: the same key before and after a change means the same element plays on,
   * wherever the tile moved. Null for an empty tile.
   */
  playKey: z.string().nullable(),
  isPinned: z.boolean(),
  isSelected: z.boolean(),
  isAlarmTile: z.boolean(),
  /** The most urgent alarm of this tile's camera, or the one that took the tile. */
  alarmId: alarmIdSchema.nullable(),
  /** True when the alarm took this tile: it is drawn as the incident card. */
  isCard: z.boolean(),
  incidentId: incidentIdSchema.nullable(),
  /** Further alarms that wanted this alarm tile and found none free: "+N". */
  moreAlarms: z.number().int().nonnegative(),
  /** The most urgent of those; null where there are none. */
  morePriority: prioritySchema.nullable(),
  /** Figures or cases instead of a camera; null under a camera and while an alarm has the tile. */
  board: planBoardSchema.nullable(),
  /** Null while it shows live. */
  replay: tileReplaySchema.nullable(),
  /** The part of the picture that is seen, live and replayed; null: all of it. */
  zoom: zoomSchema.nullable(),
  /** The saved part that was put here. */
  crop: cropSchema.pick({ number: true, name: true }).nullable(),
  /** The preset position that its camera was sent to just now; null again after a few seconds. */
  preset: presetSchema.nullable(),
  /** Who steers its camera now; absent where nobody does. */
  steeredBy: actorSchema.optional(),
  /** How far the tour is; null where none goes round, and while an alarm has the tile. */
  tour: planTourSchema.nullable(),
  /** Why it shows what it shows; null where no hotspot is, and while an alarm has the tile. */
  hotspot: planHotspotSchema.nullable(),
  /** Null while an alarm has the tile. */
  lowerThird: lowerThirdSchema.nullable(),
});
export type PlanTile = z.infer<typeof planTileSchema>;

/** The part of the scene in force for one screen: complete, so that repeats do no harm. */
export const screenPlanSchema = z.object({
  screenId: screenIdSchema,
  layout: layoutSchema,
  tiles: z.array(planTileSchema),
  hasRibbon: z.boolean(),
  /** The cases of the ribbon; null without one. */
  ribbon: caseListSchema.nullable(),
  /** Tile shown full by `F`, null when none. */
  enlargedTileId: tileIdSchema.nullable(),
  sceneNumber: z.number().nullable(),
  sceneName: z.string(),
  /** The scene differs from the saved one. */
  isChanged: z.boolean(),
  lastChange: wallChangeSchema.nullable(),
  /** What is laid over a wall that is presented 讲解; absent on every other one. */
  presented: presentedSchema.optional(),
});
export type ScreenPlan = z.infer<typeof screenPlanSchema>;

/** A saved scene as lists show it. */
export const sceneRowSchema = z.object({
  sceneId: sceneIdSchema,
  number: z.number(),
  name: z.string(),
  isInForce: z.boolean(),
});
export type SceneRow = z.infer<typeof sceneRowSchema>;

/** The wall as it is kept over a restart, version 1. */
export const storedWallSchema = z.object({
  version: z.literal(1),
  /** The saved scene it came from, null when none. */
  sceneId: sceneIdSchema.nullable(),
  screens: z.record(screenIdSchema, screenContentSchema),
});
export type StoredWall = z.infer<typeof storedWallSchema>;

/** What a first start puts on the wall: resources/scenes/starter.json. */
export const starterScenesSchema = z.object({
  /** Numbers of the cameras of a new screen, in reading order. */
  cameraNumbers: z.array(z.number().int().positive()).min(1).max(64),
  scenes: z
    .array(
      z.object({
        number: z.number().int().min(1).max(999),
        name: localTextSchema,
        tileCount: z.number().int().positive(),
        cameraNumbers: z.array(z.number().int().positive()).max(64),
        hasRibbon: z.boolean(),
      }),
    )
    .max(99),
});
export type StarterScenes = z.infer<typeof starterScenesSchema>;
