import { describe, expect, it } from 'vitest';
import type { CameraId } from '#contract/ids';
import { ShownBook } from './shownBook';

const [first, second] = ['city:1', 'city:2'] as [CameraId, CameraId];

describe('how long each camera was shown', () => {
  it('adds the stays in all places, the one that goes on included', () => {
    const book = new ShownBook();
    book.show([['a', first], ['b', null]], 0); // prettier-ignore
    book.show([['a', first], ['b', second]], 4_000); // prettier-ignore
    book.show([['a', second], ['b', second]], 10_000); // prettier-ignore
    expect(Object.fromEntries(book.shownMs(11_000))).toEqual({
      [first]: 10_000,
      [second]: 7_000 + 1_000,
    });
  });

  it('ends the stay of a place that is gone', () => {
    const book = new ShownBook();
    book.show([['a', first]], 0);
    book.show([], 3_000);
    expect(book.shownMs(60_000).get(first)).toBe(3_000);
  });
});
