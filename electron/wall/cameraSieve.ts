import type { PlatformCapabilities } from '#contract/capabilities';
import type { Camera, CameraAbility, CameraFilter } from '#contract/camera';
import type { PlatformId } from '#contract/ids';

/** What a platform can do; undefined for one that nobody knows any more. */
export type AbilitiesOf = (platformId: PlatformId) => PlatformCapabilities | undefined;

const has: Record<
  CameraAbility,
  (camera: Camera, platform: PlatformCapabilities | undefined) => boolean
> = {
  steering: ({ kind }, platform) =>
    kind === 'ptz' && (platform?.ptz === true || platform?.presets === true),
  recordings: (_, platform) => platform?.recordings === true,
  alarms: (_, platform) => platform?.alarms === true,
  position: ({ position }) => position !== null,
};

/** Whether a filter asks for more than class and state, which are counted in every branch. */
export const isFine = ({ owner, ability }: CameraFilter): boolean =>
  owner !== undefined || ability !== undefined;

/** What a filter lets pass. */
export const cameraSieve =
  (filter: CameraFilter, abilitiesOf: AbilitiesOf): ((camera: Camera) => boolean) =>
  (camera) =>
    (filter.cameraClass === undefined || camera.cameraClass === filter.cameraClass) &&
    (filter.isOnline === undefined || camera.isOnline === filter.isOnline) &&
    (filter.owner === undefined || camera.owner === filter.owner) &&
    (filter.ability === undefined || has[filter.ability](camera, abilitiesOf(camera.platformId)));
