import type { FaultCode } from '#contract/outcome';
import type { PlayState, StreamStanding } from '#contract/stream';
import type { Text } from '../../kit/text/useText';
import { clockText } from '../../kit/time';

type Recovering = Extract<PlayState, { kind: 'recovering' }>;

/** After this long without a picture the plate takes the dimmed picture's place (ux.md §7). */
export const plateAfterMs = 15_000;
/** A wait shorter than this is counted down; a longer one is a clock time. */
const countdownMs = 60_000;

/** Refusals for lack of right are said at once, on a plate of their own. */
export const isNoRight = (code: FaultCode): boolean => code === 'stream/unauthorized';

/** True when the dimmed picture gives way to a plate with words. */
export function needsPlate(state: Recovering, hasPicture: boolean, nowMs: number): boolean {
  return isNoRight(state.fault.code) || !hasPicture || nowMs - state.sinceMs >= plateAfterMs;
}

/** When the next try is: a countdown, a clock time, or now. */
export function nextTryWords(
  { nextTryAtMs, fault }: Recovering,
  nowMs: number,
  t: Text['t'],
): string {
  const waitMs = nextTryAtMs - nowMs;
  if (waitMs <= 0) return t('wall.tryingNow');
  // Nobody waits for the try of a camera that is off; a wall of them would count all day.
  if (waitMs < countdownMs && fault.code !== 'stream/offline')
    return t('wall.nextIn', { seconds: Math.ceil(waitMs / 1000) });
  return t('wall.nextAt', { time: clockText(nextTryAtMs) });
}

/** What a tile shows less than its size asks for and why, the long words first. */
export function standingWords({ step, reason }: StreamStanding, t: Text['t']): [string, string] {
  const what = t(step === 'reduced' ? 'wall.standing.reduced' : 'wall.standing.smaller');
  const why = t(
    `wall.standing.${reason === 'sessions' || reason === 'codec' ? reason : 'machine'}`,
  );
  return [t('wall.standing.because', { what, why }), what];
}
