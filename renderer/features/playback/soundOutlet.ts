/** What is heard: nothing yet, something, nothing because the camera sends none, nothing any more. */
export type SoundState = 'opening' | 'heard' | 'none' | 'lost';

/** What the engine of the page counts beside what every video element has. */
type Counted = HTMLVideoElement & { readonly webkitAudioDecodedByteCount?: number };

/** A picture that moves for so long without a sound has none. */
const silentMs = 5_000;

/**
 * Lets the videos of one picture be heard, one at a time: while one takes the place of another both
 * play, and what is in front is heard.
 */
export class SoundOutlet {
  readonly #host: HTMLElement;
  readonly #now: () => number;
  #volume = 0;
  #movesSinceMs: number | undefined;
  #isLost = false;

  constructor(host: HTMLElement, now: () => number) {
    this.#host = host;
    this.#now = now;
  }

  /** @param volume 0 to 1 */
  setVolume(volume: number): void {
    this.#volume = volume;
    this.look();
  }

  /** What its player says: the picture moves, or something is wrong. */
  takePlay(kind: 'opening' | 'playing' | 'frozen' | 'recovering'): void {
    if (kind === 'playing') this.#movesSinceMs ??= this.#now();
    else this.#movesSinceMs = undefined;
    this.#isLost = kind === 'frozen' || kind === 'recovering';
  }

  /** Looked at again and again: new videos come with every new beginning. */
  look(): SoundState {
    const videos = [...this.#host.querySelectorAll('video')];
    // The newest lies below the others until it has a picture.
    const front = videos.at(-1);
    for (const video of videos) {
      video.muted = video !== front;
      video.volume = this.#volume;
    }
    if (this.#isLost || front === undefined) return this.#isLost ? 'lost' : 'opening';
    if (hasSound(front)) return 'heard';
    const since = this.#movesSinceMs;
    return since !== undefined && this.#now() - since > silentMs ? 'none' : 'opening';
  }
}

/** By what the decoder has decoded; of WebRTC by what was agreed on. */
function hasSound(video: Counted): boolean {
  const { srcObject } = video;
  if (srcObject != null && 'getAudioTracks' in srcObject) {
    return srcObject.getAudioTracks().length > 0;
  }
  return (video.webkitAudioDecodedByteCount ?? 0) > 0;
}
