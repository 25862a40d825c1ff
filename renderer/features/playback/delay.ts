import type { PlayState } from '#contract/stream';

/** ux.md §7: said when it is more than 2 s above what the transport allows. */
const toleranceMs = 2000;

/** True when a moving picture is so late that the tile must say so. */
export function isDelayed(state: PlayState): boolean {
  return (
    state.kind === 'playing' &&
    state.delayMs !== null &&
    state.delayMs > state.allowedDelayMs + toleranceMs
  );
}
