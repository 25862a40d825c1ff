import type { Camera } from '#contract/camera';
import type { Position } from '#contract/text';

const radians = Math.PI / 180;

/** Good for comparing within a city: flat, with meridians drawn together by latitude. */
const squaredDistance = (a: Position, b: Position, shrink: number): number =>
  ((a.longitude - b.longitude) * shrink) ** 2 + (a.latitude - b.latitude) ** 2;

/** The online cameras closest to `position`, nearest first. One pass; keeps only the best. */
export const nearestOf = (
  cameras: readonly (Camera | undefined)[],
  position: Position,
  limit: number,
): Camera[] => {
  const shrink = Math.cos(position.latitude * radians);
  const best: { camera: Camera; distance: number }[] = [];
  for (const camera of cameras) {
    if (camera === undefined || camera.position === null || !camera.isOnline) continue;
    const distance = squaredDistance(camera.position, position, shrink);
    if (best.length >= limit && distance >= (best.at(-1)?.distance ?? 0)) continue;
    const at = best.findIndex((known) => known.distance > distance);
    best.splice(at === -1 ? best.length : at, 0, { camera, distance });
    if (best.length > limit) best.pop();
  }
  return best.map(({ camera }) => camera);
};
