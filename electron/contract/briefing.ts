import * as z from 'zod';
import { cameraIdSchema, screenIdSchema, tileIdSchema } from './ids';

/** Words that a visitor or a presenter reads, in both languages; either may be left empty. */
const words = (longest: number) =>
  z.object({ zh: z.string().trim().max(longest), en: z.string().trim().max(longest) });

/** What the lower third says: both languages one under the other, one of them, or nothing. */
export const lowerThirdSchema = z.enum(['both', 'zh', 'en', 'none']);
export type LowerThird = z.infer<typeof lowerThirdSchema>;

/** What the walls show during one item: cameras by their numbers, or a saved scene. */
export const itemShowSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('cameras'),
    /** None: the title alone. */
    numbers: z.array(z.number().int().positive().max(999_999)).max(16),
  }),
  z.object({ kind: z.literal('scene'), number: z.number().int().min(1).max(999) }),
]);
export type ItemShow = z.infer<typeof itemShowSchema>;

/** One scene of a programme 节目, with what is said to it. */
export const programmeItemSchema = z.object({
  itemId: z.string().min(1).max(40),
  title: words(60),
  lowerThird: lowerThirdSchema,
  show: itemShowSchema,
  /** Read by the presenter alone: never part of what a wall is told. */
  notes: words(2000),
  plannedS: z.number().int().min(5).max(3600),
  /** The time of day that the story has got to, such as 04:00. */
  storyTime: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .nullable(),
  /** What happens in the rehearsal city when the item comes up, marked 演练 Rehearsal; null: nothing. */
  rehearsal: z
    .object({
      cameraNumber: z.number().int().positive().max(999_999),
      happening: z.string().min(1).max(80),
    })
    .nullable(),
});
export type ProgrammeItem = z.infer<typeof programmeItemSchema>;

/** A programme: items in the order in which they are shown. */
export const programmeSchema = z.object({
  programmeId: z.string().min(1).max(80),
  name: words(60),
  items: z.array(programmeItemSchema).max(60),
});
export type Programme = z.infer<typeof programmeSchema>;

/** The programmes that come with the program: resources/briefing/starter.json. */
export const starterProgrammesSchema = z.object({
  version: z.literal(1),
  programmes: z.array(programmeSchema).max(10),
});

/** A presentation that ended without its presenter: offered to go on from there. */
export const cutBriefingSchema = z.object({
  programmeId: z.string().min(1).max(80),
  /** From 1. */
  item: z.number().int().positive(),
  atMs: z.number(),
});
export type CutBriefing = z.infer<typeof cutBriefingSchema>;

/** Programmes as they are kept, version 1. */
export const storedBriefingSchema = z.object({
  version: z.literal(1),
  programmes: z.array(programmeSchema).max(99),
  cut: cutBriefingSchema.nullable().default(null),
});
export type StoredBriefing = z.infer<typeof storedBriefingSchema>;

/** A place on a wall; 0, 0 is its top left, 1, 1 its bottom right corner. */
export const wallPointSchema = z.object({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
});
export type WallPoint = z.infer<typeof wallPointSchema>;

/** As many points of all lines together as a wall is asked to draw. */
export const mostStrokePoints = 3000;
const strokeSchema = z.array(wallPointSchema).max(mostStrokePoints);

/** Why live pictures may be seen by visitors. */
export const liftReasonSchema = z.enum(['approved-visit', 'training', 'joint-exercise']);
export type LiftReason = z.infer<typeof liftReasonSchema>;

/** What lies over the pictures of a presented wall. All of it is instant and plain. */
export const effectsSchema = z.object({
  curtain: z.enum(['black', 'white']).nullable(),
  /** Since when the pictures stand still; null while they move. */
  frozenAtMs: z.number().nullable(),
  /** All pictures are softened. */
  isSoft: z.boolean(),
  /** 聚光: one tile, or an ellipse in it where it is the only one; the rest is dimmed. */
  isSpot: z.boolean(),
  /** What the mouse does: nothing, a pointer, or it draws. */
  hand: z.enum(['none', 'pointer', 'draw']),
  /** Where pointer and ellipse are. */
  aim: wallPointSchema,
  strokes: z.array(strokeSchema).max(200),
});
export type Effects = z.infer<typeof effectsSchema>;

