/**
 * Pixels a second that one core decodes and shows without a GPU. Measured: 64 tiles of 640×360 at
 * 15 pictures a second take 0.65 cores on a canvas (340 million per core), nine of 1280×720 at 25
 * take 0.75 as video elements (276 million). Half of that, since an older core manages less, and
 * what is too much is found by the pictures lost within seconds.
 */
const perCore = 160e6;
const least = 10e6;
const most = 8e9;
/** What a measurement at leisure found is not all there for video. */
const calibratedShare = 0.8;

/** More pictures lost than this in a second are too many; so many are at once. */
const lossShare = 0.05;
const heavyLossShare = 0.25;
/** Fewer lost than this is quiet. */
const quietShare = 0.01;
const fall = 0.85;
const rise = 1.06;
/** After a change nothing is judged until it has taken effect. */
const settleMs = 4_000;
const firstQuietMs = 10_000;
const lastQuietMs = 160_000;
/** A fall so soon after a rise means that the rise was wrong. */
const regretMs = 30_000;

/** What all windows told since the last judgement. */
export interface DecodeLoad {
  offered: number;
  dropped: number;
  /** Pixels a second that the plan in force takes. */
  pixelsPerSecond: number;
  /** True when some tile stands lower for want of room: only then is more room worth trying. */
  isShort: boolean;
}

/** How many pixels a second this station decodes at most, and what led there. */
export interface CeilingState {
  pixelsPerSecond: number;
  /** Since when too few pictures were lost to speak of; null while they are. */
  quietSinceMs: number | null;
  /** How long it must be quiet before the next rise; doubled by every rise that was wrong. */
  quietMs: number;
  changedAtMs: number;
  roseAtMs: number | null;
  /** Judgements in a row with losses. */
  losses: number;
}

const clamp = (value: number): number => Math.min(most, Math.max(least, value));

const stateAt = (pixelsPerSecond: number): CeilingState => ({
  pixelsPerSecond: clamp(pixelsPerSecond),
  quietSinceMs: null,
  quietMs: firstQuietMs,
  changedAtMs: -Infinity,
  roseAtMs: null,
  losses: 0,
});

/** Where a station begins: what it learned before, else what so many cores usually manage. */
export const firstCeiling = (cores: number, learned: number | undefined): CeilingState =>
  stateAt(learned ?? perCore * Math.max(1, cores));

/** A measurement at leisure takes the place of what was assumed. */
export const calibrated = (pixelsPerSecond: number): CeilingState =>
  stateAt(pixelsPerSecond * calibratedShare);

/** After some more pictures: down quickly when pictures are lost, up in small steps after quiet time. */
export const nextCeiling = (state: CeilingState, load: DecodeLoad, nowMs: number): CeilingState => {
  if (load.offered === 0) return state;
  const lost = load.dropped / load.offered;
  const losses = lost > lossShare ? state.losses + 1 : 0;
  const quietSinceMs = lost < quietShare ? (state.quietSinceMs ?? nowMs) : null;
  const now = { ...state, losses, quietSinceMs };
  if (nowMs - state.changedAtMs < settleMs) return { ...now, losses: 0 };
  if (losses >= 2 || lost > heavyLossShare) return fallen(now, load, nowMs);
  return isRiseDue(now, load, nowMs) ? risen(now, nowMs) : now;
};

const isRiseDue = (state: CeilingState, load: DecodeLoad, nowMs: number): boolean =>
  load.isShort && state.quietSinceMs !== null && nowMs - state.quietSinceMs >= state.quietMs;

const risen = (state: CeilingState, nowMs: number): CeilingState => ({
  ...state,
  pixelsPerSecond: clamp(state.pixelsPerSecond * rise),
  changedAtMs: nowMs,
  roseAtMs: nowMs,
});

const fallen = (state: CeilingState, load: DecodeLoad, nowMs: number): CeilingState => {
  const isRegretted = state.roseAtMs !== null && nowMs - state.roseAtMs < regretMs;
  const base = Math.min(state.pixelsPerSecond, Math.max(load.pixelsPerSecond, least));
  return {
    ...state,
    pixelsPerSecond: clamp(base * fall),
    quietMs: isRegretted ? Math.min(lastQuietMs, state.quietMs * 2) : firstQuietMs,
    changedAtMs: nowMs,
    roseAtMs: null,
    losses: 0,
  };
};
