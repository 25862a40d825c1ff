import type { MediaPlaylist } from './shapes';

/** When something of a playlist was seen. */
export interface Sighting {
  /** When it was asked for last. */
  askedAtMs: number;
  /** The newest segment cannot have come later than that, as far as we know. */
  cameByMs: number;
  /** When the playlist was seen to have changed last. */
  changedAtMs: number;
  /** Until then nothing new is expected. */
  freshUntilMs: number;
}

/** So much before the next segment is expected, asking begins. */
const earlyMs = 200;
const leastRetryMs = 100;
const longestRetryMs = 500;
/** A list of variants hardly changes, but a camera may be gone. */
const variantsFreshMs = 1_000;
const endedFreshMs = 2_000;

/** How long a copy of something other than a live list is good. */
export const freshMsOf = (what: 'variants' | 'ended'): number =>
  what === 'variants' ? variantsFreshMs : endedFreshMs;

/** What tells whether a playlist has grown. */
export const newestOf = ({ segments, mediaSequence }: MediaPlaylist): string => {
  const last = segments.at(-1);
  const sequence = last?.sequence ?? mediaSequence;
  return `${String(sequence)} ${String(last?.isComplete ?? false)} ${String(last?.parts.length ?? 0)}`;
};

/**
 * Decides how long a copy of a live playlist is good for everybody. Asked at any time by any number
 * of players, a server is then asked little more than once for each new segment, and a new segment
 * is known within a fraction of its length.
 */
export const sightPlaylist = (
  playlist: MediaPlaylist,
  isChanged: boolean,
  before: Sighting | undefined,
  nowMs: number,
): Sighting => {
  const lastMs = (playlist.segments.at(-1)?.durationSeconds ?? playlist.targetSeconds) * 1_000;
  const retryMs = Math.min(Math.max(lastMs / 8, leastRetryMs), longestRetryMs);
  const partMs = playlist.partTargetSeconds === null ? null : playlist.partTargetSeconds * 1_000;
  if (partMs !== null) {
    const changedAtMs = isChanged ? nowMs : (before?.changedAtMs ?? nowMs);
    return { askedAtMs: nowMs, cameByMs: nowMs, changedAtMs, freshUntilMs: nowMs + partMs / 2 };
  }
  if (!isChanged && before !== undefined) {
    // One that has stopped is not asked for as eagerly as one that is late.
    const isStill = nowMs - before.changedAtMs > lastMs * 3;
    const waitMs = isStill ? Math.max(lastMs / 2, retryMs) : retryMs;
    return { ...before, askedAtMs: nowMs, freshUntilMs: nowMs + waitMs };
  }
  // It came after we last asked in vain, and not much before it was due.
  const cameAfterMs = Math.max(
    before?.askedAtMs ?? nowMs - lastMs,
    before === undefined ? 0 : before.cameByMs + lastMs - earlyMs * 2,
    nowMs - lastMs,
  );
  const dueAtMs = Math.max(Math.min(cameAfterMs, nowMs), nowMs - lastMs) + lastMs;
  const asksAtMs = Math.min(dueAtMs, nowMs + lastMs - Math.min(earlyMs, lastMs / 10));
  return {
    askedAtMs: nowMs,
    cameByMs: nowMs,
    changedAtMs: nowMs,
    freshUntilMs: Math.max(asksAtMs, nowMs + retryMs),
  };
};
