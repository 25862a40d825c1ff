/** A document of a message, whatever it was written in. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type JsonObject = Record<string, Json>;

const maxDepth = 32;
const maxParts = 20_000;

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member of its own: what every object inherits is no part of a message. */
export const member = (value: Json | undefined, name: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** What people can read of a value; undefined for lists, objects and nothing at all. */
export const scalarText = (value: Json | undefined): string | undefined => {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' ? undefined : text;
};

/** The first of these members that says something. */
export const textOf = (value: Json | undefined, ...names: readonly string[]): string => {
  for (const name of names) {
    const text = scalarText(member(value, name));
    if (text !== undefined) return text;
  }
  return '';
};

/** One or many: both come where a list may be. */
export const listOf = (value: Json | undefined): Json[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
};

/** Undefined for what is no JSON, or deeper or larger than any message may be. */
export const parseJson = (text: string): Json | undefined => {
  try {
    const value = JSON.parse(text) as Json;
    return isBounded(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const isBounded = (root: Json): boolean => {
  let level: Json[] = [root];
  let parts = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    parts += level.length;
    if (depth > maxDepth || parts > maxParts) return false;
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    );
  }
  return true;
};

/** Every value that people can read, with the path that leads to it. */
export const leavesOf = (root: Json, most: number): { path: string; value: string }[] => {
  const found: { path: string; value: string }[] = [];
  const walk = (value: Json, path: string): void => {
    if (found.length >= most) return;
    const text = scalarText(value);
    if (text !== undefined) {
      if (path !== '') found.push({ path, value: text.slice(0, 120) });
      return;
    }
    if (Array.isArray(value)) {
      value.forEach((one, at) => {
        walk(one, `${path}[${String(at)}]`);
      });
    } else if (isObject(value)) {
      for (const [name, one] of Object.entries(value)) walk(one, joined(path, name));
    }
  };
  walk(root, '');
  return found;
};

const joined = (path: string, name: string): string => {
  if (!/^[\p{L}_][\p{L}\p{N}_:-]*$/u.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
};
