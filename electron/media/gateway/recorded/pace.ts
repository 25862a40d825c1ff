/** The stream's own time is compared with the clock over so long at least. */
const measuredMs = 1_500;
/** What comes in one go at the beginning was recorded before anybody looked. */
const burstMs = 300;

/**
 * Whether a device that was told to play faster does, by the times in its stream. Devices answer
 * that they obey and do not; others obey and give pictures times as if they did not. In both cases
 * nobody knows what was recorded when, and a wall does not guess.
 */
export class Pace {
  readonly #speed: number;
  #began: { mediaMs: number; atMs: number } | undefined;
  #firstAtMs: number | undefined;
  verdict: 'open' | 'kept' | 'refused';

  constructor(speed: number) {
    this.#speed = speed;
    this.verdict = speed > 1 ? 'open' : 'kept';
  }

  take(mediaMs: number, nowMs: number): void {
    if (this.verdict !== 'open') return;
    this.#firstAtMs ??= nowMs;
    if (nowMs - this.#firstAtMs < burstMs) return;
    this.#began ??= { mediaMs, atMs: nowMs };
    const { mediaMs: fromMs, atMs } = this.#began;
    if (nowMs - atMs < measuredMs) return;
    const reached = (mediaMs - fromMs) / (nowMs - atMs);
    this.verdict = reached >= Math.sqrt(this.#speed) ? 'kept' : 'refused';
  }
}
