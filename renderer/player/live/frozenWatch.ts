import { differenceOf } from './difference';
import { NoiseFloor } from './noiseFloor';

/** A second between two samples is never exactly one. */
const beatSlackMs = 300;
/** A longer pause between samples is time without pictures, not time standing still. */
const longestBeatMs = 2500;
/** Cells that must move before a picture counts as new: the first where only movement can tell. */
const movedCells = { noiseUnknown: 2, noiseKnown: 6 } as const;
/**
 * How many times longer a camera must stand still before it is called frozen while its noise cannot
 * tell: a little longer where something has always moved, much longer where nothing may.
 */
const patience = { lively: 2.5, unknown: 5 } as const;
const livelyAfterSamples = 20;
const livelyRunMs = 2500;
const longestWaitMs = 120_000;
const longestRun = 120;

/**
 * Tells a held picture from a still scene. Every real sensor makes noise, and its coder passes some
 * of it on, in the quiet parts of the picture too. How much is learned for each camera while its
 * pictures are plainly new; a picture without it is a copy. A camera whose coder swallows all noise
 * is judged by time alone, and more patiently the longer it has stood still before.
 */
export class FrozenWatch {
  readonly #frozenAfterMs: number;
  readonly #noise = new NoiseFloor();
  #before: Uint8Array | undefined;
  /** The last picture that was new, and when it was seen. */
  #fresh: Uint8Array | undefined;
  #freshAtMs = 0;
  #lastAtMs = 0;
  #longestRunMs = 0;
  #isFrozen = false;
  /** Noise of the samples since the last new picture. */
  #run: number[] = [];

  constructor(frozenAfterMs: number) {
    this.#frozenAfterMs = frozenAfterMs;
  }

  /** Takes a copy of the sample. True while the picture is held. */
  take(sample: Uint8Array, atMs: number): boolean {
    const pauseMs = atMs - this.#lastAtMs;
    if (pauseMs > longestBeatMs) this.#freshAtMs += pauseMs - 1000;
    const { isNoiseFree, isNew, background } = this.#judge(sample);
    // Learned when the run has ended: a picture being held now says nothing about the camera.
    if (background !== undefined && this.#run.length < longestRun) this.#run.push(background);
    if (isNew) this.#renew(sample, atMs, isNoiseFree);
    else if (atMs - this.#freshAtMs + beatSlackMs >= this.#waitMs(isNoiseFree)) {
      this.#isFrozen = true;
    }
    this.#before = copyOver(this.#before, sample);
    this.#lastAtMs = atMs;
    return this.#isFrozen;
  }

  #judge(sample: Uint8Array): { isNoiseFree: boolean; isNew: boolean; background?: number } {
    const limit = this.#noise.limit();
    const isNoiseFree = limit === undefined;
    if (this.#fresh === undefined || this.#before === undefined) {
      return { isNoiseFree, isNew: true };
    }
    const held = differenceOf(sample, this.#fresh);
    const hasMoved = isNoiseFree
      ? held.moved >= movedCells.noiseUnknown
      : held.movedInside >= movedCells.noiseKnown;
    const isNew = hasMoved || held.background > (limit ?? NoiseFloor.unknownLimit);
    return { isNoiseFree, isNew, background: differenceOf(sample, this.#before).background };
  }

  #renew(sample: Uint8Array, atMs: number, isNoiseFree: boolean): void {
    const runMs = this.#lastAtMs - this.#freshAtMs;
    // What was called frozen and moved again was a still scene, unless its noise had told.
    if (!this.#isFrozen || isNoiseFree) {
      this.#longestRunMs = Math.min(longestWaitMs, Math.max(this.#longestRunMs, runMs));
      for (const background of this.#run) this.#noise.learn(background);
    }
    this.#run = [];
    this.#fresh = copyOver(this.#fresh, sample);
    this.#freshAtMs = atMs;
    this.#isFrozen = false;
  }

  #waitMs(isNoiseFree: boolean): number {
    const shortest = this.#frozenAfterMs;
    if (!isNoiseFree) return Math.max(shortest, 1.5 * this.#longestRunMs + 1000);
    const isLively =
      this.#noise.sampleCount >= livelyAfterSamples && this.#longestRunMs <= livelyRunMs;
    return Math.max(
      shortest * (isLively ? patience.lively : patience.unknown),
      2 * this.#longestRunMs,
    );
  }
}

function copyOver(place: Uint8Array | undefined, sample: Uint8Array): Uint8Array {
  if (place?.length !== sample.length) return Uint8Array.from(sample);
  place.set(sample);
  return place;
}
