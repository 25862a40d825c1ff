import type { CameraId } from '#contract/ids';
import type { StreamProfile } from '#contract/stream';
import { usualSizes, type PictureSize } from './streamLadder';

/** Streams whose size is remembered, the oldest forgotten first. */
const most = 4096;
/** A rate that wavers by less is the same: plans must not follow every second's count. */
const waver = 0.3;

/** What the streams of each camera turned out to be. */
export class LearnedSizes {
  readonly #sizes = new Map<string, PictureSize>();

  sizeOf(cameraId: CameraId, profile: StreamProfile): PictureSize {
    return this.#sizes.get(`${profile} ${cameraId}`) ?? usualSizes[profile];
  }

  learn(cameraId: CameraId, profile: StreamProfile, size: PictureSize): void {
    const key = `${profile} ${cameraId}`;
    const known = this.#sizes.get(key);
    if (known !== undefined && isNearly(known, size)) return;
    this.#sizes.delete(key);
    this.#sizes.set(key, size);
    const oldest = this.#sizes.keys().next().value;
    if (this.#sizes.size > most && oldest !== undefined) this.#sizes.delete(oldest);
  }
}

const isNearly = (known: PictureSize, size: PictureSize): boolean =>
  known.pixels === size.pixels &&
  Math.abs(known.framesPerSecond - size.framesPerSecond) <= waver * known.framesPerSecond;
