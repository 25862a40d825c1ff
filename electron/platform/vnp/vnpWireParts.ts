import * as z from 'zod';

import { plainText } from '../plainText';

// What the shapes of vnp are made of. What people read is cut and cleaned, for a text is no reason
// to lose an alarm; what the program goes by must fit.

/** No control, format or half character: it stands in addresses and in the log. */
export const id = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cf}\p{Cs}]+$/u);

/** A text of that length at most. */
export const text = (most: number) => z.string().transform((long) => plainText(long, most));
export const title = text(2000);

/** Larger numbers are no dates any more. */
export const timeMs = z.number().int().nonnegative().max(8_640_000_000_000_000);
export const maybeTimeMs = timeMs.nullable();
export const version = z.number().int().nonnegative();

/** 0,0 is where devices are that know no place; a place that is none is none. */
export const position = z
  .object({
    longitude: z.number().min(-180).max(180),
    latitude: z.number().min(-90).max(90),
  })
  .nullable()
  .catch(null)
  .transform((at) => (at?.longitude === 0 && at.latitude === 0 ? null : at));

/** The first ones of a list; who sends a million means harm. */
export const few = <Item extends z.ZodType>(item: Item, most: number) =>
  z
    .array(z.unknown())
    .transform((all) => all.slice(0, most))
    .pipe(z.array(item));

export const picture = z.object({ url: z.string().min(1).max(4000) });
