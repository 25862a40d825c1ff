import * as z from 'zod';
import { actorSchema, roleSchema } from './actor';
import { prioritySchema } from './alarm';
import { asideReasonSchema } from './alarmOrder';
import { stepCodeSchema } from './incidentLoop';
import { localTextSchema } from './text';

/** Why something is on the list of a handover 交接班, what cannot wait first. */
export const handoverKinds = [
  'overrun',
  'alarm',
  'incident',
  'shelved',
  'out-of-service',
  'suppressed',
  'standing',
] as const;
const handoverKindSchema = z.enum(handoverKinds);
export type HandoverKind = z.infer<typeof handoverKindSchema>;

/** Who confirmed a line, and in which state: another state needs another confirmation. */
const confirmationSchema = z.object({
  stamp: z.string().max(600),
  actor: actorSchema,
  atMs: z.number(),
});
export type HandoverConfirmation = z.infer<typeof confirmationSchema>;

/** One thing that the next officer takes over. */
export const handoverLineSchema = z.object({
  lineId: z.string().min(1).max(240),
  kind: handoverKindSchema,
  priority: prioritySchema,
  place: localTextSchema,
  what: localTextSchema,
  /** Of an incident. */
  caseNumber: z.string().max(40).nullable(),
  step: stepCodeSchema.nullable(),
  /** Who has it, or who ordered it. */
  owner: actorSchema.nullable(),
  reason: asideReasonSchema.nullable(),
  sinceMs: z.number(),
  /** When a shelving ends, or the time limit of a step. */
  untilMs: z.number().nullable(),
  /** Rises with everything that the next officer must know; told back with a confirmation. */
  stamp: confirmationSchema.shape.stamp,
  confirmed: confirmationSchema.omit({ stamp: true }).nullable(),
});
export type HandoverLine = z.infer<typeof handoverLineSchema>;

/** Who comes; the seat stays the same. */
export const incomingSchema = z.object({ name: actorSchema.shape.name, role: roleSchema }).strict();

/** Words of the officer who goes. */
export const handoverNoteSchema = z.string().trim().max(2_000);

/** A handover that was begun and not finished. */
const runningSchema = z.object({
  startedAtMs: z.number(),
  from: actorSchema,
  note: handoverNoteSchema,
  /** Null until somebody takes over. */
  to: actorSchema.nullable(),
});
export type RunningHandover = z.infer<typeof runningSchema>;

/** The last one that was finished. */
const finishedSchema = runningSchema.extend({
  to: actorSchema,
  endedAtMs: z.number(),
  lineCount: z.number().int().nonnegative(),
});

/** The page of the handover: what would be handed over, or is. */
export const handoverSchema = z.object({
  running: runningSchema.nullable(),
  lines: z.array(handoverLineSchema),
  last: finishedSchema.nullable(),
});
export type Handover = z.infer<typeof handoverSchema>;

/** What every desk is told of a handover that runs; the page asks for the lines. */
export const handoverStandingSchema = z.object({
  startedAtMs: z.number(),
  from: actorSchema,
  to: actorSchema.nullable(),
  waiting: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  /** Another number after every change of a line. */
  edition: z.number().int().nonnegative(),
});
export type HandoverStanding = z.infer<typeof handoverStandingSchema>;

/** What is kept over a restart, version 1. */
export const storedHandoverSchema = z.object({
  version: z.literal(1),
  running: runningSchema.nullable(),
  /** By line. */
  confirmed: z.record(z.string().max(240), confirmationSchema),
  last: finishedSchema.nullable(),
});
export type StoredHandover = z.infer<typeof storedHandoverSchema>;
