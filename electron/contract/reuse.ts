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
  let isEqual = before.length === next.length;
  let merged: unknown[] | undefined;
  for (const [index, value] of next.entries()) {
    const kept = reuseAny(before[index], value);
    isEqual &&= Object.is(kept, before[index]);
    if (!Object.is(kept, value)) (merged ??= [...next])[index] = kept;
  }
  return isEqual ? before : (merged ?? next);
};

/** Copies nothing before it must: lists of thousands are compared several times a second. */
const reuseRecord = (
  before: Record<string, unknown>,
  next: Record<string, unknown>,
): Record<string, unknown> => {
  const keys = Object.keys(next);
  let isEqual = keys.length === Object.keys(before).length;
  let merged: Record<string, unknown> | undefined;
  for (const key of keys) {
    const value = next[key];
    const isKnown = Object.hasOwn(before, key);
    const kept = isKnown ? reuseAny(before[key], value) : value;
    isEqual &&= isKnown && Object.is(kept, before[key]);
    if (!Object.is(kept, value)) put((merged ??= { ...next }), key, kept);
  }
  return isEqual ? before : (merged ?? next);
};

/** Also under the one name that assigning to would change what the record is. */
const put = (record: Record<string, unknown>, key: string, value: unknown): void => {
  Object.defineProperty(record, key, {
    ...{ value, enumerable: true, configurable: true, writable: true },
  });
};
