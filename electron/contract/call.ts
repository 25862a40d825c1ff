import * as z from 'zod';
import { prioritySchema } from './alarm';
import { alarmIdSchema, incidentIdSchema } from './ids';
import { localTextSchema } from './text';

/**
 * Why the shift lead is called: nobody acknowledged in time, and nobody did so after that either;
 * a case ran over its limit 超时; somebody asked 督办; a step of a procedure was skipped.
 */
export const callKindSchema = z.enum(['overdue', 'overdue-next', 'case-over', 'asked', 'skipped']);
export type CallKind = z.infer<typeof callKindSchema>;

/** One call of the lead 督办; made once for its cause, gone when the cause is, or when seen. */
export const callSchema = z.object({
  /** The same for the same cause, so that nothing calls twice. */
  callId: z.string().max(400),
  kind: callKindSchema,
  alarmId: alarmIdSchema.nullable(),
  incidentId: incidentIdSchema.nullable(),
  priority: prioritySchema,
  place: localTextSchema,
  what: localTextSchema,
  /** What was asked, or which step was skipped and why; in both languages the same where typed. */
  words: localTextSchema,
  atMs: z.number(),
});
export type Call = z.infer<typeof callSchema>;

/** What is kept of calls: those that wait, and the causes that have called already. */
export const storedCallsSchema = z.object({
  version: z.literal(1),
  waiting: z.array(callSchema).max(200),
  called: z.record(z.string().max(400), z.number()),
});
export type StoredCalls = z.infer<typeof storedCallsSchema>;

const minuteMs = 60_000;
const limit = z.number().int().min(10_000).max(86_400_000);

/** In which time an alarm is acknowledged (ux.md §5.1); a Low has the whole shift and never calls. */
export const answerWithinSchema = z.object({ critical: limit, high: limit, medium: limit });
export type AnswerWithin = z.infer<typeof answerWithinSchema>;

/** The times of ux.md §5.1. */
export const defaultAnswerWithin: AnswerWithin = {
  critical: minuteMs,
  high: 5 * minuteMs,
  medium: 15 * minuteMs,
};
