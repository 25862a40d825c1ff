import * as z from 'zod';
import { cameraClassSchema, cameraKindSchema } from './camera';
import { cameraIdSchema, nodeIdSchema } from './ids';
import { localTextSchema } from './text';

/** Seconds that each camera of a tour stays, as they are offered (ux.md §7: 5 to 300). */
export const tourDwells = [5, 10, 20, 30, 60, 300] as const;
/** What is chosen where nobody chose. */
export const defaultTourDwell = 10;

const dwellSchema = z.number().int().min(5).max(300);

/** Which cameras of its place a tour goes through; absent parts let all pass. */
export const tourRuleSchema = z.object({
  kind: cameraKindSchema.optional(),
  cameraClass: cameraClassSchema.optional(),
  /** Part of the name, in either language. */
  name: z.string().trim().min(1).max(40).optional(),
});
export type TourRule = z.infer<typeof tourRuleSchema>;

/** One stop of a list: the number of a camera or of a scene, and its own time if it has one. */
export const tourItemSchema = z.object({
  number: z.number().int().min(1).max(9_999_999),
  dwellS: dwellSchema.optional(),
});
export type TourItem = z.infer<typeof tourItemSchema>;

/** More than that is no round any more that anybody waits for. */
export const mostTourItems = 200;

/**
 * A tour 轮巡: the online cameras of a place, or of a list, one after the other. Tiles of one
 * screen with the same tour at the same pace share it: a hundred cameras go through sixteen tiles.
 */
export const tileTourSchema = z.object({
  /** Null: everything. Means nothing beside a list. */
  nodeId: nodeIdSchema.nullable(),
  dwellS: dwellSchema,
  /** Narrows the place; absent: all its cameras. */
  rule: tourRuleSchema.optional(),
  /** These in this order, instead of a place. */
  list: z.array(tourItemSchema).min(1).max(mostTourItems).optional(),
  /** The group it was started from: what that group says now counts, while there is one. */
  group: z.number().int().optional(),
});
export type TileTour = z.infer<typeof tileTourSchema>;

/** What a named tour goes through. */
export const tourSourceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('cameras'),
    list: z.array(tourItemSchema).min(1).max(mostTourItems),
  }),
  z.object({ kind: z.literal('rule'), nodeId: nodeIdSchema.nullable(), rule: tourRuleSchema }),
  /** Scenes of the whole wall instead of cameras. */
  z.object({ kind: z.literal('scenes'), list: z.array(tourItemSchema).min(2).max(99) }),
]);
export type TourSource = z.infer<typeof tourSourceSchema>;

/** A named tour 轮巡组: its number is typed before `G`. */
export const tourGroupSchema = z.object({
  number: z.number().int().min(1).max(999),
  name: z.string().trim().min(1).max(60),
  dwellS: dwellSchema,
  /** Into all tiles of the screen that are free for it, instead of the selected one. */
  isWholeScreen: z.boolean(),
  source: tourSourceSchema,
});
export type TourGroup = z.infer<typeof tourGroupSchema>;

/** A named tour as lists and the number echo show it. */
export const tourRowSchema = z.object({
  number: z.number(),
  name: z.string(),
  kind: z.enum(['cameras', 'rule', 'scenes']),
});
export type TourRow = z.infer<typeof tourRowSchema>;

/** The named tours as they are kept, and the one of scenes that goes on; version 1. */
export const storedToursSchema = z.object({
  version: z.literal(1),
  groups: z.array(tourGroupSchema).max(99),
  /** Number of the tour of scenes that was under way. */
  sceneTour: z.number().int().nullable(),
});
export type StoredTours = z.infer<typeof storedToursSchema>;

/** What a source comes to now: its cameras, and how long tours have shown each of them. */
export const tourLookSchema = z.object({
  count: z.number().int().nonnegative(),
  /** Cameras of it that are offline and so skipped. */
  skipped: z.number().int().nonnegative(),
  /** Numbers in the list that no camera, or no scene, has. */
  unknown: z.array(z.number()),
  /** The first of them, in their order. */
  rows: z.array(
    z.object({
      cameraId: cameraIdSchema.nullable(),
      number: z.number(),
      name: localTextSchema,
      isOnline: z.boolean(),
      shownMs: z.number().nonnegative(),
    }),
  ),
});
export type TourLook = z.infer<typeof tourLookSchema>;

/** What a person may do with a tour that runs. */
export const tourOrderSchema = z.enum(['toggle', 'next', 'previous']);
export type TourOrder = z.infer<typeof tourOrderSchema>;

const progress = {
  /** Which of those that are there is shown, from 1; 0 while none is. */
  position: z.number().int().nonnegative(),
  count: z.number().int().nonnegative(),
  sinceMs: z.number(),
  /** When the next one follows here; null while nothing moves on. */
  untilMs: z.number().nullable(),
  isPaused: z.boolean(),
  /** An alarm holds it, or somebody at work on the wall. */
  isHeld: z.boolean(),
};

/** A tour as one of its tiles shows it now; without its list, which may be long. */
export const planTourSchema = tileTourSchema.omit({ list: true }).extend({
  ...progress,
  /** Of the place; null where it is everything, or a list. */
  name: localTextSchema.nullable(),
  /** Of the group that it was started from. */
  groupName: z.string().optional(),
  isList: z.literal(true).optional(),
  /** Cameras of it that are offline and so skipped. */
  skipped: z.number().int().nonnegative(),
});
export type PlanTour = z.infer<typeof planTourSchema>;

/** The tour of scenes under way. */
export const sceneTourSchema = z.object({
  ...progress,
  number: z.number(),
  name: z.string(),
});
export type SceneTourView = z.infer<typeof sceneTourSchema>;
