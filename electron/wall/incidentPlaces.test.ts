import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentId, NodeId } from '#contract/ids';
import { anIncident } from '../../tests/builders/happenings';
import { isInside, placesOf, type PlaceTree } from './incidentPlaces';

const parents = {
  city: null,
  north: 'city',
  south: 'city',
  harbour: 'north',
  market: 'north',
  bridge: 'south',
} as const;
const nodes = Object.keys(parents) as (keyof typeof parents)[];
const nodeOf = (name: string) => `city:${name}` as NodeId;

const tree: PlaceTree = {
  pathTo: (nodeId) => {
    const path: NodeId[] = [];
    let at: string | null = nodeId.slice('city:'.length);
    while (at !== null && at in parents) {
      path.unshift(nodeOf(at));
      at = parents[at as keyof typeof parents];
    }
    return path;
  },
  branches: (nodeId) =>
    nodes
      .filter((name) => (parents[name] === null ? null : nodeOf(parents[name])) === nodeId)
      .map((name) => ({ nodeId: nodeOf(name), name: { zh: name, en: name } })),
  nameOf: (nodeId) => ({ zh: nodeId, en: nodeId }),
};

const cases = (...places: string[]) =>
  places.map((place, at) =>
    anIncident({ incidentId: `city:${String(at)}` as IncidentId, nodeId: nodeOf(place) }),
  );

describe('what a desk lists', () => {
  it('is inside its branch of the tree, at any depth', () => {
    const north = nodeOf('north');
    expect(isInside(north, nodeOf('harbour'), tree)).toBe(true);
    expect(isInside(north, north, tree)).toBe(true);
    expect(isInside(north, nodeOf('bridge'), tree)).toBe(false);
    expect(isInside(north, nodeOf('city'), tree)).toBe(false);
    expect(isInside(null, nodeOf('bridge'), tree)).toBe(true);
  });

  it('is rather too much than too little where the tree does not know a place', () => {
    expect(isInside(nodeOf('north'), null, tree)).toBe(true);
    expect(isInside(nodeOf('north'), nodeOf('unknown'), tree)).toBe(true);
    expect(isInside(nodeOf('unknown'), nodeOf('bridge'), tree)).toBe(true);
  });
});

describe('counts by place', () => {
  it('roll up: what is below counts, what is closed does not', () => {
    const open = cases('harbour', 'north', 'bridge', 'city');
    const closed = { ...anIncident({ nodeId: nodeOf('market') }), closedAtMs: 5 };
    const told = placesOf([...open, closed], nodeOf('city'), null, tree);
    expect(told.incidentIds).toHaveLength(4);
    expect(told.places.map(({ nodeId, incidentIds }) => [nodeId, incidentIds.length])).toEqual([
      [nodeOf('north'), 2],
      [nodeOf('south'), 1],
    ]);
  });

  it('say the way from the root, and where on it the desk is', () => {
    const told = placesOf([], nodeOf('harbour'), nodeOf('north'), tree);
    expect(told.path.map(({ nodeId }) => nodeId)).toEqual(['city', 'north', 'harbour'].map(nodeOf));
    expect(told.own).toBe(1);
    expect(placesOf([], null, null, tree)).toEqual({
      incidentIds: [],
      path: [],
      own: -1,
      places: [],
    });
  });

  it('of a node are those of its branches and its own, on every level', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...nodes), { maxLength: 30 }), (places) => {
        const incidents = cases(...places);
        for (const name of nodes) {
          const here = placesOf(incidents, nodeOf(name), null, tree);
          const own = incidents.filter(({ nodeId }) => nodeId === nodeOf(name)).length;
          const below = here.places.reduce((sum, { incidentIds }) => sum + incidentIds.length, 0);
          expect(here.incidentIds).toHaveLength(own + below);
          for (const { nodeId, incidentIds } of here.places) {
            expect(placesOf(incidents, nodeId, null, tree).incidentIds).toEqual(incidentIds);
          }
        }
      }),
    );
  });
});
