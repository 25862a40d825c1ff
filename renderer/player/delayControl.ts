/** What the delay of a playing picture is corrected by. */
export interface DelayFacts {
  /** Station clock − source clock of the picture now shown. */
  delayMs: number;
  /** Where it should be. */
  aimMs: number;
  /**
   * Milliseconds of pictures that were there to be shown when there were fewest of late: by a
   * source's wrong clock a picture seems late for ever, and must not be played dry for it.
   */
  bufferedMs: number;
  /** The rate played at now: what runs on until it has caught up has another threshold. */
  rate: number;
}

/** `rate` to play at; `jumpMs` to leave out at once, 0 for none. */
export interface DelayCorrection {
  rate: number;
  jumpMs: number;
}

/** A picture within this distance behind its aim is left alone. */
const toleranceMs = 250;
/** Beyond this it would take minutes to catch up: it jumps, and the tile says so. */
const jumpFromMs = 4000;
const strongFromMs = 1000;
const [gentleRate, strongRate, slowRate] = [1.05, 1.1, 0.95];
/** Less than this is never taken from the buffer: catching up must not run dry. */
const leastBufferMs = 700;

/**
 * Small drift is corrected by a rate that nobody sees, large drift by a jump. It plays slower only
 * when it has so little left that it would stop.
 */
export function correctDelay({ delayMs, aimMs, bufferedMs, rate }: DelayFacts): DelayCorrection {
  const behindMs = delayMs - aimMs;
  const spareMs = bufferedMs - leastBufferMs;
  if (behindMs > jumpFromMs && spareMs > jumpFromMs / 2) {
    return { rate: 1, jumpMs: Math.min(behindMs, spareMs) };
  }
  if (spareMs <= 0) return { rate: behindMs < -toleranceMs ? slowRate : 1, jumpMs: 0 };
  const isCatchingUp = rate > 1;
  if (behindMs <= (isCatchingUp ? 0 : toleranceMs)) return { rate: 1, jumpMs: 0 };
  return { rate: behindMs > strongFromMs ? strongRate : gentleRate, jumpMs: 0 };
}

/** Classic HLS: a segment is one target duration old when it comes, the next is asked for later. */
const classicAimTargets = 1.75;

/** Where a player of HLS should be behind the source. */
export const aimedDelayMs = (targetMs: number, partHoldBackMs: number | null): number =>
  partHoldBackMs ?? classicAimTargets * targetMs;

/** What HLS allows (ux.md §7): two target durations, or the hold-back of low latency. */
export const allowedHlsDelayMs = (targetMs: number, partHoldBackMs: number | null): number =>
  partHoldBackMs === null ? 2 * targetMs + 300 : partHoldBackMs + 150;
