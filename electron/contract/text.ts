import * as z from 'zod';

export const localeSchema = z.enum(['zh-CN', 'en']);
/** The two languages of every window. */
export type Locale = z.infer<typeof localeSchema>;

/** A name or sentence that came from a platform. Where it has one language, both fields hold it. */
export const localTextSchema = z.object({
  zh: z.string().max(2000),
  en: z.string().max(2000),
});
export type LocalText = z.infer<typeof localTextSchema>;

/** A text of somebody who speaks one language only. */
export const sameInBoth = (text: string): LocalText => ({ zh: text, en: text });

/** Degrees, WGS 84. */
export const positionSchema = z.object({
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
});
export type Position = z.infer<typeof positionSchema>;
