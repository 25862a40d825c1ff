import * as z from 'zod';

/** Every answer: the status is always 200, and `code` says whether it went well. */
export const wireAnswerSchema = z.object({
  code: z.number(),
  msg: z.string().optional().catch(undefined),
  data: z.unknown().optional(),
});

/** The list is missing where nothing is live. */
export const wireListSchema = z
  .array(z.unknown())
  .nullish()
  .transform((list) => list ?? []);

const wireTrackSchema = z.object({ codec_type: z.number(), codec_id_name: z.string() });

/** One form (rtsp, rtmp, ts, hls…) of one stream. */
export const wireMediaSchema = z.object({
  schema: z.string().min(1).max(20),
  vhost: z.string().max(100).catch('__defaultVhost__'),
  app: z.string().min(1).max(60),
  stream: z.string().min(1).max(90),
  tracks: z.array(wireTrackSchema.nullable().catch(null)).max(32).nullish().catch(null),
});
export type WireMedia = z.infer<typeof wireMediaSchema>;
