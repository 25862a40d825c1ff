import { describe, expect, it } from 'vitest';
import { aContent } from '../../tests/builders/scenes';
import { freeLayoutSchema, isPreset, layoutFlaw, layoutOf, layouts, type Layout } from './layout';
import { screenContentSchema } from './scene';

/** One wide tile above two. */
const wide: Layout = {
  tileCount: 3,
  columns: 2,
  rows: 2,
  slots: [
    { column: 0, row: 0, columnSpan: 2, rowSpan: 1 },
    { column: 0, row: 1, columnSpan: 1, rowSpan: 1 },
    { column: 1, row: 1, columnSpan: 1, rowSpan: 1 },
  ],
};
const [first, second, third] = wide.slots;
if (first === undefined || second === undefined || third === undefined) throw new Error('three');

it('every preset fills its screen', () => {
  for (const layout of layouts) {
    expect(layoutFlaw(layout)).toBeUndefined();
    expect(freeLayoutSchema.safeParse(layout).success).toBe(true);
    expect(isPreset(layout)).toBe(true);
  }
  expect(isPreset(wide)).toBe(false);
});

describe('a layout of a person', () => {
  it('is let in when it fills its screen', () => {
    expect(freeLayoutSchema.parse(wide)).toEqual(wide);
  });

  it.each<[string, Partial<Layout>]>([
    ['count', { tileCount: 4 }],
    ['outside', { rows: 1 }],
    ['overlap', { slots: [first, { ...second, columnSpan: 2 }, third] }],
    ['hole', { slots: [{ ...first, columnSpan: 1 }, second, third] }],
    ['order', { slots: [first, third, second] }],
  ])('is refused for its %s', (flaw, wrong) => {
    const parsed = freeLayoutSchema.safeParse({ ...wide, ...wrong });
    expect(parsed.error?.issues).toMatchObject([{ path: ['slots'], message: flaw }]);
  });

  it('is refused on a matrix that is too fine', () => {
    expect(freeLayoutSchema.safeParse({ ...wide, columns: 13 }).success).toBe(false);
  });
});

it('a content of an earlier build has no layout of its own', () => {
  expect(screenContentSchema.parse(aContent())).toEqual(aContent());
  const free = aContent([], { tileCount: 3, layout: wide });
  expect(screenContentSchema.parse(free)).toEqual(free);
  expect(layoutOf(3)).toBeUndefined();
});
