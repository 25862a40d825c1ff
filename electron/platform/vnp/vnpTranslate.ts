import type { Acknowledgement, AlarmReport, Priority } from '#contract/alarm';
import type { Actor } from '#contract/actor';
import type { Camera, CatalogNode } from '#contract/camera';
import type { AlarmId, CameraId, IncidentId, NodeId, PlatformId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import type { LocalText } from '#contract/text';

import type { WireActor, WireAlarm, WireCamera, WireIncident, WireNode } from './vnpWire';

/** An id of ours from one of theirs. */
const withPlatform = <Id extends string>(platformId: PlatformId, id: string): Id =>
  `${platformId}:${id}` as Id;

/** The platform's own id of a camera, alarm or incident. */
export const bareId = (id: string): string => id.slice(id.indexOf(':') + 1);

const both = (zh: string, en: string): LocalText => ({ zh: zh || en, en: en || zh });

const priorities: Record<1 | 2 | 3 | 4, Priority> = {
  1: 'critical',
  2: 'high',
  3: 'medium',
  4: 'low',
};

const gbMethods = ['phone', 'device', 'sms', 'position', 'video', 'fault', 'other'] as const;

/** Seats of a wall are numbered to 99; a platform may know more of them. */
const highestSeat = 99;

const toActor = ({ seat, name, role }: WireActor): Actor => ({
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
  version: alarm.version,
});

export const toIncident = (platformId: PlatformId, incident: WireIncident): Incident => ({
  incidentId: withPlatform<IncidentId>(platformId, incident.id),
  platformId,
  caseNumber: incident.id.slice(0, 40),
  kind: incident.kind,
  what: both(incident.titleZh, incident.titleEn),
  place: both(incident.placeZh, incident.placeEn),
  description: both(incident.descriptionZh, incident.descriptionEn),
  instruction: both(incident.instructionZh, incident.instructionEn),
  priority: priorities[incident.level],
  source: incident.source,
  reporter:
    incident.reporter === null
      ? null
      : {
          name: incident.reporter.name.slice(0, 40),
          phoneMasked: incident.reporter.phoneMasked.slice(0, 20),
        },
  position: incident.position,
  nodeId: withPlatform<NodeId>(platformId, incident.nodeId),
  alarmIds: incident.alarmIds.slice(0, 64).map((id) => withPlatform<AlarmId>(platformId, id)),
  cameraIds: incident.cameraIds.slice(0, 32).map((id) => withPlatform<CameraId>(platformId, id)),
  pictureCount: Math.min(incident.pictures.length, 64),
  steps: incident.steps.map((step) => ({
    ...step,
    by: step.by?.slice(0, 80) ?? null,
    // A limit of nothing is no limit.
    limitMs: step.limitMs === 0 ? null : step.limitMs,
  })),
  currentStep: incident.currentStep,
  owner: incident.owner === null ? null : toActor(incident.owner),
  units: incident.units.slice(0, 16).map(({ name, nameEn, signedAtMs }) => ({
    name: both(name, nameEn),
    signedAtMs,
  })),
  verdict: incident.verdict,
  // The newest 500 lines: the end of a case says more than its beginning.
  timeline: incident.timeline.slice(-500).map(({ atMs, by, textZh, textEn }) => ({
    atMs,
    by: by.slice(0, 80),
    text: both(textZh, textEn),
  })),
  reportedAtMs: incident.steps[0]?.startedAtMs ?? incident.updatedAtMs,
  closedAtMs: incident.currentStep === 'closed' ? (incident.steps[5]?.startedAtMs ?? null) : null,
  version: incident.version,
});
