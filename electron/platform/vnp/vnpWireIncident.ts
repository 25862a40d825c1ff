import * as z from 'zod';

import { wireActorSchema } from './vnpWire';
import {
  few,
  id,
  maybeTimeMs,
  picture,
  position,
  text,
  timeMs,
  title,
  version,
} from './vnpWireParts';

// Incidents as vnp tells them. What later editions of the protocol added has a default, so that a
// platform of an earlier one is understood as before.

const stepCode = z.enum([
  'reported',
  'assessing',
  'assigned',
  'investigating',
  'feedback',
  'closed',
]);
const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const by = text(200);
const line = z.object({ atMs: timeMs, by, textZh: title, textEn: title });

export const wireIncidentSchema = z.object({
  id,
  kind: text(80),
  level,
  source: z.enum(['device', 'worker']),
  reporter: z.object({ name: text(200), phoneMasked: text(40) }).nullable(),
  titleZh: title,
  titleEn: title,
  placeZh: title,
  placeEn: title,
  position,
  nodeId: id,
  holder: z.object({ nodeId: id, name: title, nameEn: title }).nullable().default(null),
  descriptionZh: title,
  descriptionEn: title,
  instructionZh: title,
  instructionEn: title,
  pictures: few(picture, 64),
  alarmIds: few(id, 64),
  cameraIds: few(id, 32),
  steps: z
    .array(
      z.object({
        code: stepCode,
        startedAtMs: maybeTimeMs,
        endedAtMs: maybeTimeMs,
        by: by.nullable(),
        limitMs: z.number().int().nonnegative().nullable(),
      }),
    )
    .length(6),
  currentStep: stepCode,
  owner: wireActorSchema.nullable(),
  units: z.array(z.object({ name: title, nameEn: title, signedAtMs: maybeTimeMs })),
  joint: z
    .enum(['policing', 'security', 'problems', 'mediation', 'information', 'community'])
    .nullable()
    .catch(null)
    .default(null),
  feedback: few(line.extend({ pictures: few(picture, 64) }), 500).default([]),
  escalations: z.array(line).default([]),
  verdict: z.enum(['real', 'suspicious', 'false']).nullable(),
  closedReason: title.nullable().default(null),
  archivedAtMs: maybeTimeMs.default(null),
  mergedInto: id.nullable().default(null),
  mergedIds: few(id, 64).default([]),
  timeline: z.array(line),
  updatedAtMs: timeMs,
  version,
});
export type WireIncident = z.infer<typeof wireIncidentSchema>;

export const wireIncidentPageSchema = z.object({
  incidents: z.array(z.unknown()),
  nextCursor: z.string().max(1000).nullable(),
  eventCursor: z.string().max(1000),
});

/** The steps of a platform: names, and what is allowed; actions that we do not know are left out. */
export const wireLoopSchema = z.object({
  steps: z
    .array(z.object({ code: stepCode, nameZh: title, nameEn: title, allowed: z.array(z.string()) }))
    .length(6),
  leadCloses: z.array(level),
  takesPictures: z.boolean(),
});
export type WireLoop = z.infer<typeof wireLoopSchema>;

const count = z.number().int().nonnegative();

export const wireStatisticsSchema = z.object({
  spans: z.array(z.object({ registered: count, handled: count })).max(64),
});

export const wireUnitsSchema = z.object({
  units: z.array(z.object({ unitId: id, name: title, nameEn: title })).max(1000),
});
