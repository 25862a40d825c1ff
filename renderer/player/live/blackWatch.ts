import { writingRows } from './difference';
import { sampleSize } from './lumaSample';

/** Brighter than this and it is not dark; video black is 16. */
const darkBelow = 45;
/** A covered lens has noise and no edges. */
const flatBelow = 4;
/** A light or a lit window stands out by more than noise does. */
const lightFrom = 24;
const mostLights = 3;
const textureFrom = 8;
/** How long it must last: shortly after a picture with edges, longer when there never was one. */
const waitsMs = { afterTexture: 2000, neverTexture: 20_000, bright: 8000 } as const;
const beatSlackMs = 300;

interface Look {
  isFlat: boolean;
  isDark: boolean;
  hasTexture: boolean;
}

/**
 * Tells a black picture or a covered lens from a dark scene: no edges and no lights between the
 * rows in which cameras write. A night with a few lights is not black.
 */
export class BlackWatch {
  #flatSinceMs: number | undefined;
  #hadTexture = false;

  /** True while the picture shows nothing. */
  take(sample: Uint8Array, atMs: number): boolean {
    const { isFlat, isDark, hasTexture } = lookAt(sample);
    this.#hadTexture ||= hasTexture;
    if (!isFlat || (!isDark && !this.#hadTexture)) {
      this.#flatSinceMs = undefined;
      return false;
    }
    this.#flatSinceMs ??= atMs;
    const waitMs = !this.#hadTexture
      ? waitsMs.neverTexture
      : isDark
        ? waitsMs.afterTexture
        : waitsMs.bright;
    return atMs - this.#flatSinceMs + beatSlackMs >= waitMs;
  }
}

function lookAt(sample: Uint8Array): Look {
  const first = writingRows * sampleSize.width;
  const last = (sampleSize.height - writingRows) * sampleSize.width;
  let sum = 0;
  let squares = 0;
  for (let cell = first; cell < last; cell += 1) {
    const level = sample[cell] ?? 0;
    sum += level;
    squares += level * level;
  }
  const count = last - first;
  const mean = sum / count;
  const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
  let lights = 0;
  for (let cell = first; cell < last; cell += 1) {
    if ((sample[cell] ?? 0) - mean >= lightFrom) lights += 1;
  }
  return {
    isFlat: deviation < flatBelow && lights < mostLights,
    isDark: mean < darkBelow,
    hasTexture: deviation >= textureFrom,
  };
}
