import * as z from 'zod';
import { cameraIdSchema } from './ids';

/** From when to when a camera's pictures were kept: UTC in milliseconds, `toMs` not included. */
export const recordedSpanSchema = z
  .object({ fromMs: z.number().int(), toMs: z.number().int() })
  .refine(({ fromMs, toMs }) => fromMs < toMs);
export type RecordedSpan = z.infer<typeof recordedSpanSchema>;

/** More pieces than that no answer holds. */
export const mostSpans = 2_000;
/** The longest time that may be asked for at once: a week. */
export const longestSpansMs = 7 * 86_400_000;
/** The longest stretch that is played from one address. */
export const longestStretchMs = 60_000;
/** Pieces with less than this between them are one. */
export const closeSpansMs = 2_000;

/** What a recorder has of a camera, in order and not overlapping. */
export const recordedSpansSchema = z.object({
  spans: z.array(recordedSpanSchema).max(mostSpans),
  /** False when there may be more: the platform has more than an answer holds, or told some badly. */
  isComplete: z.boolean(),
});
export type RecordedSpans = z.infer<typeof recordedSpansSchema>;

/** What every question about recordings says. */
export const recordingQuestion = {
  cameraId: cameraIdSchema,
  fromMs: z.number().int().nonnegative(),
  toMs: z.number().int().nonnegative(),
} as const;

/** Whether it is about a time, and about one that is not too long. */
export const isNoLongerThan =
  (longestMs: number) =>
  ({ fromMs, toMs }: RecordedSpan): boolean =>
    fromMs < toMs && toMs - fromMs <= longestMs;

/**
 * Makes an orderly list of whatever a platform told: sorted, cut to the time asked about, close
 * neighbours and overlaps made one, never more than `mostSpans` (the newest stay).
 */
export const orderlySpans = (
  told: readonly RecordedSpan[],
  within: { fromMs: number; toMs: number },
): RecordedSpan[] => {
  const spans: RecordedSpan[] = [];
  for (const one of told.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const fromMs = Math.max(within.fromMs, one.fromMs);
    const toMs = Math.min(within.toMs, one.toMs);
    if (!(fromMs < toMs)) continue;
    const last = spans.at(-1);
    if (last === undefined || fromMs - last.toMs >= closeSpansMs) spans.push({ fromMs, toMs });
    else last.toMs = Math.max(last.toMs, toMs);
  }
  return spans.slice(-mostSpans);
};
