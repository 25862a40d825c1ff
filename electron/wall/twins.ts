import type { Camera } from '#contract/camera';
import type { CameraId, PlatformId } from '#contract/ids';
import { platformIdOf } from './platformIds';

const digits = 20;
const zeroCode = 48;
const isDigit = (code: number): boolean => code >= zeroCode && code < zeroCode + 10;

/** Twenty digits, not twenty times the same one: that is what stands where nobody typed an id. */
const isNationalId = (id: string | null): id is string => {
  if (id?.length !== digits) return false;
  let isVaried = false;
  for (let at = 0; at < digits; at += 1) {
    const code = id.charCodeAt(at);
    if (!isDigit(code)) return false;
    if (code !== id.charCodeAt(0)) isVaried = true;
  }
  return isVaried;
};

/**
 * Cameras that several platforms know, joined by their 20-digit id 国标编码. An id that one platform
 * gives to two of its cameras joins nothing: it is wrong for at least one of them.
 */
export class Twins {
  /** Nearly every id belongs to one camera: only those that are shared cost a set. */
  readonly #byNationalId = new Map<string, CameraId | Set<CameraId>>();
  /** All cameras, the one that is being put included. */
  readonly #cameras: () => Iterable<Camera | undefined>;
  /** The only platform so far whose cameras have ids. Nothing can be joined, so nothing is filed. */
  #alone: PlatformId | undefined;
  #isFiling = false;

  constructor(cameras: () => Iterable<Camera | undefined>) {
    this.#cameras = cameras;
  }

  /** @param before the camera as it was put last */
  put(camera: Camera, before: Camera | undefined): void {
    if (before?.nationalId === camera.nationalId) return;
    if (before !== undefined) this.drop(before);
    if (camera.nationalId === null || this.#isAlone(camera)) return;
    this.#file(camera);
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

  /** Until a second platform has ids; then what the first one told is filed before its camera. */
  #isAlone({ cameraId, platformId }: Camera): boolean {
    if (this.#isFiling) return false;
    this.#alone ??= platformId;
    if (this.#alone === platformId) return true;
    this.#isFiling = true;
    for (const known of this.#cameras()) {
      if (known !== undefined && known.cameraId !== cameraId) this.#file(known);
    }
    return false;
  }

  #file({ cameraId, nationalId }: Camera): void {
    if (!isNationalId(nationalId)) return;
    const joined = this.#byNationalId.get(nationalId);
    if (joined === undefined) this.#byNationalId.set(nationalId, cameraId);
    else if (joined instanceof Set) joined.add(cameraId);
    else this.#byNationalId.set(nationalId, new Set([joined, cameraId]));
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
