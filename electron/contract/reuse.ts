const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * `next`, built from the parts of `before` that are equal: whoever compares by reference sees only
 * what changed. For plain data without cycles.
 */
export const reuse = <Value>(before: unknown, next: Value): Value =>
  reuseAny(before, next) as Value;

const reuseAny = (before: unknown, next: unknown): unknown => {
  if (Object.is(before, next)) return before;
  if (Array.isArray(before) && Array.isArray(next)) return reuseArray(before, next);
  if (isPlain(before) && isPlain(next)) return reuseRecord(before, next);
  return next;
};

const reuseArray = (before: readonly unknown[], next: readonly unknown[]): readonly unknown[] => {
  const merged = next.map((item, index) => reuseAny(before[index], item));
  const isEqual =
    before.length === next.length && merged.every((item, index) => Object.is(item, before[index]));
  return isEqual ? before : merged;
};

const reuseRecord = (
  before: Record<string, unknown>,
  next: Record<string, unknown>,
): Record<string, unknown> => {
  const entries = Object.entries(next).map(([key, value]): [string, unknown] => [
    key,
    Object.hasOwn(before, key) ? reuseAny(before[key], value) : value,
  ]);
  const isEqual =
    entries.length === Object.keys(before).length &&
    entries.every(([key, value]) => Object.hasOwn(before, key) && Object.is(value, before[key]));
  return isEqual ? before : Object.fromEntries(entries);
};
