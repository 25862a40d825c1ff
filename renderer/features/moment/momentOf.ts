import type { TileReplay } from '#contract/replay';

const beforeMs = 10_000;
const afterMs = 5000;
/** As much as the gateway keeps, less what it takes to ask for it. */
const keptMs = 105_000;

/** The stretch of an alarm that its card plays: ten seconds before to five after. */
export const momentOf = (raisedAtMs: number): TileReplay => ({
  replayId: raisedAtMs,
  fromMs: raisedAtMs - beforeMs,
  toMs: raisedAtMs + afterMs,
  atMs: raisedAtMs - beforeMs,
  sinceMs: raisedAtMs,
  rate: 1,
  steps: 0,
});

/** True while the moment of an alarm can still be had. */
export const isKept = (raisedAtMs: number, nowMs: number): boolean => nowMs - raisedAtMs < keptMs;
