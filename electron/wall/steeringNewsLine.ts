import type { Camera } from '#contract/camera';
import type { SteeringNews } from '#contract/ptz';
import type { ClockPort } from './ports';

/** So long a desk says why its steering ended. */
const newsMs = 12_000;

/** The last thing that happened to somebody's steering, said for a while. */
export class SteeringNewsLine {
  readonly #clock: ClockPort;
  readonly #changed: () => void;
  #news: SteeringNews | null = null;
  #cancelEnd: () => void = () => undefined;

  constructor(clock: ClockPort, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  current(): SteeringNews | null {
    return this.#news;
  }

  say({ kind, by }: Pick<SteeringNews, 'kind' | 'by'>, { cameraId, number }: Camera): void {
    this.#news = { kind, by, cameraId, cameraNumber: number, atMs: this.#clock.now() };
    this.#cancelEnd();
    this.#cancelEnd = this.#clock.after(newsMs, () => {
      this.#news = null;
      this.#changed();
    });
    this.#changed();
  }

  /** Somebody steers again: what was before is of no interest. */
  clear(): void {
    this.stop();
    this.#news = null;
  }

  stop(): void {
    this.#cancelEnd();
  }
}
