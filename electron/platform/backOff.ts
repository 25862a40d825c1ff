/** Bounds of the pauses between attempts. */
export interface BackOffRule {
  firstMs: number;
  longestMs: number;
}

/**
 * The pause before attempt `attempt` (1 is the first repeat): doubling up to the longest, half of
 * it by chance, so that many stations do not come back in the same moment.
 *
 * @param chance a number in [0, 1)
 */
export const backOffMs = (attempt: number, chance: number, rule: BackOffRule): number => {
  // 2^30 is far beyond any longest pause; more would leave the exact numbers.
  const doublings = Math.min(Math.max(attempt, 1) - 1, 30);
  const full = Math.min(rule.firstMs * 2 ** doublings, rule.longestMs);
  return Math.round(full / 2 + (full / 2) * chance);
};
