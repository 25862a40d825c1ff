import type { Alarm, Priority } from '#contract/alarm';

/** How an alarm is drawn on a wall; derived from condition and response, kept nowhere. */
export interface AlarmLook {
  priority: Priority;
  /** Unacknowledged and active: frame and symbol flash. */
  isFlashing: boolean;
  /** Cleared, and nobody saw it: hollow symbol, dashed frame. */
  isHollow: boolean;
}

/**
 * The look of ux.md §5.2; null for what is not drawn on a wall (Low). A pending answer still
 * flashes: it is acknowledged only when the platform has said so. What chatters holds still.
 */
export function alarmLook(alarm: Alarm | undefined): AlarmLook | null {
  if (alarm === undefined || alarm.priority === 'low') return null;
  const isActive = alarm.condition === 'active';
  const isSeen = alarm.response === 'acknowledged';
  return {
    priority: alarm.priority,
    isFlashing: isActive && !isSeen && alarm.rhythm === 'plain',
    isHollow: !isActive && !isSeen,
  };
}

const frameUnits: Record<Priority, number> = { critical: 8, high: 6, medium: 4, low: 0 };

/** Width of the frame in CSS pixels: 8, 6 or 4 at a unit of 32 (design.md §4). */
export const frameWidth = (priority: Priority, unit: number): number =>
  Math.max(2, Math.round((frameUnits[priority] * unit) / 32));
