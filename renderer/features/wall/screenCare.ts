import type { Alarm } from '#contract/alarm';
import type { ScreenCare } from '#contract/screenCare';

/** Where words and bars stand now, in pixels of the display. */
export interface Shift {
  x: number;
  y: number;
}

/**
 * A function of the time alone, so that all screens and machines agree without a message. Row by row
 * there and back over a square, every step one pixel wide: nobody sees it go.
 */
export function shiftAt(nowMs: number, { shiftPx, shiftEveryMs }: ScreenCare): Shift {
  const side = shiftPx + 1;
  const last = side * side - 1;
  const step = last === 0 ? 0 : Math.floor(nowMs / shiftEveryMs) % (2 * last);
  const place = step <= last ? step : 2 * last - step;
  const row = Math.floor(place / side);
  const column = place % side;
  const middle = Math.floor(shiftPx / 2);
  return { x: (row % 2 === 0 ? column : shiftPx - column) - middle, y: row - middle };
}

/** Since when an alarm stands as it does: it came, came again, was seen, was rated, is over. */
export const standsSince = (
  alarm: Pick<Alarm, 'raisedAtMs' | 'lastAtMs' | 'clearedAtMs' | 'acknowledgement' | 'rating'>,
): number =>
  Math.max(
    alarm.raisedAtMs,
    alarm.lastAtMs,
    alarm.clearedAtMs ?? 0,
    alarm.acknowledgement?.atMs ?? 0,
    alarm.rating?.atMs ?? 0,
  );

/** Watches how long something has been the same. */
export class Stillness {
  #what: string | undefined;
  #sinceMs = 0;

  /** How long it has been `what`; 0 when it just became so. */
  lasts(what: string, nowMs: number): number {
    if (what !== this.#what) {
      this.#what = what;
      this.#sinceMs = nowMs;
    }
    return nowMs - this.#sinceMs;
  }
}
