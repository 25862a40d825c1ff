/** The stretch of time that the strip shows. */
export interface TimeRange {
  fromMs: number;
  toMs: number;
}

const minuteMs = 60_000;
const hourMs = 3_600_000;

/** How long a strip may be, from the nearest look to a whole day. */
export const rangeLengths: readonly number[] = [
  2 * minuteMs,
  10 * minuteMs,
  30 * minuteMs,
  hourMs,
  3 * hourMs,
  6 * hourMs,
  12 * hourMs,
  24 * hourMs,
];
/** An hour: what somebody is asked about has mostly just happened. */
export const usualLengthMs = hourMs;
/** How much of the strip lies ahead of now, so that its end can be seen. */
const aheadShare = 0.04;

/** The next length nearer (positive) or wider. */
export function zoomedLength(lengthMs: number, by: number): number {
  const at = rangeLengths.findIndex((one) => one >= lengthMs);
  const index = (at < 0 ? rangeLengths.length - 1 : at) - by;
  return rangeLengths[Math.min(rangeLengths.length - 1, Math.max(0, index))] ?? usualLengthMs;
}

/** A range of that length with a time at that share of it, and never far into what is to come. */
export function rangeAbout(atMs: number, lengthMs: number, nowMs: number, share = 0.5): TimeRange {
  const toMs = Math.min(nowMs + lengthMs * aheadShare, atMs + lengthMs * (1 - share));
  return { fromMs: toMs - lengthMs, toMs };
}

/** Where a time lies in a range: 0 at its begin, 1 at its end; beyond these outside of it. */
export const shareOf = (atMs: number, { fromMs, toMs }: TimeRange): number =>
  (atMs - fromMs) / (toMs - fromMs);

/** The time at a share of a range. */
export const timeAt = (share: number, { fromMs, toMs }: TimeRange): number =>
  Math.round(fromMs + share * (toMs - fromMs));

/** The same range, or one that the time is in: whatever is played stays in sight. */
export function rangeWith(range: TimeRange, atMs: number, nowMs: number): TimeRange {
  const share = shareOf(atMs, range);
  if (share >= 0 && share <= 1 - aheadShare / 2) return range;
  // What plays runs out on the right: it has the whole strip before it again.
  return rangeAbout(atMs, range.toMs - range.fromMs, nowMs, share > 1 - aheadShare ? 0.1 : 0.5);
}

const tickSteps: readonly number[] = [
  10_000,
  30_000,
  minuteMs,
  2 * minuteMs,
  5 * minuteMs,
  10 * minuteMs,
  30 * minuteMs,
  hourMs,
  2 * hourMs,
  3 * hourMs,
  6 * hourMs,
];
/** More words than that run into each other. */
const mostTicks = 9;

/** Round times of the station's own zone within a range, as a clock would write them. */
export function ticksOf({ fromMs, toMs }: TimeRange): { atMs: number; hasSeconds: boolean }[] {
  const stepMs = tickSteps.find((step) => (toMs - fromMs) / step <= mostTicks) ?? 6 * hourMs;
  const midnight = new Date(fromMs);
  midnight.setHours(0, 0, 0, 0);
  const begin = midnight.getTime();
  const ticks: { atMs: number; hasSeconds: boolean }[] = [];
  for (let step = Math.ceil((fromMs - begin) / stepMs); ; step += 1) {
    const atMs = begin + step * stepMs;
    if (atMs > toMs || ticks.length > 2 * mostTicks) return ticks;
    ticks.push({ atMs, hasSeconds: stepMs < minuteMs });
  }
}

/** The local day of a time. */
export function dayOf(atMs: number): TimeRange {
  const begin = new Date(atMs);
  begin.setHours(0, 0, 0, 0);
  const end = new Date(begin);
  end.setDate(end.getDate() + 1);
  return { fromMs: begin.getTime(), toMs: end.getTime() };
}
