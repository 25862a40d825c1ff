import { useEffect, useState } from 'react';
import type { ScreenPlan } from '#contract/scene';
import { useWallSelector } from '../../bridge/dispatch';
import type { HasPlayback } from '../playback/index';
import { leavingTiles, type LeavingTile } from './leavingTiles';

const none: LeavingTile[] = [];
/** What is painted reaches the glass a little later than what the page says. */
const crossMs = 150;

/** The tiles of the plan before that still stand above their successors. */
export function useLeavingTiles(plan: ScreenPlan): LeavingTile[] {
  const [kept, setKept] = useState({ plan, leaving: none });
  if (kept.plan !== plan) setKept({ plan, leaving: stillLeaving(kept, plan) });
  const { leaving } = kept;
  const replaced = useWallSelector<HasPlayback, string>(selectReplaced(leaving));
  useEffect(() => {
    if (leaving.length === 0) return undefined;
    const firstMs = Math.min(...leaving.map(({ untilMs }) => untilMs));
    const timer = setTimeout(() => setKept(withoutOver), Math.max(0, firstMs - Date.now()));
    return () => clearTimeout(timer);
  }, [leaving]);
  useEffect(() => {
    if (replaced === '') return undefined;
    const keys = new Set(replaced.split(' '));
    const isAwaited = ({ successorKey }: LeavingTile): boolean => !keys.has(successorKey);
    const timer = setTimeout(
      () => setKept(({ plan, leaving }) => ({ plan, leaving: leaving.filter(isAwaited) })),
      crossMs,
    );
    return () => clearTimeout(timer);
  }, [replaced]);
  return leaving;
}

/** Successors that have their picture, as one word, so that only a change of it counts. */
const selectReplaced =
  (leaving: readonly LeavingTile[]) =>
  ({ playback }: HasPlayback): string =>
    leaving
      .map(({ successorKey }) => successorKey)
      .filter((key) => playback.tiles[key]?.hasPicture === true)
      .join(' ');

interface Kept {
  plan: ScreenPlan;
  leaving: LeavingTile[];
}

function withoutOver({ plan, leaving }: Kept): Kept {
  const now = Date.now();
  return { plan, leaving: leaving.filter(({ untilMs }) => untilMs > now) };
}

/** The same list when nothing is added. */
function stillLeaving(kept: Kept, plan: ScreenPlan): LeavingTile[] {
  const added = leavingTiles(kept.plan, plan, Date.now());
  const keys = new Set(plan.tiles.map((tile) => tile.playKey));
  const isCurrent = ({ tile, successorKey }: LeavingTile): boolean =>
    !keys.has(tile.playKey) && keys.has(successorKey);
  const old = kept.leaving.every(isCurrent) ? kept.leaving : kept.leaving.filter(isCurrent);
  return added.length === 0 ? old : [...old, ...added];
}
