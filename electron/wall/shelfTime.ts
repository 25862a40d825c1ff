import type { ShelfMinutes } from '#contract/alarmOrder';
import type { AlarmRules } from '#contract/alarmRules';

const minuteMs = 60_000;

/** The next change of shifts after that time, by the clock on the wall of this place. */
const shiftEnd = (nowMs: number, shiftStarts: readonly number[]): number => {
  const ends = [0, 1].flatMap((day) =>
    shiftStarts.map((minutes) => {
      const at = new Date(nowMs);
      at.setDate(at.getDate() + day);
      at.setHours(0, minutes, 0, 0);
      return at.getTime();
    }),
  );
  return Math.min(...ends.filter((end) => end > nowMs));
};

/** When a shelving ordered now ends: never unlimited, never past the end of the shift. */
export const shelfEnd = (nowMs: number, minutes: ShelfMinutes, rules: AlarmRules): number =>
  Math.min(
    nowMs + (minutes === null ? rules.shelfMaxMs : minutes * minuteMs),
    nowMs + rules.shelfMaxMs,
    shiftEnd(nowMs, rules.shiftStarts),
  );
