import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readItems, writeItems } from './tourItems';

describe('a typed list of a tour', () => {
  it('knows numbers, rows of numbers and stays, in whatever punctuation', () => {
    expect(readItems('1001 1005-1007,1032:30')).toEqual({
      items: [
        { number: 1001 },
        { number: 1005 },
        { number: 1006 },
        { number: 1007 },
        { number: 1032, dwellS: 30 },
      ],
    });
    expect(readItems('１００１、1002：20；3，4\n5～6')).toEqual({
      items: [
        { number: 1001 },
        { number: 1002, dwellS: 20 },
        ...[3, 4, 5, 6].map((number) => ({ number })),
      ],
    });
    expect(readItems('  ')).toEqual({ items: [] });
  });

  it.each(['12a', '7-3', '0', '5:1', '5:301', '1-9999', '-4', '3--5'])(
    'names the word that means nothing: %s',
    (word) => expect(readItems(`1 ${word} 2`)).toEqual({ bad: word }),
  );

  it('reads again what it wrote', () => {
    const item = fc.record(
      {
        number: fc.integer({ min: 1, max: 9_999_999 }),
        dwellS: fc.integer({ min: 5, max: 300 }),
      },
      { requiredKeys: ['number'] },
    );
    fc.assert(
      fc.property(fc.array(item, { maxLength: 200 }), (items) => {
        expect(readItems(writeItems(items))).toEqual({ items });
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const read = readItems(text);
        expect('items' in read || text.normalize('NFKC').includes(read.bad)).toBe(true);
      }),
    );
  });
});
