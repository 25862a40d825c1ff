import * as z from 'zod';

// What of Frigate's answers is used; further keys are passed over. Times are seconds with a
// fraction, although the published schema says otherwise.

const name = z.string().min(1).max(200);

const wireCameraSchema = z.object({
  friendly_name: z.string().max(500).nullish(),
  enabled: z.boolean().nullish(),
  live: z.object({ streams: z.record(z.string(), z.string()).nullish() }).nullish(),
  onvif: z.object({ host: z.string().nullish() }).nullish(),
});
export type WireCamera = z.infer<typeof wireCameraSchema>;

/** `GET /api/config`; each camera and each group is read by itself, so that one bad one is one lost. */
export const wireConfigSchema = z.object({
  cameras: z.record(z.string(), z.unknown()),
  camera_groups: z.record(z.string(), z.unknown()).nullish(),
  mqtt: z.unknown().optional(),
});
export { wireCameraSchema };

/** Where it tells its reviews at a broker; without one it tells none. */
export const wireMqttSchema = z.object({
  enabled: z.boolean().nullish(),
  topic_prefix: z
    .string()
    .max(150)
    .regex(/^[^#+\0]+$/)
    .nullish(),
});

export const wireGroupSchema = z.object({ cameras: z.array(z.unknown()).nullish() });

/** `GET /api/stats`: a camera without frames is offline. */
export const wireStatsSchema = z.object({ cameras: z.record(z.string(), z.unknown()) });
export const wireCameraStatsSchema = z.object({ camera_fps: z.number() });

/** One review item, over REST and over the line alike. */
export const wireReviewSchema = z.object({
  id: name,
  camera: name,
  start_time: z.number().positive().max(1e11),
  end_time: z.number().positive().max(1e11).nullish(),
  severity: z.enum(['alert', 'detection']),
  thumb_path: z.string().max(1_000).nullish(),
  data: z
    .object({
      objects: z.array(z.string()).nullish(),
      zones: z.array(z.string()).nullish(),
      audio: z.array(z.string()).nullish(),
      metadata: z
        .object({
          title: z.string().nullish(),
          scene: z.string().nullish(),
          potential_threat_level: z.number().nullish(),
        })
        .nullish(),
    })
    .nullish(),
  has_been_reviewed: z.boolean().nullish(),
});
export type WireReview = z.infer<typeof wireReviewSchema>;

/** One recorded piece, ten seconds as a rule; theirs are ten minutes long at most. */
export const wireRecordingSchema = z.object({
  start_time: z.number().positive().max(1e11),
  duration: z.number().positive().max(600),
});

/** Everything over the line; the payload of some topics is JSON inside a text. */
export const wireEnvelopeSchema = z.object({ topic: z.string().max(300), payload: z.unknown() });

export const wireReviewNewsSchema = z.object({
  type: z.enum(['new', 'update', 'end', 'genai']),
  after: z.unknown(),
});

/** `GET /api/<camera>/ptz/info`; empty for a camera that cannot be steered. */
export const wirePtzInfoSchema = z.object({
  features: z.array(z.string()).max(50).nullish(),
  presets: z.array(z.string()).max(300).nullish(),
});
export type WirePtzInfo = z.infer<typeof wirePtzInfoSchema>;
