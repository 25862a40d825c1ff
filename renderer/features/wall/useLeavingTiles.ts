import { useEffect, useState } from 'react';
import type { ScreenPlan } from '#contract/scene';
import { leavingLimitMs, leavingTiles, type LeavingTile } from './leavingTiles';

const none: LeavingTile[] = [];

/** The tiles of the plan before that still stand above their successors. */
export function useLeavingTiles(plan: ScreenPlan): LeavingTile[] {
  const [kept, setKept] = useState({ plan, leaving: none });
  if (kept.plan !== plan) setKept({ plan, leaving: stillLeaving(kept, plan) });
  const { leaving } = kept;
  useEffect(() => {
    if (leaving.length === 0) return undefined;
    const timer = setTimeout(() => setKept((now) => ({ ...now, leaving: none })), leavingLimitMs);
    return () => clearTimeout(timer);
  }, [leaving]);
  return leaving;
}

/** The same list when nothing is added, so that its time is not begun again. */
function stillLeaving(
  kept: { plan: ScreenPlan; leaving: LeavingTile[] },
  plan: ScreenPlan,
): LeavingTile[] {
  const added = leavingTiles(kept.plan, plan);
  const keys = new Set(plan.tiles.map((tile) => tile.playKey));
  const isCurrent = ({ tile, successorKey }: LeavingTile): boolean =>
    !keys.has(tile.playKey) && keys.has(successorKey);
  const old = kept.leaving.every(isCurrent) ? kept.leaving : kept.leaving.filter(isCurrent);
  return added.length === 0 ? old : [...old, ...added];
}
