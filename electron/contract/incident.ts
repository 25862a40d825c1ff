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
import { incidentActionSchema, stepCodeSchema } from './incidentLoop';
import { jointSchema, verdictSchema } from './incidentOrder';
import { localTextSchema, positionSchema } from './text';

/** One step with its clock. Not begun: `startedAtMs` null. Running: `endedAtMs` null. */
export const incidentStepSchema = z.object({
  code: stepCodeSchema,
  /** The platform's word for the step; null: ours. */
  name: localTextSchema.nullable(),
  startedAtMs: z.number().nullable(),
  endedAtMs: z.number().nullable(),
  by: z.string().max(80).nullable(),
  /** Time allowed for the step, null where the platform sets none. */
  limitMs: z.number().positive().nullable(),
});
export type IncidentStep = z.infer<typeof incidentStepSchema>;

/** A unit that was assigned and whether it signed for it. */
export const incidentUnitSchema = z.object({
  name: localTextSchema,
  signedAtMs: z.number().nullable(),
});

/** A unit that incidents can be given to. */
export const unitSchema = z.object({ unitId: z.string().max(100), name: localTextSchema });
export type Unit = z.infer<typeof unitSchema>;

/** A branch of the tree and the open cases in it, everything below counted. */
const incidentPlaceSchema = z.object({
  nodeId: nodeIdSchema,
  name: localTextSchema,
  incidentIds: z.array(incidentIdSchema),
});
export type IncidentPlace = z.infer<typeof incidentPlaceSchema>;

/** The branches of a node that have open cases, and the way to it from the root. */
export const incidentPlacesSchema = z.object({
  /** All of them in the node itself and below. */
  incidentIds: z.array(incidentIdSchema),
  path: z.array(z.object({ nodeId: nodeIdSchema, name: localTextSchema })),
  /** Where in the path the desk's own node is; -1 when the desk works for everything. */
  own: z.number().int().min(-1),
  places: z.array(incidentPlaceSchema),
});
export type IncidentPlaces = z.infer<typeof incidentPlacesSchema>;

/** One line of the timeline. */
export const timelineEntrySchema = z.object({
  atMs: z.number(),
  by: z.string().max(80),
  text: localTextSchema,
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** A result as it was written down; its pictures are among those of the incident, by index. */
export const feedbackSchema = timelineEntrySchema.extend({
  firstPicture: z.number().int().nonnegative(),
  pictureCount: z.number().int().nonnegative().max(64),
});
export type Feedback = z.infer<typeof feedbackSchema>;

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
  /** Where it happened. */
  nodeId: nodeIdSchema.nullable(),
  /** Whose desk it is on now: one level of the tree; null where the platform does not say. */
  holder: z.object({ nodeId: nodeIdSchema, name: localTextSchema }).nullable(),
  alarmIds: z.array(alarmIdSchema).max(64),
  cameraIds: z.array(cameraIdSchema).max(32),
  /** Pictures of the report first, then those of the feedback. */
  pictureCount: z.number().int().nonnegative().max(64),
  steps: z.array(incidentStepSchema).length(6),
  currentStep: stepCodeSchema,
  /** What may be done now, by the loop of its platform. */
  allowed: z.array(incidentActionSchema),
  /** Only a shift lead closes it as real or suspicious. */
  isLeadToClose: z.boolean(),
  takesPictures: z.boolean(),
  owner: actorSchema.nullable(),
  units: z.array(incidentUnitSchema).max(16),
  joint: jointSchema.nullable(),
  feedback: z.array(feedbackSchema).max(50),
  /** Times that somebody was called because of it 督办, oldest first. */
  escalations: z.array(timelineEntrySchema).max(50),
  verdict: verdictSchema.nullable(),
  cause: z.string().max(500).nullable(),
  timeline: z.array(timelineEntrySchema).max(500),
  reportedAtMs: z.number(),
  closedAtMs: z.number().nullable(),
  archivedAtMs: z.number().nullable(),
  /** The case that took this one in; it is not worked on by itself any more. */
  mergedInto: incidentIdSchema.nullable(),
  /** The cases that this one took in. */
  mergedIds: z.array(incidentIdSchema).max(64),
  /** Rises with every change on its platform; a smaller one is old news. */
  version: z.number().int().nonnegative(),
});
export type Incident = z.infer<typeof incidentSchema>;
