import type { RecordedSpan } from '#contract/recording';
import { shareOf, type TimeRange } from './timeRange';

/** Two pieces that are nearer than this share of the strip look like one. */
const closeShare = 0.001;

/** One bar of the strip: where it begins and how long it is, in shares of the strip. */
export interface DrawnSpan {
  left: number;
  width: number;
}

/** What is recorded within a range, as bars; never more than can be told apart. */
export function drawnSpans(spans: readonly RecordedSpan[], range: TimeRange): DrawnSpan[] {
  const bars: DrawnSpan[] = [];
  for (const span of spans) {
    const left = Math.max(0, shareOf(span.fromMs, range));
    const right = Math.min(1, shareOf(span.toMs, range));
    if (!(left < right)) continue;
    const last = bars.at(-1);
    if (last !== undefined && left - (last.left + last.width) < closeShare) {
      last.width = right - last.left;
    } else bars.push({ left, width: right - left });
  }
  return bars;
}

/** Whether a camera was recorded at that time. */
export const isRecordedAt = (spans: readonly RecordedSpan[], atMs: number): boolean =>
  spans.some(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs);
