import * as z from 'zod';
import { actorSchema } from './actor';
import {
  alarmIdSchema,
  cameraIdSchema,
  incidentIdSchema,
  nodeIdSchema,
  platformIdSchema,
} from './ids';
import { faultSchema } from './outcome';
import { rulingSchema } from './ruling';
import { localTextSchema, positionSchema } from './text';

/**
 * Most urgent first. Four is the maximum (ux.md §5.1). GB/T 28181 level 1–4 maps to critical, high,
 * medium, low.
 */
export const priorities = ['critical', 'high', 'medium', 'low'] as const;
/** One of the four. */
export const prioritySchema = z.enum(priorities);
export type Priority = z.infer<typeof prioritySchema>;

/** The platform's word: is it still so? */
export const conditionSchema = z.enum(['active', 'cleared']);
export type Condition = z.infer<typeof conditionSchema>;

/** Our word: waiting for an officer, answer under way, answer confirmed by the platform. */
export const responseSchema = z.enum(['waiting', 'pending', 'acknowledged']);
export type Response = z.infer<typeof responseSchema>;

/** Who saw it, confirmed by the platform. */
export const acknowledgementSchema = z.object({ actor: actorSchema, atMs: z.number() });
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;

/** What the platform reports about one alarm; complete each time, so repeats do no harm. */
export const alarmReportSchema = z.object({
  alarmId: alarmIdSchema,
  platformId: platformIdSchema,
  cameraId: cameraIdSchema.nullable(),
  nodeId: nodeIdSchema.nullable(),
  incidentId: incidentIdSchema.nullable(),
  priority: prioritySchema,
  /** GB/T 28181 alarm method 1–7 (phone, device, message, GPS, video, fault, other), null if none. */
  gbMethod: z.number().int().min(1).max(7).nullable(),
  source: z.enum(['device', 'worker', 'system']),
  /** The platform's own word for the type, such as `road-collision`. */
  kind: z.string().max(80),
  what: localTextSchema,
  place: localTextSchema,
  description: localTextSchema,
  instruction: localTextSchema,
  position: positionSchema.nullable(),
  linkedCameraIds: z.array(cameraIdSchema).max(32),
  /** How many pictures the platform holds of it; asked for one by one with `picture:open`. */
  pictureCount: z.number().int().nonnegative().max(64),
  /** How often it came while open. */
  count: z.number().int().positive(),
  raisedAtMs: z.number(),
  lastAtMs: z.number(),
  condition: conditionSchema,
  clearedAtMs: z.number().nullable(),
  acknowledgement: acknowledgementSchema.nullable(),
  /** Nothing happened: it is a rehearsal 演练, and its words say so. */
  isRehearsal: z.literal(true).optional(),
  /** Rises with every change of this alarm on its platform; a smaller one is old news. */
  version: z.number().int().nonnegative(),
});
export type AlarmReport = z.infer<typeof alarmReportSchema>;

/**
 * Why an alarm is off the list of the open ones although it runs on and is logged (ux.md §5.2):
 * a person parked it 搁置, its source is under repair 停用, a rule hides it 抑制, or it was seen and
 * stands for so long that it is reviewed once a shift 长期.
 */
export const asideSchema = z.enum(['shelved', 'out-of-service', 'suppressed', 'standing']);

/** How it comes: chattering 抖动 again and again now; calmed: it did so, and has been quiet since. */
export const rhythmSchema = z.enum(['plain', 'chattering', 'calmed']);

/** Why the station gives an alarm another priority than its source; chosen from a list. */
export const ratingReasonSchema = z.enum(['seen-worse', 'seen-lesser', 'rule-wrong', 'exercise']);
export type RatingReason = z.infer<typeof ratingReasonSchema>;

/** A priority that a person at this station gave, and why. */
export const alarmRatingSchema = z.object({
  priority: prioritySchema,
  reason: ratingReasonSchema,
  actor: actorSchema,
  atMs: z.number(),
});
export type AlarmRating = z.infer<typeof alarmRatingSchema>;

/** One open alarm as this station holds it: the report and our response, kept apart. */
export const alarmSchema = alarmReportSchema.omit({ version: true }).extend({
  response: responseSchema,
  /** What the source said; `priority` is what is in force here. */
  reportedPriority: prioritySchema,
  /** Null while nobody re-rated it. */
  rating: alarmRatingSchema.nullable(),
  /** Null while it is on the list of the open ones. */
  aside: asideSchema.nullable(),
  rhythm: rhythmSchema,
  ruling: rulingSchema,
  /** First-out 首发: the first alarm of the same happening; null when this is the first or alone. */
  firstAlarmId: alarmIdSchema.nullable(),
  /** How many alarms of this happening are open, on the first one; 1 elsewhere. */
  groupCount: z.number().int().positive(),
  /** Why the platform refused the last answer, until the next one. */
  refusal: faultSchema.nullable(),
});
export type Alarm = z.infer<typeof alarmSchema>;
