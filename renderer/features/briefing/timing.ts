import type { BriefingStanding, Programme } from '#contract/briefing';

/** Planned time of all items together. */
export const plannedMs = ({ items }: Pick<Programme, 'items'>): number =>
  items.reduce((sum, { plannedS }) => sum + plannedS * 1000, 0);

/**
 * How much earlier than planned it would end if the rest took its planned time; negative: later. An
 * item that takes too long pushes the end out second by second.
 */
export function aheadMs(
  {
    programme,
    index,
    startedAtMs,
    itemSinceMs,
  }: Pick<BriefingStanding, 'programme' | 'index' | 'startedAtMs' | 'itemSinceMs'>,
  nowMs: number,
): number {
  const current = (programme.items[index]?.plannedS ?? 0) * 1000;
  const rest = plannedMs({ items: programme.items.slice(index + 1) });
  const leftHere = Math.max(0, current - (nowMs - itemSinceMs));
  return plannedMs(programme) - (nowMs - startedAtMs + leftHere + rest);
}
