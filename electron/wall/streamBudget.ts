import type { LeaseId } from '#contract/ids';
import type { Rung } from './streamLadder';

/** Who steps down last: the least important first. */
export const importances = ['visible', 'focused', 'held', 'alarm'] as const;
export type Importance = (typeof importances)[number];

/** A tile that can be seen, as the budget looks at it. */
export interface BudgetTile {
  leaseId: LeaseId;
  importance: Importance;
  /** Smaller tiles show less, so they step down before larger ones. */
  areaPx: number;
  /** Decides between equals; the same for a tile before and after it changed its lease. */
  seniority: number;
  /** Best first, each cheaper than the one before; the last is `reduced`. */
  rungs: readonly Rung[];
}

/** How deep each tile stands: 0 is its best rung. */
type Depths = ReadonlyMap<LeaseId, number>;

/** One tile going one rung down. */
interface Move {
  tile: BudgetTile;
  depth: number;
  saved: number;
}

/**
 * Every step down there is, in the order in which they are taken: the least important tiles first
 * and all the way, among equals smaller profiles before fewer pictures, small tiles before large.
 * Whatever the room is, the steps taken are a beginning of this one list: more room only makes the
 * beginning shorter, so no tile is ever worse off for it.
 */
const movesDown = (tiles: readonly BudgetTile[]): Move[] => {
  const moves = tiles.flatMap((tile) =>
    tile.rungs.slice(1).map((rung, index): Move => {
      const above = tile.rungs[index]?.pixelsPerSecond ?? 0;
      return { tile, depth: index + 1, saved: Math.max(0, above - rung.pixelsPerSecond) };
    }),
  );
  return moves.sort(
    (a, b) =>
      importances.indexOf(a.tile.importance) - importances.indexOf(b.tile.importance) ||
      passOf(a) - passOf(b) ||
      a.tile.areaPx - b.tile.areaPx ||
      b.tile.seniority - a.tile.seniority ||
      (a.tile.leaseId < b.tile.leaseId ? -1 : 1),
  );
};

/** Reduced comes after every smaller profile, of which there are two at most. */
const lastPass = 9;

const passOf = ({ tile, depth }: Move): number =>
  tile.rungs[depth]?.step === 'reduced' ? lastPass : depth;

const fullCost = (tiles: readonly BudgetTile[]): number =>
  tiles.reduce((sum, { rungs }) => sum + (rungs[0]?.pixelsPerSecond ?? 0), 0);

/** Pixels a second that the tiles take at these depths. */
export const costOf = (tiles: readonly BudgetTile[], depths: Depths): number =>
  tiles.reduce(
    (sum, { leaseId, rungs }) => sum + (rungs[depths.get(leaseId) ?? 0]?.pixelsPerSecond ?? 0),
    0,
  );

/**
 * How deep each tile must stand so that all together decode no more than `ceiling` pixels a
 * second. Over it only when every tile stands on its last rung.
 */
export const planBudget = (
  tiles: readonly BudgetTile[],
  ceiling: number,
  moves: readonly Move[] = movesDown(tiles),
): Map<LeaseId, number> => {
  const depths = new Map(tiles.map(({ leaseId }) => [leaseId, 0]));
  let cost = fullCost(tiles);
  for (const { tile, depth, saved } of moves) {
    if (cost <= ceiling) break;
    cost -= saved;
    depths.set(tile.leaseId, depth);
  }
  return depths;
};

/** What is in force, so that the next plan changes as little as it may. */
export interface BudgetState {
  /** Tiles that have a standing already; others take the planned one at once. */
  before: ReadonlyMap<LeaseId, { depth: number; importance: Importance }>;
  /** How many steps up are allowed this time. */
  raises: number;
}

/** Tiles go up again only when so much of the ceiling would still be free. */
const spareShare = 0.15;

/**
 * The depths to put in force now. Down to the plan at once; up slowly, a few steps at a time and
 * only when there is room to spare, in the reverse of the order in which tiles stepped down. Alarm
 * tiles, new ones and those that matter more than before do not wait.
 */
export const settleBudget = (
  tiles: readonly BudgetTile[],
  ceiling: number,
  { before, raises }: BudgetState,
): Map<LeaseId, number> => {
  const moves = movesDown(tiles);
  const tight = planBudget(tiles, ceiling, moves);
  const roomy = planBudget(tiles, ceiling * (1 - spareShare), moves);
  const depths = new Map<LeaseId, number>();
  for (const { leaseId, importance, rungs } of tiles) {
    const known = before.get(leaseId);
    const planned = tight.get(leaseId) ?? 0;
    const isAtOnce =
      known === undefined || importance === 'alarm' || isRisen(known.importance, importance);
    const deepest = Math.min(known?.depth ?? 0, rungs.length - 1);
    depths.set(leaseId, isAtOnce ? planned : Math.max(planned, deepest));
  }
  raise(moves, depths, roomy, raises);
  return depths;
};

const isRisen = (before: Importance, now: Importance): boolean =>
  importances.indexOf(now) > importances.indexOf(before);

const raise = (
  moves: readonly Move[],
  depths: Map<LeaseId, number>,
  roomy: Depths,
  raises: number,
): void => {
  let left = raises;
  for (const { tile, depth } of moves.toReversed()) {
    if (left === 0) return;
    const { leaseId } = tile;
    if (depths.get(leaseId) !== depth || depth <= (roomy.get(leaseId) ?? 0)) continue;
    depths.set(leaseId, depth - 1);
    left -= 1;
  }
};
