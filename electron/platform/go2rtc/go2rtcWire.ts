import * as z from 'zod';

/**
 * What of `GET /api/streams` is used: the names. Producers and consumers are looked at by nobody:
 * an idle source says nothing of whether its camera is there, and older versions show passwords.
 */
export const wireStreamsSchema = z.record(z.string(), z.unknown());

/** One stream; null where it is just being made. */
export const wireStreamSchema = z.object({}).nullable();

/** Longer names are configured by nobody. */
export const longestName = 1_000;
/** More streams than any go2rtc carries. */
export const mostStreams = 100_000;
