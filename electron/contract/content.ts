import * as z from 'zod';
import { faultSchema } from './outcome';

/** Words of a person in both languages; one of them may be empty, then only the other is shown. */
const words = (most: number) =>
  z.object({ zh: z.string().trim().max(most), en: z.string().trim().max(most) });

const isSaid = ({ zh, en }: { zh: string; en: string }): boolean => zh !== '' || en !== '';

/** A clock 时钟: time, date, weekday. */
export const clockSchema = z.object({
  kind: z.literal('clock'),
  /** Whose time it is; both empty: none is said, or the zone's own name. */
  name: words(40),
  /** An IANA name such as `Asia/Urumqi`; null: the station's own zone. */
  zone: z.string().min(1).max(60).nullable(),
});
export type Clock = z.infer<typeof clockSchema>;

/** A picture of a notice, kept by the station under the hash of its bytes. */
export const noticePictureSchema = z.object({
  file: z.string().regex(/^[0-9a-f]{64}\.(?:png|jpg|webp)$/),
  widthPx: z.number().int().positive(),
  heightPx: z.number().int().positive(),
});
export type NoticePicture = z.infer<typeof noticePictureSchema>;

/** A notice 公告: words, a picture, or both. */
export const noticeSchema = z
  .object({
    kind: z.literal('notice'),
    text: words(400),
    picture: noticePictureSchema.nullable(),
  })
  .refine(({ text, picture }) => picture !== null || isSaid(text));
export type Notice = z.infer<typeof noticeSchema>;

/** A countdown 倒计时 to a time; at its end it says so. */
export const countdownSchema = z.object({
  kind: z.literal('countdown'),
  text: words(80),
  untilMs: z.number().int().nonnegative(),
});
export type Countdown = z.infer<typeof countdownSchema>;

/** A lower third 字幕条: words over the foot of a camera's picture. */
export const lowerThirdSchema = words(80).refine(isSaid);
export type LowerThird = z.infer<typeof lowerThirdSchema>;

/** How large pages of the web are shown, in percent, as it is offered. */
export const webZooms = [50, 75, 100, 150, 200, 300] as const;

/**
 * Scheme, host and port, as allow-listed: `https://example.org`, `http://127.0.0.1:8080`. Plain
 * letters only, so that every reader of it reads the same.
 */
const origin = String.raw`https?://[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::[1-9]\d{0,4})?`;

/** A site that web tiles may show. */
export const webOriginSchema = z
  .string()
  .max(270)
  .regex(new RegExp(`^${origin}$`));

/** The part of an address that the allow-list names; undefined for what is no plain web address. */
export const webOriginOf = (url: string): string | undefined =>
  new RegExp(String.raw`^(${origin})(?:[/?#][^\s\\]*)?$`).exec(url)?.[1];

/** A page of the web 网页. */
export const webSchema = z.object({
  kind: z.literal('web'),
  url: z
    .string()
    .max(2_000)
    .refine((url) => webOriginOf(url) !== undefined),
  zoom: z.literal(webZooms),
});
export type Web = z.infer<typeof webSchema>;

/** A page of the web and how it does. */
export const planWebSchema = webSchema.extend({
  /** Names the page on its screen: the same before and after a change means that it stays loaded. */
  pageKey: z.string(),
  state: z.enum(['loading', 'shown', 'failed']),
  /** Why it failed; null otherwise. */
  fault: faultSchema.nullable(),
  sinceMs: z.number(),
  /** Null unless it failed and trying again can help. */
  nextTryAtMs: z.number().nullable(),
});
export type PlanWeb = z.infer<typeof planWebSchema>;

/** Where a window has room for a page, in CSS pixels of that window. */
export const webPlaceSchema = z
  .object({
    pageKey: z.string().min(1).max(2_200),
    /** What the place follows from; one of a layout that has gone holds no longer. */
    shape: z.string().max(120),
    left: z.number().int().min(0).max(32_768),
    top: z.number().int().min(0).max(32_768),
    width: z.number().int().min(1).max(32_768),
    height: z.number().int().min(1).max(32_768),
  })
  .strict();
export type WebPlace = z.infer<typeof webPlaceSchema>;
