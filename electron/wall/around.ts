import type { Camera } from '#contract/camera';
import type { CameraId } from '#contract/ids';
import type { Position } from '#contract/text';

/** The places around the middle of a 3×3, in reading order, by where they lie from it. */
const places: readonly { index: number; east: number; north: number }[] = [
  { index: 0, east: -1, north: 1 },
  { index: 1, east: 0, north: 1 },
  { index: 2, east: 1, north: 1 },
  { index: 3, east: -1, north: 0 },
  { index: 5, east: 1, north: 0 },
  { index: 6, east: -1, north: -1 },
  { index: 7, east: 0, north: -1 },
  { index: 8, east: 1, north: -1 },
];
const middle = 4;
/** As many neighbours as there are places. */
export const mostAround = places.length;

/**
 * A camera in the middle of a 3×3 and its neighbours around it: each where it lies, as on a map,
 * the nearest choosing first. Those whose place nobody knows fill what is left, in their order.
 */
export const arrangeAround = (
  camera: Camera,
  neighbours: readonly Camera[],
): (CameraId | null)[] => {
  const shown: (CameraId | null)[] = Array.from({ length: 9 }, () => null);
  shown[middle] = camera.cameraId;
  const free = [...places];
  for (const neighbour of neighbours) {
    const [place] = free.sort((a, b) => fit(b, camera, neighbour) - fit(a, camera, neighbour));
    if (place === undefined) break;
    free.splice(free.indexOf(place), 1);
    shown[place.index] = neighbour.cameraId;
  }
  return shown;
};

/** How well a place fits the direction: 1 is exactly there; reading order where there is none. */
const fit = (
  place: { index: number; east: number; north: number },
  { position: from }: Camera,
  { position: to }: Camera,
): number => {
  if (from === null || to === null) return -place.index;
  const { east, north } = towards(from, to);
  const length = Math.hypot(east, north);
  if (length === 0) return -place.index;
  return (place.east * east + place.north * north) / (Math.hypot(place.east, place.north) * length);
};

const towards = (from: Position, to: Position): { east: number; north: number } => ({
  east: (to.longitude - from.longitude) * Math.cos((from.latitude * Math.PI) / 180),
  north: to.latitude - from.latitude,
});
