import * as z from 'zod';
import { actorSchema } from './actor';
import { prioritySchema } from './alarm';
import {
  alarmIdSchema,
  cameraIdSchema,
  incidentIdSchema,
  nodeIdSchema,
  platformIdSchema,
} from './ids';
import { localTextSchema, positionSchema } from './text';

/** The six-step closed loop 六步闭环 (ux.md §6), in order. */
export const stepCodeSchema = z.enum([
  'reported',
  'assessing',
  'assigned',
  'investigating',
  'feedback',
  'closed',
]);
export type StepCode = z.infer<typeof stepCodeSchema>;

/** All six, first to last. */
export const stepCodes: readonly StepCode[] = stepCodeSchema.options;

/** One step with its clock. Not begun: `startedAtMs` null. Running: `endedAtMs` null. */
export const incidentStepSchema = z.object({
  code: stepCodeSchema,
  startedAtMs: z.number().nullable(),
  endedAtMs: z.number().nullable(),
  by: z.string().max(80).nullable(),
  /** Time allowed for the step, null where the platform sets none. */
  limitMs: z.number().positive().nullable(),
});
export type IncidentStep = z.infer<typeof incidentStepSchema>;

/** real 属实, suspicious 可疑, false 误报. */
export const verdictSchema = z.enum(['real', 'suspicious', 'false']);
export type Verdict = z.infer<typeof verdictSchema>;

/** A unit that was assigned and whether it signed for it. */
export const incidentUnitSchema = z.object({
  name: localTextSchema,
  signedAtMs: z.number().nullable(),
});

/** One line of the timeline. */
export const timelineEntrySchema = z.object({
  atMs: z.number(),
  by: z.string().max(80),
  text: localTextSchema,
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** A case worked through six steps; has none, one or many alarms. Complete in every report. */
export const incidentSchema = z.object({
  incidentId: incidentIdSchema,
  platformId: platformIdSchema,
  /** The number people say, such as E-2026-1122-0147. */
  caseNumber: z.string().max(40),
  kind: z.string().max(80),
  what: localTextSchema,
  place: localTextSchema,
  description: localTextSchema,
  instruction: localTextSchema,
  priority: prioritySchema,
  source: z.enum(['device', 'worker', 'officer']),
  /** A grid worker's short name and masked phone, null for devices. */
  reporter: z.object({ name: z.string().max(40), phoneMasked: z.string().max(20) }).nullable(),
  position: positionSchema.nullable(),
  nodeId: nodeIdSchema.nullable(),
  alarmIds: z.array(alarmIdSchema).max(64),
  cameraIds: z.array(cameraIdSchema).max(32),
  pictureCount: z.number().int().nonnegative().max(64),
  steps: z.array(incidentStepSchema).length(6),
  currentStep: stepCodeSchema,
  owner: actorSchema.nullable(),
  units: z.array(incidentUnitSchema).max(16),
  verdict: verdictSchema.nullable(),
  timeline: z.array(timelineEntrySchema).max(500),
  reportedAtMs: z.number(),
  closedAtMs: z.number().nullable(),
  /** Rises with every change on its platform; a smaller one is old news. */
  version: z.number().int().nonnegative(),
});
export type Incident = z.infer<typeof incidentSchema>;
