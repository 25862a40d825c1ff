import type { ClockPort } from './ports';

/** The picture may take one part in so many of the station's time. */
const share = 8;
const longestWaitMs = 250;

interface CalmNewsDeps {
  clock: ClockPort;
  /** What making the picture took last. */
  lastMs(): number;
  tell(): void;
}

/**
 * News that may wait a moment. At once while a new picture is made quickly; in a flood of alarms,
 * where thousands must be looked at for it, so rarely that the walls keep their pictures moving.
 */
export class CalmNews {
  readonly #deps: CalmNewsDeps;
  #cancel: (() => void) | undefined;
  #toldAtMs = Number.NEGATIVE_INFINITY;

  constructor(deps: CalmNewsDeps) {
    this.#deps = deps;
  }

  /** Something changed; told within a quarter of a second. */
  mark(): void {
    if (this.#cancel !== undefined) return;
    const { clock } = this.#deps;
    const restMs = Math.min(longestWaitMs, this.#deps.lastMs() * share);
    const waitMs = this.#toldAtMs + restMs - clock.now();
    if (waitMs <= 0) this.tell();
    else this.#cancel = clock.after(waitMs, () => this.tell());
  }

  /** What may not wait, and with it all that does. */
  tell(): void {
    this.stop();
    this.#toldAtMs = this.#deps.clock.now();
    this.#deps.tell();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
