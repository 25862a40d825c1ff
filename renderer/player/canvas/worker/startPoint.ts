import type { TimedSample } from './timeline';

/** What a start is chosen by; see the pacer. */
export interface StartWishes {
  targetMs: number;
  floorMs: number;
  /** How late the given place would be shown now. */
  delayOf: (mediaMs: number) => number;
  /** Whether newer pictures are worth waiting for when all that are here are too old. */
  isPatient: boolean;
}

/** Where decoding begins, and the first place that is shown. */
export interface StartPoint {
  keyIndex: number;
  positionMs: number;
}

/** A start somewhat later than the target needs no decoding of what is not shown. */
const lateEnoughMs = 150;

/**
 * Chooses where to begin: a key picture near the wished delay if there is one, since nothing needs
 * to be decoded before it; else the place of the wished delay itself, decoded from the key before.
 */
export const chooseStart = (
  samples: readonly TimedSample[],
  { targetMs, floorMs, delayOf, isPatient }: StartWishes,
): StartPoint | undefined => {
  let late: number | undefined;
  let soon: number | undefined;
  for (const [index, sample] of samples.entries()) {
    if (!sample.isKey) continue;
    const delayMs = delayOf(sample.mediaMs);
    if (delayMs > targetMs + lateEnoughMs) late = index;
    else if (delayMs >= floorMs) return { keyIndex: index, positionMs: sample.mediaMs };
    else soon ??= index;
  }
  if (late !== undefined) return startFromLate(samples, late, delayOf, targetMs, isPatient);
  const key = soon === undefined ? undefined : samples[soon];
  return soon === undefined || key === undefined
    ? undefined
    : { keyIndex: soon, positionMs: key.mediaMs };
};

const startFromLate = (
  samples: readonly TimedSample[],
  keyIndex: number,
  delayOf: StartWishes['delayOf'],
  targetMs: number,
  isPatient: boolean,
): StartPoint | undefined => {
  let newest = -Infinity;
  for (const { mediaMs } of samples) newest = Math.max(newest, mediaMs);
  const newestDelay = delayOf(newest);
  if (newestDelay <= targetMs) {
    return { keyIndex, positionMs: newest - (targetMs - newestDelay) };
  }
  return isPatient ? undefined : { keyIndex, positionMs: newest };
};
