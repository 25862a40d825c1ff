import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Camera } from '#contract/camera';
import { aCamera } from '../../tests/builders/catalog';
import { CameraSearch } from './cameraSearch';

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

describe('the search', () => {
  it('finds the cameras that have every word, and no other, after any changes', () => {
    fc.assert(
      fc.property(cameras, cameras, fc.array(fc.nat(39)), query, (first, later, gone, wanted) => {
        const search = new CameraSearch();
        const held = new Map<number, Camera>();
        const put = (list: typeof first): void => {
          list.forEach((about, slot) => {
            const camera = made(slot, about);
            held.set(slot, camera);
            search.put(slot, camera, undefined);
          });
        };
        put(first);
        search.search(wanted, {}, 5);
        put(later);
        for (const slot of gone) {
          if (held.delete(slot)) search.drop(slot);
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
    const search = new CameraSearch();
    const names = ['路12', '路 12号', '12号门', '路'];
    names.forEach((said, slot) => {
      search.put(slot, made(slot, { number: 900 + slot, name: said, isOnline: true }), undefined);
    });
    search.put(4, made(4, { number: 12, name: '桥', isOnline: false }), undefined);
    search.put(5, made(5, { number: 1_204, name: '桥', isOnline: true }), undefined);
    expect(search.search('12', {}, 10).slots).toEqual([4, 2, 5, 1, 0]);
  });
});
