import type { Camera } from '#contract/camera';
import type { CameraId, PlatformId } from '#contract/ids';
import { platformIdOf } from './platformIds';

/** Twenty digits, not twenty times the same one: that is what stands where nobody typed an id. */
const isNationalId = (id: string | null): id is string =>
  id !== null && /^[0-9]{20}$/.test(id) && !/^(.)\1*$/.test(id);

/**
 * Cameras that several platforms know, joined by their 20-digit id 国标编码. An id that one platform
 * gives to two of its cameras joins nothing: it is wrong for at least one of them.
 */
export class Twins {
  /** Nearly every id belongs to one camera: only those that are shared cost a set. */
  readonly #byNationalId = new Map<string, CameraId | Set<CameraId>>();

  /** @param before the camera as it was put last */
  put(camera: Camera, before: Camera | undefined): void {
    if (before?.nationalId === camera.nationalId) return;
    if (before !== undefined) this.drop(before);
    const { cameraId, nationalId } = camera;
    if (!isNationalId(nationalId)) return;
    const joined = this.#byNationalId.get(nationalId);
    if (joined === undefined) this.#byNationalId.set(nationalId, cameraId);
    else if (joined instanceof Set) joined.add(cameraId);
    else this.#byNationalId.set(nationalId, new Set([joined, cameraId]));
  }

  drop({ cameraId, nationalId }: Camera): void {
    if (nationalId === null) return;
    const joined = this.#byNationalId.get(nationalId);
    if (joined === cameraId) this.#byNationalId.delete(nationalId);
    if (!(joined instanceof Set)) return;
    joined.delete(cameraId);
    if (joined.size === 0) this.#byNationalId.delete(nationalId);
  }

  /** The same camera as other platforms know it, in the order in which they told it. */
  of({ cameraId, nationalId }: Camera): CameraId[] {
    const joined = nationalId === null ? undefined : this.#byNationalId.get(nationalId);
    if (!(joined instanceof Set) || joined.size < 2) return [];
    const platforms = new Set([...joined].map(platformIdOf));
    return platforms.size < joined.size ? [] : [...joined].filter((other) => other !== cameraId);
  }

  /** Each camera once: of those that are the same, the first. */
  once(cameras: readonly Camera[]): Camera[] {
    const met = new Set<CameraId>();
    return cameras.filter((camera) => {
      if (met.has(camera.cameraId)) return false;
      for (const other of this.of(camera)) met.add(other);
      return true;
    });
  }
}

/**
 * Where the picture of a camera comes from: from its own platform, and while that is away or says
 * that the camera is offline, from another that has it and is well.
 */
export const sourceOf = (
  camera: Camera,
  twins: readonly Camera[],
  isWell: (platformId: PlatformId) => boolean,
): Camera => {
  const has = (one: Camera): boolean => one.isOnline && isWell(one.platformId);
  if (has(camera)) return camera;
  // A drawn picture never stands for a real one, nor the other way round.
  return twins.find((twin) => has(twin) && twin.isDemo === camera.isDemo) ?? camera;
};
