import * as z from 'zod';

import { plainText } from '../plainText';

// What the shapes of WVP are made of. Its generations leave fields out, say null or write numbers
// as text for the same thing: all of that is read alike, and what is wrong in one field is missing.

/** A text that people read: cut, cleaned, empty when there is none. */
export const text = (most: number) =>
  z
    .string()
    .nullish()
    .catch(null)
    .transform((told) => plainText(told ?? '', most));

/** An identifier of theirs; null when it is none. */
export const ident = z
  .union([z.string(), z.number()])
  .nullish()
  .catch(null)
  .transform((told) => {
    const id = told === null || told === undefined ? '' : String(told).trim();
    return /^[\w.@:/+-]{1,100}$/.test(id) ? id : null;
  });

/** A number, also where it came as text; null when there is none. */
export const maybeNumber = z
  .union([z.number(), z.string()])
  .nullish()
  .catch(null)
  .transform((told) => {
    if (told === null || told === undefined || told === '') return null;
    const value = Number(told);
    return Number.isFinite(value) ? value : null;
  });

/** A number of a row in their database. */
export const rowNumber = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

/** `ON`, `OFF`, a boolean in earlier generations, or nothing: then nobody knows that it is off. */
export const status = z
  .union([z.string(), z.boolean()])
  .nullish()
  .catch(null)
  .transform((told) => !(told === false || (typeof told === 'string' && /^off$/i.test(told))));

/** 0,0 is where devices are that know no place; what is nowhere on earth is no place either. */
export const positionOf = (
  longitude: number | null,
  latitude: number | null,
): { longitude: number; latitude: number } | null => {
  if (longitude === null || latitude === null) return null;
  if (longitude === 0 && latitude === 0) return null;
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return null;
  return { longitude, latitude };
};
