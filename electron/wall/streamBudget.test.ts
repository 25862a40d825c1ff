import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeaseId } from '#contract/ids';
import {
  costOf,
  importances,
  planBudget,
  settleBudget,
  type BudgetTile,
  type Importance,
} from './streamBudget';
import { ladderOf, usualSizes } from './streamLadder';

const rungs = (wanted: 'main' | 'sub' | 'small', factor = 1) =>
  ladderOf({
    wanted,
    allowed: ['main', 'sub', 'small'],
    sizeOf: (profile) => ({
      ...usualSizes[profile],
      pixels: Math.round(usualSizes[profile].pixels * factor),
    }),
  });

const aTile = (name: string, given: Partial<BudgetTile> = {}): BudgetTile => ({
  leaseId: name as LeaseId,
  importance: 'visible',
  areaPx: 640 * 360,
  seniority: 1,
  rungs: rungs('sub'),
  ...given,
});

const tilesOf = fc
  .array(
    fc.record({
      importance: fc.constantFrom(...importances),
      areaPx: fc.integer({ min: 1, max: 2_000_000 }),
      wanted: fc.constantFrom('main' as const, 'sub' as const, 'small' as const),
      factor: fc.double({ min: 0.2, max: 4, noNaN: true }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((made) =>
    made.map(({ importance, areaPx, wanted, factor }, index) =>
      aTile(`tile-${String(index)}`, {
        importance,
        areaPx,
        seniority: index,
        rungs: rungs(wanted, factor),
      }),
    ),
  );
const ceilings = fc.integer({ min: 0, max: 400_000_000 });

const isLowest = (tile: BudgetTile, depth: number | undefined): boolean =>
  depth === tile.rungs.length - 1;
const fits = (tiles: BudgetTile[], depths: Map<LeaseId, number>, ceiling: number): boolean =>
  costOf(tiles, depths) <= ceiling + 1 ||
  tiles.every((tile) => isLowest(tile, depths.get(tile.leaseId)));
const isFair = (tiles: BudgetTile[], depths: Map<LeaseId, number>): boolean => {
  const isLow = tiles.some(
    ({ leaseId, importance }) => importance === 'alarm' && (depths.get(leaseId) ?? 0) > 0,
  );
  return (
    !isLow ||
    tiles.every((tile) => tile.importance === 'alarm' || isLowest(tile, depths.get(tile.leaseId)))
  );
};

describe('The budget', () => {
  it('lets every tile play all it asks for while there is room', () => {
    const tiles = [aTile('a'), aTile('b')];
    expect([...planBudget(tiles, 1e9).values()]).toEqual([0, 0]);
  });

  it('takes from small tiles before large ones, and from held and alarm tiles last', () => {
    const tiles = [
      aTile('alarm', { importance: 'alarm' }),
      aTile('held', { importance: 'held' }),
      aTile('large', { areaPx: 1_000_000 }),
      aTile('small', { areaPx: 1_000 }),
    ];
    const room = costOf(tiles, new Map());
    expect(Object.fromEntries(planBudget(tiles, room - 1))).toEqual({
      alarm: 0,
      held: 0,
      large: 0,
      small: 1,
    });
    const little = 2 * 640 * 360 * 15 + 2 * 320 * 180;
    expect(Object.fromEntries(planBudget(tiles, little))).toEqual({
      alarm: 0,
      held: 0,
      large: 2,
      small: 2,
    });
  });

  it('is over the ceiling only when every tile stands on its last step', () => {
    fc.assert(
      fc.property(tilesOf, ceilings, (tiles, ceiling) =>
        fits(tiles, planBudget(tiles, ceiling), ceiling),
      ),
    );
  });

  it('never takes from an alarm tile while another tile stands higher', () => {
    fc.assert(
      fc.property(tilesOf, ceilings, (tiles, ceiling) => isFair(tiles, planBudget(tiles, ceiling))),
    );
  });

  it('makes no tile worse when there is more room', () => {
    fc.assert(
      fc.property(tilesOf, ceilings, ceilings, (tiles, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const [tight, roomy] = [planBudget(tiles, less), planBudget(tiles, more)];
        return tiles.every(({ leaseId }) => (roomy.get(leaseId) ?? 0) <= (tight.get(leaseId) ?? 0));
      }),
    );
  });

  it('does not depend on the order in which tiles are named', () => {
    fc.assert(
      fc.property(tilesOf, ceilings, (tiles, ceiling) => {
        const there = planBudget(tiles, ceiling);
        const back = planBudget(tiles.toReversed(), ceiling);
        expect(Object.fromEntries(back)).toEqual(Object.fromEntries(there));
      }),
    );
  });
});

const befores = (tiles: BudgetTile[], seed: readonly number[]) =>
  new Map(
    tiles.map(({ leaseId, importance, rungs: all }, index) => [
      leaseId,
      { depth: (seed[index % seed.length] ?? 0) % all.length, importance },
    ]),
  );
const seeds = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 });
const raising = fc.integer({ min: 0, max: 6 });

describe('A change of the budget', () => {
  const held = (importance: Importance = 'visible') => [
    aTile('a', { importance, areaPx: 10 }),
    aTile('b', { areaPx: 20 }),
  ];
  const [a, b] = ['a', 'b'] as LeaseId[];

  it('goes down at once and up only when there is room to spare', () => {
    const tiles = held();
    const all = costOf(tiles, new Map());
    const down = settleBudget(tiles, all - 1, { before: befores(tiles, [0]), raises: 0 });
    expect(down.get(a as LeaseId)).toBe(1);
    const before = new Map(
      tiles.map(({ leaseId, importance }) => [
        leaseId,
        { importance, depth: down.get(leaseId) ?? 0 },
      ]),
    );
    const barely = settleBudget(tiles, all * 1.05, { before, raises: 4 });
    expect(barely.get(a as LeaseId)).toBe(1);
    const amply = settleBudget(tiles, all * 1.3, { before, raises: 4 });
    expect([amply.get(a as LeaseId), amply.get(b as LeaseId)]).toEqual([0, 0]);
  });

  it('gives a tile that matters more than before its place at once', () => {
    const tiles = held('held');
    const before = new Map([
      [a as LeaseId, { depth: 2, importance: 'visible' as const }],
      [b as LeaseId, { depth: 0, importance: 'visible' as const }],
    ]);
    const room = costOf(tiles, new Map()) - 1;
    const settled = settleBudget(tiles, room, { before, raises: 0 });
    expect([settled.get(a as LeaseId), settled.get(b as LeaseId)]).toEqual([0, 1]);
  });

  it('keeps every promise of the plan, whatever was in force before', () => {
    fc.assert(
      fc.property(tilesOf, ceilings, seeds, raising, (tiles, ceiling, seed, raises) => {
        const depths = settleBudget(tiles, ceiling, { before: befores(tiles, seed), raises });
        return fits(tiles, depths, ceiling) && isFair(tiles, depths);
      }),
    );
  });

  it('makes no tile worse when there is more room', () => {
    fc.assert(
      fc.property(
        tilesOf,
        ceilings,
        ceilings,
        seeds,
        raising,
        (tiles, one, other, seed, raises) => {
          const state = { before: befores(tiles, seed), raises };
          const tight = settleBudget(tiles, Math.min(one, other), state);
          const roomy = settleBudget(tiles, Math.max(one, other), state);
          return tiles.every(
            ({ leaseId }) => (roomy.get(leaseId) ?? 0) <= (tight.get(leaseId) ?? 0),
          );
        },
      ),
    );
  });

  it('takes no more steps up at a time than it may', () => {
    fc.assert(
      fc.property(tilesOf, ceilings, seeds, raising, (tiles, ceiling, seed, raises) => {
        const before = befores(tiles, seed);
        const depths = settleBudget(tiles, ceiling, { before, raises });
        const up = tiles
          .filter(({ importance }) => importance !== 'alarm')
          .reduce((sum, { leaseId }) => {
            const steps = (before.get(leaseId)?.depth ?? 0) - (depths.get(leaseId) ?? 0);
            return sum + Math.max(0, steps);
          }, 0);
        return up <= raises;
      }),
    );
  });

  it('comes to rest: the same wishes change nothing more', () => {
    fc.assert(
      fc.property(tilesOf, ceilings, seeds, (tiles, ceiling, seed) => {
        let before = befores(tiles, seed);
        let last = '';
        let changes = 0;
        for (let turn = 0; turn < 60; turn += 1) {
          const depths = settleBudget(tiles, ceiling, { before, raises: 4 });
          const now = JSON.stringify([...depths]);
          if (now !== last) changes = turn;
          last = now;
          before = new Map(
            tiles.map(({ leaseId, importance }) => [
              leaseId,
              { depth: depths.get(leaseId) ?? 0, importance },
            ]),
          );
        }
        return changes <= 40;
      }),
      { numRuns: 40 },
    );
  });
});

describe('The ladder of a tile', () => {
  const usual = (profile: 'main' | 'sub' | 'small') => usualSizes[profile];

  it('goes down by profiles, then to fewer pictures, each step cheaper', () => {
    const steps = ladderOf({ wanted: 'main', allowed: ['main', 'sub', 'small'], sizeOf: usual });
    expect(steps.map(({ step, profile }) => `${step} ${profile}`)).toEqual([
      'full main',
      'smaller sub',
      'smaller small',
      'reduced small',
    ]);
    expect(steps.map(({ reason }) => reason)).toEqual([null, 'machine', 'machine', 'machine']);
  });

  it('leaves out a profile that is no smaller in truth', () => {
    const steps = ladderOf({
      wanted: 'sub',
      allowed: ['main', 'sub', 'small'],
      sizeOf: () => ({ pixels: 640 * 360, framesPerSecond: 15 }),
    });
    expect(steps.map(({ step, profile }) => `${step} ${profile}`)).toEqual([
      'full sub',
      'reduced sub',
    ]);
  });

  it('says that sessions are short when its own profile is not open', () => {
    const [smaller] = ladderOf({ wanted: 'main', allowed: ['small'], sizeOf: usual });
    expect(smaller).toMatchObject({ step: 'smaller', profile: 'small', reason: 'sessions' });
    const [larger] = ladderOf({ wanted: 'small', allowed: ['main'], sizeOf: usual });
    expect(larger).toMatchObject({ step: 'full', profile: 'main', reason: null });
  });
});
