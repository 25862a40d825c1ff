import type { LiveChecks, LiveDoubt } from '../canvas/messages';
import { BlackWatch } from './blackWatch';
import { FrozenWatch } from './frozenWatch';
import { LoopWatch, markOf } from './loopWatch';

/** What the player knows when a sample is taken. */
export interface LiveFacts {
  /** Pictures decoded so far: proof of live speaks only while they grow. */
  decoded: number;
}

/** One coded picture as it arrives, decoded or not. */
export interface CodedPicture {
  data: Uint8Array;
  isKey: boolean;
}

/**
 * Proof of live 真活检测 of one picture: whether what moves is what the camera sees now. It is told
 * of every coded picture that arrives, and once a second shown a small sample of the one on screen.
 */
export class LiveProof {
  readonly #frozen: FrozenWatch;
  readonly #black: BlackWatch | undefined;
  readonly #loop: LoopWatch | undefined;
  #decoded = -1;
  #isLooping = false;
  #doubt: LiveDoubt | null = null;

  constructor(checks: LiveChecks) {
    this.#frozen = new FrozenWatch(checks.frozenAfterMs);
    this.#black = checks.isBlackChecked ? new BlackWatch() : undefined;
    this.#loop = checks.isLoopChecked ? new LoopWatch() : undefined;
  }

  /** A coded picture came in; in decoding order, each once. Costs next to nothing. */
  note({ data, isKey }: CodedPicture, atMs: number): void {
    if (this.#loop !== undefined) this.#isLooping = this.#loop.take(markOf(data), isKey, atMs);
  }

  /**
   * The picture now shown as 64 × 36 bytes of brightness, about once a second. The sample may be
   * used again by the caller. Null when nothing is wrong.
   */
  take(sample: Uint8Array, atMs: number, { decoded }: LiveFacts): LiveDoubt | null {
    // Nothing decoded since: that is a stream that stopped, and others say so.
    if (decoded === this.#decoded) return this.#doubt;
    this.#decoded = decoded;
    const isBlack = this.#black?.take(sample, atMs) ?? false;
    const isFrozen = this.#frozen.take(sample, atMs);
    this.#doubt = isBlack ? 'black' : isFrozen ? 'frozen' : this.#isLooping ? 'looping' : null;
    return this.#doubt;
  }
}
