import { expect, it } from 'vitest';

import { aWireNode } from '../../../tests/builders/vnpMessages';
import { VnpPlaces } from './vnpPlaces';

const placesOf = (...nodes: Parameters<typeof aWireNode>[0][]): VnpPlaces => {
  const places = new VnpPlaces();
  for (const node of nodes) places.add(aWireNode(node));
  return places;
};

it('names the district above a grid', () => {
  const places = placesOf(
    { id: 'c', parentId: null, level: 'city', name: '市' },
    { id: 'd', parentId: 'c', level: 'district', name: '区' },
    { id: 's', parentId: 'd', level: 'street', name: '街道' },
    { id: 'g', parentId: 's', level: 'grid', name: '网格' },
  );
  expect(places.of('g').zh).toBe('区');
  expect(places.of('d').zh).toBe('区');
});

it('names what stands below the city where there is no district', () => {
  const places = placesOf(
    { id: 'c', parentId: null, level: 'city', name: '市' },
    { id: 's', parentId: 'c', level: 'street', name: '街道' },
    { id: 'g', parentId: 's', level: 'grid', name: '网格' },
  );
  expect(places.of('g').zh).toBe('街道');
  expect(places.of('c').zh).toBe('市');
});

it('ends in a tree that is a ring, and has no word for an unknown place', () => {
  const places = placesOf(
    { id: 'a', parentId: 'b', level: 'grid', name: '甲' },
    { id: 'b', parentId: 'a', level: 'grid', name: '乙' },
  );
  expect(places.of('a').zh).not.toBe('');
  expect(places.of('nowhere')).toEqual({ zh: '', en: '' });
});
