import * as z from 'zod';

const longestName = 1_000;
const mostTracks = 64;
const name = z.string().min(1).max(longestName);
/** A field that is told in a way that nobody expects is as good as not told. */
const told = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(() => undefined);

/** One page of any list. `items` is null where there are none; an answer without is no list. */
export const wirePageSchema = z.object({
  itemCount: told(z.number().int().nonnegative()),
  pageCount: told(z.number().int().nonnegative()),
  items: z
    .array(z.unknown())
    .nullable()
    .transform((items) => items ?? []),
});

/** A path as it is now, in the words of every version: the later ones say `online`. */
export const wirePathSchema = z
  .object({
    name,
    online: told(z.boolean()),
    available: told(z.boolean()),
    ready: told(z.boolean()),
    tracks: told(z.array(z.string().max(60)).max(mostTracks)),
    tracks2: told(z.array(z.object({ codec: z.string().max(60) })).max(mostTracks)),
  })
  .transform(({ online, available, ready, tracks, tracks2, ...path }) => ({
    name: path.name,
    isOnline: online ?? available ?? ready ?? false,
    codecs: tracks2?.map(({ codec }) => codec) ?? tracks ?? [],
  }));

/** A path as it is configured. Its source is not read: it may hold a camera's password. */
export const wireConfSchema = z.object({ name, sourceOnDemand: told(z.boolean()) });

const mostSeconds = 400 * 86_400;

/** A recorded piece: its beginning as RFC 3339 down to nanoseconds, its length in seconds. */
export const wireRecordedSchema = z
  .object({ start: z.string().max(60), duration: z.number().positive().max(mostSeconds) })
  .transform(({ start, duration }) => {
    const fromMs = Date.parse(start);
    return { fromMs, toMs: fromMs + Math.round(duration * 1_000) };
  })
  .refine(({ fromMs, toMs }) => fromMs >= 0 && fromMs < toMs);

/** What a refusal says. */
export const wireErrorSchema = z.object({ error: z.string() });
