const minuteMs = 60_000;
const quickRevivals = 3;
const slowDelaysMs = [15_000, 30_000, 60_000] as const;

/** What is remembered of the deaths of one page. */
export interface Revival {
  /** Deaths of the last minute that were answered at once. */
  quickMs: readonly number[];
  /** How many slow revivals came since. */
  slowCount: number;
  lastMs: number;
  /** How long to wait now before the page is loaded again. */
  delayMs: number;
}

export const neverDied: Revival = { quickMs: [], slowCount: 0, lastMs: -Infinity, delayMs: 0 };

/**
 * The answer to one more death: at once up to three times in a minute, then after 15, 30 and every
 * 60 s, so that a page that cannot live does not eat the machine. A minute of life forgets it all.
 */
export const reviveAfter = (before: Revival, nowMs: number): Revival => {
  const livedMs = nowMs - before.lastMs - before.delayMs;
  const { quickMs, slowCount } = livedMs > minuteMs ? neverDied : before;
  const recentMs = quickMs.filter((atMs) => nowMs - atMs < minuteMs);
  if (slowCount === 0 && recentMs.length < quickRevivals) {
    return { quickMs: [...recentMs, nowMs], slowCount: 0, lastMs: nowMs, delayMs: 0 };
  }
  const delayMs = slowDelaysMs[Math.min(slowCount, slowDelaysMs.length - 1)] ?? minuteMs;
  return { quickMs: recentMs, slowCount: slowCount + 1, lastMs: nowMs, delayMs };
};
