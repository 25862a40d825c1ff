import * as z from 'zod';

const isStream = (told: unknown): boolean => typeof told === 'object';
const isOpen = (told: unknown): boolean => isStream(told) && told !== null;

/**
 * What of `GET /api/streams` is used: the names. Producers and consumers are looked at by nobody:
 * an idle source says nothing of whether its camera is there, and older versions show passwords.
 * An answer of nothing but words, such as `{"error": "…"}`, is no list of streams.
 */
export const wireStreamsSchema = z
  .record(z.string(), z.unknown())
  .refine(
    (streams) => Object.values(streams).every(isStream) || Object.values(streams).some(isOpen),
  );

/** One stream; null where it is just being made. */
export const wireStreamSchema = z.object({}).nullable();

/** Longer names are configured by nobody. */
export const longestName = 1_000;
/** More streams than any go2rtc carries. */
export const mostStreams = 100_000;
