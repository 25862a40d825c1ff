import * as z from 'zod';
import { desk, none, nothing } from './channelParts';
import { prioritySchema, ratingReasonSchema } from './alarm';
import { alarmOrderSchema, asideReasonSchema, shelfMinutesSchema } from './alarmOrder';
import { alarmPageSchema, alarmQuerySchema } from './history';
import { alarmIdSchema, incidentIdSchema } from './ids';
import { bookProblemSchema, stepResultSchema } from './procedure';
import {
  ruleBookSchema,
  rulePreviewSchema,
  ruleVersionSchema,
  ruleWordsSchema,
  trialSchema,
} from './ruleBook';
import { soundTroubleSchema } from './systemAlarm';

const note = z.string().trim().max(500);

/** Requests about alarms: what is said to them, how they sound, and the rules that they follow. */
export const alarmChannels = {
  /** "This officer has seen this alarm" (ux.md §5.3). Answers when the platform has said so. */
  'alarm:acknowledge': {
    args: z.object({ alarmId: alarmIdSchema, note: note.optional() }).strict(),
    answer: none,
    from: desk,
  },
  /** Shelves 搁置 this kind of alarm of this source, for a time and a reason (ux.md §5.4). */
  'alarm:shelve': {
    args: z
      .object({
        alarmId: alarmIdSchema,
        minutes: shelfMinutesSchema,
        reason: asideReasonSchema,
      })
      .strict(),
    answer: none,
    from: desk,
  },
  /** Takes the alarm's source out of service 停用 until somebody puts it back. */
  'alarm:disable': {
    args: z.object({ alarmId: alarmIdSchema, reason: asideReasonSchema }).strict(),
    answer: none,
    from: desk,
  },
  /** Ends a shelving, or puts a source back into service. */
  'alarm:return': {
    args: z.object({ orderId: alarmOrderSchema.shape.orderId }).strict(),
    answer: none,
    from: desk,
  },
  /** Gives one alarm another priority at this station. */
  'alarm:rate': {
    args: z
      .object({ alarmId: alarmIdSchema, priority: prioritySchema, reason: ratingReasonSchema })
      .strict(),
    answer: none,
    from: desk,
  },
  /** One page of all alarms ever journalled, newest first. Fault store/broken. */
  'alarm:history': { args: alarmQuerySchema, answer: alarmPageSchema, from: desk },
  /** Silence 消音 for the time set; nothing else changes. */
  'alarm:silence': { args: nothing, answer: none, from: desk },
  /** How the sound of the desk does, by its own measuring; null: as it should. */
  'sound:measured': {
    args: z.object({ trouble: soundTroubleSchema }).strict(),
    answer: none,
    from: desk,
  },
  /** Somebody listened to the sounds of all priorities. */
  'sound:tested': { args: nothing, answer: none, from: desk },
  /** The lead has seen a call 督办. */
  'call:seen': {
    args: z.object({ callId: z.string().min(1).max(400) }).strict(),
    answer: none,
    from: desk,
  },
  /** Deals with the current step of the procedure 处置预案 of a case. */
  'procedure:step': {
    args: z
      .object({
        incidentId: incidentIdSchema,
        stepId: z.string().min(1).max(40),
        result: stepResultSchema,
      })
      .strict(),
    answer: none,
    from: desk,
  },
  /** All procedures, as a file that can be edited. */
  'procedure:export': { args: nothing, answer: z.object({ text: z.string() }), from: desk },
  /** Replaces all procedures; with problems nothing is replaced. */
  'procedure:import': {
    args: z.object({ text: z.string().max(220_000) }).strict(),
    answer: z.object({ problems: z.array(bookProblemSchema) }),
    from: desk,
  },
  /** The summary of the last flood was seen and may go. */
  'alarm:flood-seen': { args: nothing, answer: none, from: desk },
  /** The rules in force, or those of an older version; what was saved when; words to choose from. */
  'rules:read': {
    args: z.object({ number: z.number().int().positive().nullable() }).strict(),
    answer: z.object({
      book: ruleBookSchema,
      versions: z.array(ruleVersionSchema),
      words: ruleWordsSchema,
    }),
    from: desk,
  },
  /** Which open alarms, and which of the last 24 hours, each rule of a draft would hold for. */
  'rules:preview': {
    args: z.object({ book: ruleBookSchema }).strict(),
    answer: rulePreviewSchema,
    from: desk,
  },
  /** Puts them in force as a new version; only the seat of the shift lead may. */
  'rules:save': {
    args: z.object({ book: ruleBookSchema }).strict(),
    answer: ruleVersionSchema,
    from: desk,
  },
  /** Trial 试运行: a draft over a stretch of the past, beside the rules in force. One at a time. */
  'rules:try': {
    args: z.object({ book: ruleBookSchema, fromMs: z.number(), toMs: z.number() }).strict(),
    answer: trialSchema,
    from: desk,
  },
  /** How far the running trial is, from 0 to 1; null while none runs. */
  'rules:trying': { args: nothing, answer: z.number().nullable(), from: desk },
  /** Ends the running trial. */
  'rules:stop': { args: nothing, answer: none, from: desk },
} as const;
