import * as z from 'zod';
import { actorSchema } from './actor';
import { alarmRatingSchema, prioritySchema } from './alarm';
import { alarmIdSchema } from './ids';
import { localTextSchema } from './text';

/** Why alarms of one source are put aside; chosen from a list, never typed. */
export const asideReasonSchema = z.enum([
  'cause-known',
  'repeats',
  'works',
  'weather',
  'exercise',
  'repair',
]);
export type AsideReason = z.infer<typeof asideReasonSchema>;

/** For how many minutes; null: until it clears, which the site's longest time bounds as well. */
export const shelfMinutesSchema = z.literal([5, 15, 30, 60]).nullable();
export type ShelfMinutes = z.infer<typeof shelfMinutesSchema>;

/** What a person ordered about the alarms of one source; in force until it ends by itself or by hand. */
export const alarmOrderSchema = z.object({
  orderId: z.string().min(1).max(80),
  /** Shelved 搁置: one kind of alarm, for a time. Out of service 停用: all of a source, until put back. */
  kind: z.enum(['shelved', 'out-of-service']),
  /** What it covers: see the wall's `alarmPoint`. */
  covers: z.string().min(1).max(400),
  /** Of the alarm on which it was ordered, for lists. */
  priority: prioritySchema,
  place: localTextSchema,
  what: localTextSchema,
  actor: actorSchema,
  reason: asideReasonSchema,
  sinceMs: z.number(),
  /** Null only for what is out of service. */
  untilMs: z.number().nullable(),
  endsWhenCleared: z.boolean(),
});
export type AlarmOrder = z.infer<typeof alarmOrderSchema>;

/** What people ordered, as it is kept over a restart, version 1. */
export const storedAlarmOrdersSchema = z.object({
  version: z.literal(1),
  orders: z.array(alarmOrderSchema).max(2_000),
  ratings: z.record(alarmIdSchema, alarmRatingSchema),
  /** When a shelving of that point ended: an answer before that time does not count any more. */
  returned: z.record(z.string().max(400), z.number()),
});
export type StoredAlarmOrders = z.infer<typeof storedAlarmOrdersSchema>;
