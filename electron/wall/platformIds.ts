import type { AlarmId, CameraId, IncidentId, NodeId, PlatformId } from '#contract/ids';

/** Ids of the contract are `platformId:idOnThatPlatform`; this is the first half. */
export const platformIdOf = (id: AlarmId | CameraId | IncidentId | NodeId): PlatformId =>
  id.slice(0, Math.max(0, id.indexOf(':'))) as PlatformId;
