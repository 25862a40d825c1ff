import { correctDelay } from '../delayControl';
import { bufferedAheadMs } from '../videoCounts';

const correctionMs = 500;
/** The buffer is at its least within this time, also where pieces are as long as two seconds. */
const lowWaterMs = 4000;
/** Without a clock of the source, the distance to the newest piece is all that can be held. */
const aimMs = 1000;

/** Keeps a picture near the newest of what has come: by a rate nobody sees, or by a jump. */
export class EdgeKeeper {
  readonly #video: HTMLVideoElement;
  readonly #onJumped: (byMs: number) => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** What was buffered at the last corrections, the newest last. */
  #buffered: number[] = [];

  constructor(video: HTMLVideoElement, onJumped: (byMs: number) => void) {
    this.#video = video;
    this.#onJumped = onJumped;
  }

  start(): void {
    this.stop();
    this.#timer = setInterval(() => this.#correct(), correctionMs);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#buffered = [];
  }

  #correct(): void {
    const video = this.#video;
    if (video.paused) {
      this.#buffered = [];
      return;
    }
    const kept = lowWaterMs / correctionMs;
    this.#buffered = [...this.#buffered, bufferedAheadMs(video)].slice(-kept);
    if (this.#buffered.length < kept) return;
    const bufferedMs = Math.min(...this.#buffered);
    const rate = video.playbackRate;
    const wanted = correctDelay({ delayMs: bufferedMs, aimMs, bufferedMs, rate });
    if (video.playbackRate !== wanted.rate) video.playbackRate = wanted.rate;
    if (wanted.jumpMs === 0) return;
    this.#buffered = [];
    video.currentTime += wanted.jumpMs / 1000;
    this.#onJumped(Math.round(wanted.jumpMs));
  }
}
