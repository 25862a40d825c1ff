import type { Acknowledgement, AlarmReport, Priority } from '#contract/alarm';
import type { Actor } from '#contract/actor';
import type { Camera, CatalogNode } from '#contract/camera';
import type { AlarmId, CameraId, IncidentId, NodeId, PlatformId } from '#contract/ids';
import type { LocalText } from '#contract/text';

import type { WireActor, WireAlarm, WireCamera, WireNode } from './vnpWire';

/** An id of ours from one of theirs. */
export const withPlatform = <Id extends string>(platformId: PlatformId, id: string): Id =>
  `${platformId}:${id}` as Id;

/** The platform's own id of a camera, alarm or incident. */
export const bareId = (id: string): string => id.slice(id.indexOf(':') + 1);

/** A text in both languages; one stands in for the other. */
export const both = (zh: string, en: string): LocalText => ({ zh: zh || en, en: en || zh });

/** GB/T 28181 level → priority. */
export const priorities: Record<1 | 2 | 3 | 4, Priority> = {
  1: 'critical',
  2: 'high',
  3: 'medium',
  4: 'low',
};

const gbMethods = ['phone', 'device', 'sms', 'position', 'video', 'fault', 'other'] as const;

/** Seats of a wall are numbered to 99; a platform may know more of them. */
const highestSeat = 99;

/** Who acted, cut to what a seat of ours can be. */
export const toActor = ({ seat, name, role }: WireActor): Actor => ({
  seat: Math.min(seat, highestSeat),
  name: name.trim().slice(0, 40) || '–',
  role,
});

export const toNode = (platformId: PlatformId, node: WireNode): CatalogNode => ({
  nodeId: withPlatform<NodeId>(platformId, node.id),
  platformId,
  parentId: node.parentId === null ? null : withPlatform<NodeId>(platformId, node.parentId),
  level: node.level,
  name: both(node.name, node.nameEn),
});

export const toCamera = (
  platformId: PlatformId,
  camera: WireCamera,
  about: { place: LocalText; isDemo: boolean },
): Camera => ({
  cameraId: withPlatform<CameraId>(platformId, camera.id),
  platformId,
  nationalId: /^[0-9]{20}$/.test(camera.id) ? camera.id : null,
  number: camera.number,
  name: both(camera.name, camera.nameEn),
  shortName: both(camera.shortName || camera.name, camera.shortNameEn || camera.nameEn),
  place: about.place,
  nodeId: withPlatform<NodeId>(platformId, camera.nodeId),
  cameraClass: camera.class,
  owner: camera.owner,
  position: camera.position,
  kind: camera.kind,
  isOnline: camera.online,
  isDemo: about.isDemo,
});

const toAcknowledgement = (wire: WireAlarm['acknowledged']): Acknowledgement | null =>
  wire === null ? null : { actor: toActor(wire.actor), atMs: wire.atMs };

export const toAlarm = (platformId: PlatformId, alarm: WireAlarm): AlarmReport => ({
  alarmId: withPlatform<AlarmId>(platformId, alarm.id),
  platformId,
  cameraId: withPlatform<CameraId>(platformId, alarm.cameraId),
  nodeId: withPlatform<NodeId>(platformId, alarm.nodeId),
  incidentId:
    alarm.incidentId === null ? null : withPlatform<IncidentId>(platformId, alarm.incidentId),
  priority: priorities[alarm.level],
  gbMethod: gbMethods.indexOf(alarm.method) + 1,
  source: 'device',
  kind: alarm.kind,
  what: both(alarm.titleZh, alarm.titleEn),
  place: both(alarm.placeZh, alarm.placeEn),
  description: both(alarm.descriptionZh, alarm.descriptionEn),
  instruction: both(alarm.instructionZh, alarm.instructionEn),
  position: alarm.position,
  linkedCameraIds: alarm.linkedCameraIds
    .slice(0, 32)
    .map((cameraId) => withPlatform<CameraId>(platformId, cameraId)),
  pictureCount: Math.min(alarm.pictures.length, 64),
  count: alarm.count,
  raisedAtMs: alarm.raisedAtMs,
  lastAtMs: alarm.lastRaisedAtMs,
  condition: alarm.condition,
  clearedAtMs: alarm.clearedAtMs,
  acknowledgement: toAcknowledgement(alarm.acknowledged),
  ...(alarm.isRehearsal === true && { isRehearsal: alarm.isRehearsal }),
  version: alarm.version,
});
