import * as z from 'zod';

import { plainText } from '../plainText';

// What the shapes of WVP are made of. Its generations leave fields out, say null or write numbers
// as text for the same thing: all of that is read alike, and what is wrong in one field is missing.

/** A text that people read: cut, cleaned, empty when there is none. */
export const textOf = (told: unknown, most: number): string =>
  typeof told === 'string' ? plainText(told, most) : '';

const identForm = /^[\w.@:/+-]{1,100}$/;

/** A value of a row as the platform meant it. */
export type Told = (value: unknown) => unknown;
export const asIs: Told = (value) => value;

/** An identifier of theirs; null when it is none. */
export const identOf = (value: unknown, decoded: Told = asIs): string | null => {
  if (typeof value === 'string' && identForm.test(value)) return value;
  const told = decoded(value);
  if (typeof told !== 'string' && typeof told !== 'number') return null;
  const id = String(told).trim();
  return identForm.test(id) ? id : null;
};

/** A number, also where it came as text; null when there is none. */
export const numberOf = (told: unknown): number | null => {
  if (typeof told === 'number') return Number.isFinite(told) ? told : null;
  if (typeof told !== 'string' || told === '') return null;
  const value = Number(told);
  return Number.isFinite(value) ? value : null;
};

/** `ON`, `OFF`, a boolean in earlier generations, or nothing: then nobody knows that it is off. */
export const isOn = (told: unknown): boolean =>
  !(told === false || (typeof told === 'string' && /^off$/i.test(told)));

/** A number of a row in their database; undefined when it is none. */
export const rowNumberOf = (told: unknown): number | undefined =>
  typeof told === 'number' && Number.isSafeInteger(told) && told >= 0 ? told : undefined;

/** {@link textOf} in a shape. */
export const text = (most: number) =>
  z
    .unknown()
    .optional()
    .transform((told) => textOf(told, most));

/** {@link identOf} in a shape. */
export const ident = z
  .unknown()
  .optional()
  .transform((told) => identOf(told));

/** {@link numberOf} in a shape. */
export const maybeNumber = z.unknown().optional().transform(numberOf);

/** A number of a row in a shape. */
export const rowNumber = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

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
