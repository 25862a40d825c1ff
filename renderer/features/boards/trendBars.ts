import type { FigurePeriod, Figures } from '#contract/board';

/** One bar of a trend, in the pixels of its chart; heights from the foot. */
export interface TrendBar {
  left: number;
  width: number;
  registered: number;
  handled: number;
}

/** Fewer bars than these are not stretched over the whole width. */
const leastPlaces = 7;
const gapShare = 0.18;

/** Bars as wide as their number allows, the highest as high as the chart. */
export function trendBars(bars: readonly Figures[], width: number, height: number): TrendBar[] {
  const most = Math.max(1, ...bars.map(({ registered }) => registered));
  const step = width / Math.max(leastPlaces, bars.length);
  const gap = step * gapShare;
  return bars.map(({ registered, handled }, at) => ({
    left: Math.round(at * step + gap / 2),
    width: Math.max(1, Math.round(step - gap)),
    // What happened at all is seen, however much happened at other times.
    registered: registered === 0 ? 0 : Math.max(2, Math.round((registered / most) * height)),
    handled: Math.round((handled / most) * height),
  }));
}

/** The middle of a text as near to `middle` as lets all of it stand in the chart. */
export const middleWithin = (middle: number, textWidth: number, width: number): number =>
  Math.max(textWidth / 2, Math.min(middle, width - textWidth / 2));

/** What stands under a bar: the hour, the day of the month, the year. */
export function barName(fromMs: number, period: FigurePeriod): string {
  const at = new Date(fromMs);
  if (period === 'all') return String(at.getFullYear());
  const number = period === 'week' || period === 'month' ? at.getDate() : at.getHours();
  return String(number).padStart(2, '0');
}

/** Which bars are named where not all can be: the first, the last, and evenly between. */
export function namedBars(count: number, room: number): number[] {
  const every = Math.max(1, Math.ceil(count / Math.max(1, room)));
  const named: number[] = [];
  for (let at = 0; at < count; at += every) named.push(at);
  return named;
}
