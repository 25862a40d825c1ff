import * as z from 'zod';

const minuteMs = 60_000;

/** How walls are spared from burning in (ux.md §3, screen care). */
export const screenCareSchema = z.object({
  /** Words and bars stand within so many pixels of each other; 0: they do not move. */
  shiftPx: z.number().int().min(0).max(4),
  /** They take their next place after this time. */
  shiftEveryMs: z
    .number()
    .int()
    .min(minuteMs)
    .max(60 * minuteMs),
  /** A caption that said the same for so long gives less light. */
  captionIdleMs: z
    .number()
    .int()
    .min(minuteMs)
    .max(60 * minuteMs),
  /** So does a plate, a frame or a step that stood for so long; longer burns in. */
  plateRestMs: z
    .number()
    .int()
    .min(minuteMs)
    .max(20 * minuteMs),
});
export type ScreenCare = z.infer<typeof screenCareSchema>;

/** What spares an ordinary wall and is not noticed. */
export const defaultScreenCare: ScreenCare = {
  shiftPx: 4,
  shiftEveryMs: 3 * minuteMs,
  captionIdleMs: 2 * minuteMs,
  plateRestMs: 20 * minuteMs,
};
