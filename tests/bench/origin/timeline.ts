import { segmentSeconds } from '../clips/clipList';

/** Live pictures without state: which segment is newest follows from the clock alone. */
const beginning = Date.UTC(2020, 0, 1);
export const segmentMs = segmentSeconds * 1000;
export const listed = 6;
const kept = 12;

const hashOf = (text: string): number => {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619) >>> 0;
  }
  return hash;
};

/** Cameras change their segments at moments of their own. */
const offsetOf = (camera: string): number => hashOf(`offset/${camera}`) % segmentMs;

export const startOf = (camera: string, segment: number): number =>
  beginning + offsetOf(camera) + segment * segmentMs;

/** The newest segment that is complete at this moment. */
export const newestAt = (camera: string, atMs: number): number =>
  Math.floor((atMs - beginning - offsetOf(camera)) / segmentMs) - 1;

export const isServed = (camera: string, segment: number, atMs: number): boolean => {
  const newest = newestAt(camera, atMs);
  return segment <= newest && segment > newest - listed - kept;
};

const orders = new Map<string, number[]>();

/**
 * Which part of the clip a segment shows. Every round of the clip is shuffled anew, so that a
 * healthy camera never repeats itself the way a looping one does.
 */
export function pieceOf(camera: string, segment: number, pieces: number): number {
  const round = Math.floor(segment / pieces);
  const key = `${camera}/${String(round)}/${String(pieces)}`;
  let order = orders.get(key);
  if (order === undefined) {
    order = shuffled(pieces, hashOf(key));
    if (orders.size > 4000) orders.clear();
    orders.set(key, order);
  }
  return order[segment - round * pieces] ?? 0;
}

function shuffled(count: number, seed: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  let state = seed;
  for (let last = count - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = (state >>> 8) % (last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}

/** When the frame with that stamp was taken, seen not later than `seenAtMs`; null when never. */
export function takenAt(
  camera: string,
  clip: { fps: number; segments: number },
  stamp: number,
  seenAtMs: number,
): number | null {
  const perPiece = clip.fps * segmentSeconds;
  const piece = Math.floor(stamp / perPiece);
  const newest = newestAt(camera, seenAtMs) + 1;
  for (let segment = newest; segment > newest - clip.segments; segment -= 1) {
    if (pieceOf(camera, segment, clip.segments) !== piece) continue;
    return startOf(camera, segment) + ((stamp % perPiece) * 1000) / clip.fps;
  }
  return null;
}
