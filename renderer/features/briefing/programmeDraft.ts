import type { Programme, ProgrammeItem } from '#contract/briefing';

/** A new item after `index`; it is the chosen one then. */
export function withNewItem(programme: Programme, index: number, itemId: string): Programme {
  const items = [...programme.items];
  items.splice(index + 1, 0, {
    itemId,
    title: { zh: '', en: '' },
    lowerThird: 'both',
    show: { kind: 'cameras', numbers: [] },
    notes: { zh: '', en: '' },
    plannedS: 60,
    storyTime: null,
    rehearsal: null,
  });
  return { ...programme, items };
}

export const withoutItem = (programme: Programme, index: number): Programme => ({
  ...programme,
  items: programme.items.filter((_, at) => at !== index),
});

/** One place up or down; the ends hold. */
export function withItemMoved(programme: Programme, index: number, by: 1 | -1): Programme {
  const to = index + by;
  const [item, other] = [programme.items[index], programme.items[to]];
  if (item === undefined || other === undefined) return programme;
  const items = [...programme.items];
  items[index] = other;
  items[to] = item;
  return { ...programme, items };
}

export const withItem = (programme: Programme, index: number, item: ProgrammeItem): Programme => ({
  ...programme,
  items: programme.items.map((one, at) => (at === index ? item : one)),
});

/** Numbers of cameras as people write them: with blanks, commas or both. */
export const numbersIn = (text: string): number[] =>
  (text.match(/\d{1,6}/g) ?? [])
    .map(Number)
    .filter((number) => number > 0)
    .slice(0, 16);
