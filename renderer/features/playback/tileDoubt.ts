import type { LiveDoubt } from '../../player/canvas/messages';

/** A new player needs about so long to find again what the one before had found. */
const carriedMs = 20_000;

/** What proof of live says of one tile, over all the players that it has. */
export class TileDoubt {
  readonly #onChanged: (doubt: LiveDoubt | null) => void;
  #doubt: LiveDoubt | null = null;
  #carried: ReturnType<typeof setTimeout> | undefined;

  constructor(onChanged: (doubt: LiveDoubt | null) => void) {
    this.#onChanged = onChanged;
  }

  get now(): LiveDoubt | null {
    return this.#doubt;
  }

  /** The player that is in front has a verdict. */
  take(doubt: LiveDoubt | null): void {
    clearTimeout(this.#carried);
    if (doubt === this.#doubt) return;
    this.#doubt = doubt;
    this.#onChanged(doubt);
  }

  /**
   * Another player goes on with the same camera: a picture that was black a moment ago is not
   * called live for want of a verdict. It is forgotten when the new player does not find it too.
   */
  carryOver(): void {
    clearTimeout(this.#carried);
    if (this.#doubt !== null) this.#carried = setTimeout(() => this.take(null), carriedMs);
  }

  stop(): void {
    clearTimeout(this.#carried);
  }
}
