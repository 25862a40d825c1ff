import type { Alarm } from '#contract/alarm';

/** So many comings, on average this close together, are a chatter (ux.md §5.5). */
const chatteringFrom = 3;
const chatteringGapMs = 30_000;
/** After so long without a further coming it has calmed. */
const calmAfterMs = 60_000;

/**
 * Whether an alarm chatters, and when it will have calmed. Once calmed it stays quiet: it does not
 * flash again for what people have heard several times, until it comes slowly like any other.
 */
export const rhythmOf = (
  { count, raisedAtMs, lastAtMs }: Pick<Alarm, 'count' | 'raisedAtMs' | 'lastAtMs'>,
  nowMs: number,
): { rhythm: Alarm['rhythm']; nextAtMs: number } => {
  const isFast = count >= chatteringFrom && (lastAtMs - raisedAtMs) / (count - 1) < chatteringGapMs;
  if (!isFast) return { rhythm: 'plain', nextAtMs: Number.POSITIVE_INFINITY };
  const calmAtMs = lastAtMs + calmAfterMs;
  return nowMs < calmAtMs
    ? { rhythm: 'chattering', nextAtMs: calmAtMs }
    : { rhythm: 'calmed', nextAtMs: Number.POSITIVE_INFINITY };
};
