import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Camera } from '#contract/camera';
import { aCamera } from '../../tests/builders/catalog';
import { CameraSearch } from './cameraSearch';
import type { Spelling } from './ports';

const word = fc.constantFrom('广场', '桥', '东门', 'gate', 'a', '12', '1', '3号', 'pier-4');
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const cameras = fc.array(
  fc.record({ number: fc.integer({ min: 1, max: 400 }), name, isOnline: fc.boolean() }),
  { maxLength: 40 },
);
const query = fc.array(word, { maxLength: 3 }).map((words) => words.join(' '));

const made = (slot: number, about: { number: number; name: string; isOnline: boolean }): Camera => {
  const text = { zh: about.name, en: about.name };
  const names = { name: text, shortName: text, place: { zh: '区', en: '区' } };
  return aCamera({ ...about, ...names, cameraId: `city:${String(slot)}` as Camera['cameraId'] });
};

/** What must be found, camera by camera. */
const isHit = ({ number, name: said }: Camera, wanted: string): boolean =>
  wanted
    .split(' ')
    .filter((one) => one !== '')
    .every((one) => said.zh.includes(one) || String(number).startsWith(one));

const unspelled = (): Spelling | undefined => undefined;
/** Slots far apart, as texts are written in pieces. */
const spread = (nth: number): number => nth * 301;

const given = (...names: string[]): CameraSearch => {
  const search = new CameraSearch(unspelled);
  names.forEach((said, slot) => {
    search.put(slot, made(slot, { number: 900 + slot, name: said, isOnline: true }));
  });
  return search;
};

describe('the search', () => {
  it('finds the cameras that have every word, and no other, after any changes', () => {
    fc.assert(
      fc.property(cameras, cameras, fc.array(fc.nat(39)), query, (first, later, gone, wanted) => {
        const search = new CameraSearch(unspelled);
        const held = new Map<number, Camera>();
        const put = (list: typeof first): void => {
          list.forEach((about, nth) => {
            const camera = made(spread(nth), about);
            held.set(spread(nth), camera);
            search.put(spread(nth), camera);
          });
        };
        put(first);
        search.search(wanted, {}, 5);
        put(later);
        for (const nth of gone) {
          if (held.delete(spread(nth))) search.drop(spread(nth));
        }
        const found = search.search(wanted, {}, 1_000);
        const due = [...held].filter(([, camera]) => isHit(camera, wanted)).map(([slot]) => slot);
        expect([...found.slots].sort((a, b) => a - b)).toEqual(due.sort((a, b) => a - b));
        expect(found.total).toBe(due.length);
        expect(search.search(wanted, {}, 3).slots).toEqual(found.slots.slice(0, 3));
      }),
    );
  });

  it('puts the number first, then names that begin so, then words, then the rest', () => {
    const search = given('路12', '路 12号', '12号门', '路');
    search.put(4, made(4, { number: 12, name: '桥', isOnline: false }));
    search.put(5, made(5, { number: 1_204, name: '桥', isOnline: true }));
    expect(search.search('12', {}, 10).slots).toEqual([4, 2, 5, 1, 0]);
  });

  it('knows letters that are longer in lower case, and what stands after them', () => {
    const search = given('İSKELE İİİ', 'ΟΔΟΣ', 'Köprü 7', '桥 7');
    expect(search.search('İSKELE', {}, 10).slots).toEqual([0]);
    expect(search.search('KÖPRÜ', {}, 10).slots).toEqual([2]);
    expect(search.search('οδος', {}, 10).slots).toEqual([1]);
    expect(search.search('7', {}, 10).slots).toEqual([2, 3]);
    expect(search.search('桥', {}, 10).slots).toEqual([3]);
  });

  it('finds by a spelling that came later', () => {
    const spellings = new Map<string, Spelling>();
    const search = new CameraSearch((said) => spellings.get(said));
    search.put(3, made(3, { number: 5, name: '桥', isOnline: true }));
    expect(search.search('qiao', {}, 10).slots).toEqual([]);
    spellings.set('桥', { pinyin: 'qiao', initials: 'q' });
    search.respell([3]);
    expect(search.search('qiao', {}, 10).slots).toEqual([3]);
  });
});

const numbered = fc.array(
  fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constantFrom(999_999_999, Number.MAX_SAFE_INTEGER)),
  { maxLength: 30 },
);

describe('the order by number', () => {
  it('is that of numbers, however large, then of slots', () => {
    fc.assert(
      fc.property(numbered, fc.array(fc.nat(29)), (numbers, gone) => {
        const search = new CameraSearch(unspelled);
        const held = new Map<number, number>();
        numbers.forEach((number, slot) => {
          held.set(slot, number);
          search.put(slot, made(slot, { number, name: '桥', isOnline: true }));
        });
        search.byNumber();
        for (const slot of gone) {
          if (held.delete(slot)) search.drop(slot);
        }
        const due = [...held].sort(([a, one], [b, other]) => one - other || a - b);
        expect([...search.byNumber()]).toEqual(due.map(([slot]) => slot));
        for (const number of new Set(numbers)) {
          const slots = due.filter(([, one]) => one === number).map(([slot]) => slot);
          expect(search.withNumber(number)).toEqual(slots);
        }
      }),
    );
  });

  it('tells who got a number first, whichever slot that is', () => {
    const search = given('桥', '路', '东门');
    search.put(2, made(2, { number: 7, name: '东门', isOnline: true }));
    search.drop(0);
    search.put(0, made(0, { number: 7, name: '桥', isOnline: true }));
    expect(search.withNumber(7)).toEqual([2, 0]);
    search.put(2, made(2, { number: 8, name: '东门', isOnline: true }));
    search.put(2, made(2, { number: 7, name: '东门', isOnline: false }));
    expect(search.withNumber(7)).toEqual([0, 2]);
  });
});
