import * as z from 'zod';
import { nodeIdSchema } from './ids';
import { localTextSchema } from './text';

/** Seconds that each camera of a tour stays, as they are offered (ux.md §7: 5 to 300). */
export const tourDwells = [5, 10, 20, 30, 60, 300] as const;
/** What is chosen where nobody chose. */
export const defaultTourDwell = 10;

/**
 * A tour 轮巡: the online cameras of a place, one after the other by number. Tiles of one screen
 * that tour the same place at the same pace share it: a hundred cameras go through sixteen tiles.
 */
export const tileTourSchema = z.object({
  /** Null: everything. */
  nodeId: nodeIdSchema.nullable(),
  dwellS: z.number().int().min(5).max(300),
});
export type TileTour = z.infer<typeof tileTourSchema>;

/** What a person may do with a tour that runs. */
export const tourOrderSchema = z.enum(['toggle', 'next', 'previous']);
export type TourOrder = z.infer<typeof tourOrderSchema>;

/** A tour as one of its tiles shows it now. */
export const planTourSchema = tileTourSchema.extend({
  /** Of the place; null where it is everything. */
  name: localTextSchema.nullable(),
  /** Which of the online cameras is shown, from 1; 0 while none is. */
  position: z.number().int().nonnegative(),
  /** Online cameras of the place. */
  count: z.number().int().nonnegative(),
  /** Cameras of the place that are offline and so skipped. */
  skipped: z.number().int().nonnegative(),
  sinceMs: z.number(),
  /** When the next one follows here; null while nothing moves on. */
  untilMs: z.number().nullable(),
  isPaused: z.boolean(),
  /** An alarm of its camera, or somebody who looks back at it, holds it. */
  isHeld: z.boolean(),
});
export type PlanTour = z.infer<typeof planTourSchema>;
