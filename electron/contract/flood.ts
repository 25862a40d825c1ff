import * as z from 'zod';
import { prioritySchema } from './alarm';
import { localTextSchema } from './text';

/** More alarms than a desk can answer (ux.md §5.6): what came, by priority and place. */
export const floodSchema = z.object({
  sinceMs: z.number(),
  /** Null while it lasts; afterwards it is the summary, until somebody has seen it. */
  untilMs: z.number().nullable(),
  counts: z.record(prioritySchema, z.number().int().nonnegative()),
  /** Where most of them came from, most first. */
  places: z.array(z.object({ place: localTextSchema, count: z.number().int().positive() })),
  /** From anywhere else. */
  elsewhere: z.number().int().nonnegative(),
  /** The busiest source, where one alarm is not like another; null when none came twice. */
  worst: z
    .object({ place: localTextSchema, what: localTextSchema, count: z.number().int().min(2) })
    .nullable(),
  unacknowledged: z.number().int().nonnegative(),
});
export type Flood = z.infer<typeof floodSchema>;