/** What the presenter does. The same effect again ends it. */
export const briefingOrderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['next', 'previous']) }).strict(),
  /** Any item by its number, from 1. */
  z.object({ kind: z.literal('go'), item: z.number().int().positive().max(999) }).strict(),
  z
    .object({
      kind: z.enum(['black', 'white', 'freeze', 'soften', 'spot', 'pointer', 'draw', 'clear']),
    })
    .strict(),
  /** Ends every effect; what was drawn stays. */
  z.object({ kind: z.literal('end') }).strict(),
  z.object({ kind: z.literal('aim'), at: wallPointSchema }).strict(),
  /** By keys: the chosen tile, or the pointer and the ellipse, one step on. */
  z
    .object({
      kind: z.literal('move'),
      column: z.number().int().min(-1).max(1),
      row: z.number().int().min(-1).max(1),
    })
    .strict(),
  z.object({ kind: z.literal('tile'), number: z.number().int().positive().max(64) }).strict(),
  /** A line, or the next piece of the last one. */
  z
    .object({
      kind: z.literal('stroke'),
      points: z.array(wallPointSchema).min(1).max(200),
      isNew: z.boolean(),
    })
    .strict(),
  /** Shows live pictures as they are, for a reason and ten minutes. */
  z.object({ kind: z.literal('lift'), reason: liftReasonSchema }).strict(),
  z.object({ kind: z.literal('cover') }).strict(),
]);
export type BriefingOrder = z.infer<typeof briefingOrderSchema>;

/** What is chosen before a presentation begins. */
export const briefingWishSchema = z.object({
  programmeId: z.string().min(1).max(80),
  /** Begins with this one; from 1. */
  item: z.number().int().positive().max(999),
  screenIds: z.array(screenIdSchema).min(1).max(16),
  /** Orders about real alarms, incidents and cameras go through. Off unless somebody says so. */
  hasLiveControl: z.boolean(),
  /** Alarms are framed on the presented walls too. Off unless somebody says so. */
  showsAlarms: z.boolean(),
});
export type BriefingWish = z.infer<typeof briefingWishSchema>;

/** The presentation that is on, as its presenter is told. No wall is told any of it. */
export const briefingStandingSchema = briefingWishSchema.omit({ item: true }).extend({
  /** As it was when the presentation began: what is edited meanwhile counts the next time. */
  programme: programmeSchema,
  startedAtMs: z.number(),
  /** From 0. */
  index: z.number().int().nonnegative(),
  itemSinceMs: z.number(),
  effects: effectsSchema,
  tileNumber: z.number().int().positive(),
  /** Live pictures are seen as they are until then; null while they are softened. */
  liftedUntilMs: z.number().nullable(),
  /** What of this item is not there, as in the check before the start. */
  missing: z.array(z.string()).max(20),
});
export type BriefingStanding = z.infer<typeof briefingStandingSchema>;

/** What a presented wall shows beside its tiles: never a note, never the words of an alarm. */
export const presentedSchema = z.object({
  title: words(60).nullable(),
  lowerThird: lowerThirdSchema,
  storyTime: z.string().nullable(),
  effects: effectsSchema,
  /** Tiles whose pictures are softened: all of them, or live ones that nobody lifted. */
  softTileIds: z.array(tileIdSchema),
  spotTileId: tileIdSchema.nullable(),
  /** An alarm waits at the desk; a wall says no more than that. */
  hasAlarmMark: z.boolean(),
  isRehearsal: z.boolean(),
});
export type Presented = z.infer<typeof presentedSchema>;

/** One item as the check before the start sees it. */
export const itemCheckSchema = z.object({
  itemId: z.string(),
  /** Cameras with pictures of the demo, and live ones. */
  demo: z.number().int().nonnegative(),
  live: z.number().int().nonnegative(),
  /** Numbers of cameras that no platform has, `S7` for a scene that was never saved. */
  missing: z.array(z.string()).max(20),
  /** Its first camera, for a small picture. */
  cameraId: cameraIdSchema.nullable(),
});
export type ItemCheck = z.infer<typeof itemCheckSchema>;

/** All programmes, as the page before a presentation shows them. */
export const briefingBookSchema = z.object({
  programmes: z.array(programmeSchema.extend({ checks: z.array(itemCheckSchema) })),
  cut: cutBriefingSchema.nullable(),
});
export type BriefingBook = z.infer<typeof briefingBookSchema>;
