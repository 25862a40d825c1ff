import type { RecordedSpan } from '#contract/recording';

interface RangeWish {
  fromMs: number;
  toMs: number;
  /** What there is. */
  span: RecordedSpan;
  /** No more of it than is asked for; otherwise as long as anybody may look. */
  isShort: boolean;
}

/** So much longer a range may be than it need be, for the sake of an end of its own. */
const spareSeconds = { short: 30, long: 600 } as const;
const longMs = 3_000_000;
/** Where the record ends soon, the beginning is moved instead. */
const movedSeconds = 5;

const whole = (ms: number): number => Math.floor(ms / 1_000) * 1_000;

/**
 * A range that nobody else is likely to ask for. The platform has one session for all who ask for
 * the same seconds of a channel, and whoever stops it or turns it elsewhere does so for all.
 */
export const ownRange = (
  { fromMs, toMs, span, isShort }: RangeWish,
  chance: () => number,
): RecordedSpan => {
  const spare = isShort ? spareSeconds.short : spareSeconds.long;
  const leastMs = isShort ? whole(toMs) + 2_000 : whole(fromMs) + longMs;
  const ownEndMs = leastMs + 1_000 * Math.floor(chance() * spare);
  const lastMs = Math.ceil(span.toMs / 1_000) * 1_000;
  if (ownEndMs < lastMs) return { fromMs: whole(fromMs), toMs: ownEndMs };
  const moved = whole(fromMs) - 1_000 * Math.floor(chance() * movedSeconds);
  return { fromMs: Math.max(whole(span.fromMs), moved), toMs: lastMs };
};
