import { frozenAfterMs } from '../frameWatch';

/** What a decoder has done so far. */
export interface Decoded {
  received: number;
  decoded: number;
  dropped: number;
  widthPx: number;
  heightPx: number;
}

const nothing: Decoded = { received: 0, decoded: 0, dropped: 0, widthPx: 0, heightPx: 0 };
const beatMs = 500;

interface DecodedWatchParts {
  read: () => Promise<RTCInboundRtpStreamStats | undefined>;
  onMoved: () => void;
  onFrozen: () => void;
}

/**
 * Whether pictures move, by what the decoder counts: a page that is covered paints nothing, and a
 * video element of a live stream is never at its end.
 */
export class DecodedWatch {
  readonly #parts: DecodedWatchParts;
  readonly #timer: ReturnType<typeof setInterval>;
  #now = nothing;
  #isMoving = false;
  #movedAtMs = 0;
  #longestGapMs = 0;
  #isReading = false;
  #isStopped = false;

  constructor(parts: DecodedWatchParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => void this.#beat(), beatMs);
  }

  get counts(): Decoded {
    return this.#now;
  }

  isMoving(): boolean {
    return this.#isMoving;
  }

  /** Longest time between two movements since the last call, and when the last was; 0 before. */
  takeGaps(): { longestGapMs: number; movedAtMs: number } {
    const gaps = { longestGapMs: this.#longestGapMs, movedAtMs: this.#movedAtMs };
    this.#longestGapMs = 0;
    return gaps;
  }

  stop(): void {
    this.#isStopped = true;
    clearInterval(this.#timer);
  }

  async #beat(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    const stats = await this.#parts.read();
    this.#isReading = false;
    if (this.#isStopped) return;
    const before = this.#now.decoded;
    if (stats !== undefined) this.#now = countsOf(stats);
    const nowMs = Date.now();
    if (this.#now.decoded > before) this.#move(nowMs);
    else if (this.#isMoving && nowMs - this.#movedAtMs >= frozenAfterMs) {
      this.#isMoving = false;
      this.#parts.onFrozen();
    }
  }

  #move(nowMs: number): void {
    if (this.#isMoving) {
      this.#longestGapMs = Math.max(this.#longestGapMs, nowMs - this.#movedAtMs);
    }
    this.#movedAtMs = nowMs;
    if (this.#isMoving) return;
    this.#isMoving = true;
    this.#parts.onMoved();
  }
}

const countsOf = (stats: RTCInboundRtpStreamStats): Decoded => ({
  received: stats.framesReceived ?? 0,
  decoded: stats.framesDecoded ?? 0,
  dropped: stats.framesDropped ?? 0,
  widthPx: stats.frameWidth ?? 0,
  heightPx: stats.frameHeight ?? 0,
});
