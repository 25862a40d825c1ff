import { hashOf } from './chance';
import { segmentMs } from './clips';

/**
 * Live pictures have no state: which segment is newest follows from the clock alone, so a city
 * that was killed and started again goes on with the very next segment.
 */
const beginning = Date.UTC(2020, 0, 1);
const maxOffsetMs = 60_000;

/** How far a camera's clock of segments is shifted, so that not all change at one moment. */
export function offsetOf(cameraId: string): number {
  return hashOf(`offset/${cameraId}`) % maxOffsetMs;
}

/** The segment that is being recorded at this moment. */
export function segmentAt(cameraId: string, atMs: number): number {
  return Math.floor((atMs - beginning - offsetOf(cameraId)) / segmentMs);
}

/** The newest segment that is complete at this moment. */
export function newestSegment(cameraId: string, nowMs: number): number {
  return segmentAt(cameraId, nowMs) - 1;
}

export function startOfSegment(cameraId: string, number: number): number {
  return beginning + offsetOf(cameraId) + number * segmentMs;
}

/** Which part of a looping clip a segment shows; every camera is at a place of its own. */
export function partOfClip(cameraId: string, number: number, parts: number): number {
  return (number + (hashOf(`phase/${cameraId}`) % parts)) % parts;
}
