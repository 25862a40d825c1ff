/** What one camera is made to suffer. */
export type CameraTrouble =
  | { readonly kind: 'freeze' }
  | { readonly kind: 'black' }
  /** The same pieces again and again. */
  | { readonly kind: 'loop'; readonly segments: number }
  /** The playlist does not grow any more. */
  | { readonly kind: 'stop' }
  /** It stands still for so long, and all that follows comes that much later. */
  | { readonly kind: 'late'; readonly lateMs: number };

/** What the whole origin is made to do. */
export interface OriginWishes {
  /** Every answer waits that long. */
  delayMs?: number;
  /** One answer in a hundred, chosen by a seed, waits 200 to 1000 ms. */
  holdsSome?: boolean;
  /** Connections are cut until that moment of the wall clock. */
  cutUntilMs?: number;
  /** Cameras by name, `null` for healed. */
  cameras?: Record<string, CameraTrouble | null>;
}

interface Suffered {
  readonly trouble: CameraTrouble;
  readonly sinceMs: number;
}

/** The state of all that goes wrong. */
export class Troubles {
  #delayMs = 0;
  #holdsSome = false;
  #cutUntilMs = 0;
  #state = 20_261_122;
  readonly #cameras = new Map<string, Suffered>();

  take(wishes: OriginWishes, nowMs: number): void {
    this.#delayMs = wishes.delayMs ?? this.#delayMs;
    this.#holdsSome = wishes.holdsSome ?? this.#holdsSome;
    this.#cutUntilMs = wishes.cutUntilMs ?? this.#cutUntilMs;
    for (const [camera, trouble] of Object.entries(wishes.cameras ?? {})) {
      if (trouble === null) this.#cameras.delete(camera);
      else this.#cameras.set(camera, { trouble, sinceMs: nowMs });
    }
  }

  of(camera: string): Suffered | undefined {
    return this.#cameras.get(camera);
  }

  isCut(nowMs: number): boolean {
    return nowMs < this.#cutUntilMs;
  }

  /** How long the next answer waits. */
  nextDelayMs(): number {
    if (!this.#holdsSome) return this.#delayMs;
    const isHeld = this.#chance() < 0.01;
    return this.#delayMs + (isHeld ? 200 + 800 * this.#chance() : 0);
  }

  #chance(): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#state / 2 ** 32;
  }
}
