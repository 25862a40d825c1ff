import type { Figure, Standing } from '#contract/shiftReport';

/** At most `good`: good; at most `limit`: near; else over. */
export const judged = (value: number | null, good: number, limit: number): Figure => {
  if (value === null) return { value, standing: 'none' };
  const standing: Standing = value <= good ? 'good' : value <= limit ? 'near' : 'over';
  return { value, standing };
};

/** Good while below. */
export const below = (value: number | null, limit: number): Figure => ({
  value,
  standing: value === null ? 'none' : value < limit ? 'good' : 'over',
});

/** The middle of them; null of none. */
export const medianOf = (values: readonly number[]): number | null => {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
};

const windowMs = 600_000;
const beginsAbove = 10;
const endsBelow = 5;

/**
 * Times in flood (ux.md §5.6): from the first of more than ten alarms in ten minutes until fewer
 * than five came in ten minutes. `times` are sorted.
 */
export const floodSpans = (
  times: readonly number[],
  toMs: number,
): { fromMs: number; toMs: number }[] => {
  const spans: { fromMs: number; toMs: number }[] = [];
  let at = 0;
  while (at + beginsAbove < times.length) {
    const fromMs = times[at] ?? 0;
    const full = times[at + beginsAbove] ?? 0;
    if (full - fromMs >= windowMs) {
      at += 1;
      continue;
    }
    // It lasts while the fifth newest is less than ten minutes old.
    let newest = at + beginsAbove;
    const lastsUntil = (nth: number): number => (times[nth - endsBelow + 1] ?? 0) + windowMs;
    while (newest + 1 < times.length && (times[newest + 1] ?? 0) < lastsUntil(newest)) newest += 1;
    spans.push({ fromMs, toMs: Math.min(toMs, lastsUntil(newest)) });
    at = newest + 1;
  }
  return spans;
};

/** `key` of every item, counted; most first. */
export const countBy = <Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): { first: Item; items: Item[] }[] => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const known = groups.get(key(item));
    if (known === undefined) groups.set(key(item), [item]);
    else known.push(item);
  }
  return [...groups.values()]
    .flatMap((group) => (group[0] === undefined ? [] : [{ first: group[0], items: group }]))
    .sort((a, b) => b.items.length - a.items.length);
};
