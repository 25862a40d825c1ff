import { createHash } from 'node:crypto';

export const md5Of = (text: string): string => createHash('md5').update(text).digest('hex');

/**
 * What kinds of value stand under which names. Lists are merged into one element; numbers are one
 * kind; whatever is null at times may be anything, so that two recordings of one thing are alike.
 */
export const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value !== 'object' || value === null) return 'value';
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, inner]) => [name, shapeOf(inner)]),
  );
};
