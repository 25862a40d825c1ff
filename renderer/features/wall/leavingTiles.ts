import { isSameLayout } from '#contract/layout';
import type { PlanTile, ScreenPlan } from '#contract/scene';

/** A tile whose camera was replaced; it stays above its successor until that one moves. */
export interface LeavingTile {
  tile: PlanTile;
  successorKey: string;
  /** It stays no longer, whatever else is called meanwhile. */
  untilMs: number;
}

/** Two seconds at most (make before break): then the new tile speaks for itself. */
const leavingLimitMs = 2000;

/**
 * Which tiles of the plan before stay for a moment. Only where the same cell has another camera now
 * and neither has an alarm: an alarm is shown at once.
 */
export function leavingTiles(before: ScreenPlan, now: ScreenPlan, nowMs: number): LeavingTile[] {
  if (!isSameLayout(before.layout, now.layout)) return [];
  if (before.enlargedTileId !== null || now.enlargedTileId !== null) return [];
  const keys = new Set(now.tiles.map((tile) => tile.playKey));
  return before.tiles.flatMap((tile) => {
    const next = now.tiles.find((each) => each.tileId === tile.tileId);
    const successorKey = next?.playKey ?? null;
    const isReplaced = tile.playKey !== null && !keys.has(tile.playKey) && successorKey !== null;
    const hasAlarm = tile.alarmId !== null || next?.alarmId !== null;
    const wasShown = before.tiles.some((each) => each.playKey === successorKey);
    return isReplaced && !hasAlarm && !wasShown
      ? [{ tile: { ...tile, isSelected: false }, successorKey, untilMs: nowMs + leavingLimitMs }]
      : [];
  });
}
