import { planCity } from '../../../electron/rehearsal/city';

/** The city of the bench: always the same cameras. */
export const citySeed = 7;
export const citySize = 400;

/** A camera's name in addresses of the origin. */
export const shortName = (cameraId: string): string => cameraId.replace(/[^\w-]/g, '-');

/** Ids on the platform of the first `count` cameras that are online. */
export function benchCameras(count: number): string[] {
  const plan = planCity(citySeed, citySize, Date.now());
  const online = plan.cameras.filter(({ camera }) => camera.online).map(({ camera }) => camera.id);
  if (online.length < count) throw new Error(`only ${String(online.length)} cameras are online`);
  return online.slice(0, count);
}

let numbers: Map<string, number> | undefined;

/** The number that a person types for each camera. */
export function cameraNumbers(): Map<string, number> {
  numbers ??= new Map(
    planCity(citySeed, citySize, Date.now()).cameras.map(({ camera }) => [
      camera.id,
      camera.number,
    ]),
  );
  return numbers;
}
