import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCamera } from '../../tests/builders/catalog';
import { arrangeAround } from './around';

const at = (number: number, longitude: number, latitude: number) =>
  aCamera({ number, position: { longitude, latitude } });
const numbers = (ids: readonly (string | null)[]) =>
  ids.map((id) => (id === null ? null : Number(id.split(':')[1])));

describe('neighbours around a camera', () => {
  const here = at(1, 0, 0);

  it('stand where they lie, as on a map', () => {
    const around = [at(2, 0, 1), at(3, 1, 0), at(4, 0, -1), at(5, -1, 0), at(6, 1, 1)];
    expect(numbers(arrangeAround(here, around))).toEqual([null, 2, 6, 5, 1, 3, null, 4, null]);
  });

  it('the nearest chooses first, the next takes the place beside it', () => {
    const [, north, east] = numbers(arrangeAround(here, [at(2, 0, 1), at(3, 0.1, 2)]));
    expect([north, east]).toEqual([2, 3]);
  });

  it('fills what is left with those whose place nobody knows', () => {
    const unknown = [7, 8].map((number) => aCamera({ number, position: null }));
    expect(numbers(arrangeAround(here, [at(2, 0, 1), ...unknown]))).toEqual([
      7,
      2,
      8,
      null,
      1,
      null,
      null,
      null,
      null,
    ]);
  });

  it('has each camera once, the middle one in the middle', () => {
    const place = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 12 }), (positions) => {
        const around = positions.map(([longitude, latitude], nth) =>
          at(nth + 2, longitude, latitude),
        );
        const shown = numbers(arrangeAround(here, around));
        const there = shown.filter((one) => one !== null);
        expect(shown[4]).toBe(1);
        expect(new Set(there).size).toBe(there.length);
        expect(there).toHaveLength(1 + Math.min(8, around.length));
      }),
    );
  });
});
