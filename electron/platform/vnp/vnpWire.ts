import * as z from 'zod';

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

// The shapes of the vnp protocol (resources/vnp/openapi.yaml) as far as this station reads them.
// Fields that are not named here are allowed and dropped.

export const wireProblemSchema = z.object({
  error: z.object({
    code: z.string().max(100),
    message: z.string(),
    detail: z.record(z.string(), z.unknown()).optional(),
  }),
});
export type WireProblem = z.infer<typeof wireProblemSchema>;

export const wireInfoSchema = z.object({
  protocol: z.literal('vnp/1'),
  name: title,
  nameEn: title,
  version: z.string().max(100),
  demo: z.boolean(),
  capabilities: z.array(z.string()),
  limits: z.object({ pageSize: z.number().int().positive() }),
  serverTimeMs: timeMs,
});
export type WireInfo = z.infer<typeof wireInfoSchema>;

export const wireSessionSchema = z.object({
  accessToken: z.string().min(1).max(4000),
  expiresAtMs: timeMs,
  renewToken: z.string().min(1).max(4000),
  renewUntilMs: timeMs,
});
export type WireSession = z.infer<typeof wireSessionSchema>;

export const wireActorSchema = z.object({
  seat: z.number().int().min(1),
  name: text(60),
  role: z.enum(['officer', 'lead', 'presenter']),
});
export type WireActor = z.infer<typeof wireActorSchema>;

export const wireNodeSchema = z.object({
  id,
  parentId: id.nullable(),
  level: z.enum(['province', 'city', 'district', 'street', 'grid']),
  name: title,
  nameEn: title,
});
export type WireNode = z.infer<typeof wireNodeSchema>;

export const wireCameraSchema = z.object({
  id,
  number: z.number().int().positive(),
  name: title,
  nameEn: title,
  shortName: title,
  shortNameEn: title,
  nodeId: id,
  class: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  owner: text(200),
  position,
  kind: z.enum(['bullet', 'dome', 'ptz']),
  online: z.boolean(),
});
export type WireCamera = z.infer<typeof wireCameraSchema>;

const nextCursor = z.string().max(1000).nullable();
const rows = z.array(z.unknown());

/** Pages hold their rows unparsed: one bad row must not cost the page. */
export const wireNodePageSchema = z.object({
  catalogVersion: z.string().max(200),
  total: z.number().int().nonnegative(),
  nodes: rows,
  nextCursor,
});

export const wireCameraPageSchema = z.object({
  catalogVersion: z.string().max(200),
  total: z.number().int().nonnegative(),
  cameras: rows,
  nextCursor,
});

export const wireCatalogChangeSchema = z.object({
  catalogVersion: z.string().max(200),
  kind: z.enum(['online', 'offline', 'added', 'removed', 'renamed']),
  cameraId: id,
  camera: wireCameraSchema.nullable(),
});
export type WireCatalogChange = z.infer<typeof wireCatalogChangeSchema>;

export const wireCatalogChangesSchema = z.object({
  catalogVersion: z.string().max(200),
  changes: rows,
  more: z.boolean(),
});

/** Rows unparsed: one bad span must not cost the answer. */
export const wireRecordingsSchema = z.object({ spans: rows });
export const wireRecordedSpanSchema = z
  .object({ fromMs: timeMs, toMs: timeMs })
  .refine(({ fromMs, toMs }) => fromMs < toMs);

export const wireRecordingSchema = z.object({
  transport: z.literal('hls'),
  url: z.url({ protocol: /^https?$/ }),
  parts: z.array(wireRecordedSpanSchema).min(1).max(100),
});

export const wireStreamSchema = z.object({
  streamId: z.string().min(1).max(200),
  transport: z.literal('hls'),
  url: z.url({ protocol: /^https?$/ }),
  expiresAtMs: timeMs,
  profile: z.enum(['main', 'sub', 'small']),
  demo: z.boolean().optional(),
});
export type WireStream = z.infer<typeof wireStreamSchema>;

export const wireAlarmSchema = z.object({
  id,
  cameraId: id,
  nodeId: id,
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  method: z.enum(['phone', 'device', 'sms', 'position', 'video', 'fault', 'other']),
  kind: text(80),
  titleZh: title,
  titleEn: title,
  placeZh: title,
  placeEn: title,
  position,
  raisedAtMs: timeMs,
  lastRaisedAtMs: timeMs,
  count: z.number().int().positive(),
  condition: z.enum(['active', 'cleared']),
  clearedAtMs: maybeTimeMs,
  acknowledged: z.object({ actor: wireActorSchema, atMs: timeMs }).nullable(),
  descriptionZh: title,
  descriptionEn: title,
  instructionZh: title,
  instructionEn: title,
  linkedCameraIds: few(id, 32),
  pictures: few(picture, 64),
  incidentId: id.nullable(),
  isRehearsal: z.boolean().optional(),
  version,
});
export type WireAlarm = z.infer<typeof wireAlarmSchema>;

export const wireAlarmPageSchema = z.object({
  alarms: rows,
  nextCursor,
  eventCursor: z.string().max(1000),
});

const wirePresetSchema = z.object({ presetId: id, name: title, nameEn: title });
export type WirePreset = z.infer<typeof wirePresetSchema>;

export const wirePresetsSchema = z.object({ presets: few(wirePresetSchema, 300) });

/** The right to steer a camera for a while. */
export const wirePtzLeaseSchema = z.object({ leaseId: id });

/** Who steers a camera now; nobody when it is null. */
export const wirePtzHoldingSchema = z.object({ cameraId: id, holder: wireActorSchema.nullable() });

const cursor = z.string().max(1000);

/** Every message of the event socket; payloads stay unparsed so that a bad one keeps its cursor. */
export const wireSocketSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    cursor,
    resumed: z.boolean(),
    serverTimeMs: timeMs,
    heartbeatMs: z.number().int().min(10).max(600_000),
    tokenExpiresAtMs: timeMs,
  }),
  z.object({ type: z.literal('renewed'), tokenExpiresAtMs: timeMs }),
  z.object({ type: z.literal('heartbeat'), atMs: timeMs, cursor }),
  z.object({ type: z.literal('gap'), cursor, reason: z.string().max(100) }),
  z.object({
    type: z.literal('refused'),
    error: z.object({ code: z.string().max(100), message: z.string() }),
  }),
  z.object({ type: z.literal('alarm'), cursor, alarm: z.unknown() }),
  z.object({ type: z.literal('incident'), cursor, incident: z.unknown() }),
  z.object({ type: z.literal('catalog'), cursor, change: z.unknown() }),
  z.object({ type: z.literal('ptz'), cursor, ptz: z.unknown().optional() }),
]);
export type WireSocketMessage = z.infer<typeof wireSocketSchema>;

/** A message of a kind that did not exist when this was written; its cursor still counts. */
export const wireUnknownEventSchema = z.object({ type: z.string().max(100), cursor });
