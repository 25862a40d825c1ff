/** How large and how deep a value is, or the limit that it breaks. */
export type Measure = 'fits' | 'too-large' | 'not-plain';

interface Limits {
  maxLength: number;
  maxDepth: number;
}

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/**
 * Walks a value that arrived from a window and stops at the first limit it breaks. Its length is
 * that of its JSON; walking stops early, so a hostile value costs no more than an allowed one.
 */
export const measure = (value: unknown, limits: Limits): Measure => {
  let length = 0;
  const grow = (by: number): Measure => {
    length += by;
    return length > limits.maxLength ? 'too-large' : 'fits';
  };
  const walk = (part: unknown, depth: number): Measure => {
    if (typeof part === 'string') {
      // A long string is refused before it is copied.
      return part.length > limits.maxLength ? 'too-large' : grow(JSON.stringify(part).length);
    }
    if (part === null || part === undefined || typeof part === 'boolean') return grow(4);
    if (typeof part === 'number') return grow(String(part).length);
    if (typeof part !== 'object') return 'not-plain';
    if (depth >= limits.maxDepth) return 'too-large';
    if (Array.isArray(part)) return walkAll(part, part.length, depth);
    if (!isPlainObject(part)) return 'not-plain';
    return walkObject(part, depth);
  };
  const walkAll = (parts: readonly unknown[], count: number, depth: number): Measure => {
    const brackets = grow(2 + count);
    if (brackets !== 'fits') return brackets;
    for (let index = 0; index < count; index += 1) {
      const result = walk(parts[index], depth + 1);
      if (result !== 'fits') return result;
    }
    return 'fits';
  };
  const walkObject = (part: object, depth: number): Measure => {
    for (const key of Object.keys(part)) {
      const result = walk(key, depth);
      if (result !== 'fits') return result;
    }
    const values: unknown[] = Object.values(part);
    return walkAll(values, values.length, depth);
  };
  return walk(value, 0);
};
