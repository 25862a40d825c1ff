import type { AlarmId, CameraId, IncidentId, NodeId, PlatformId } from '#contract/ids';
import type { Feedback, Incident, TimelineEntry } from '#contract/incident';
import { defaultLoop, incidentActionSchema, type IncidentLoop } from '#contract/incidentLoop';

import { both, priorities, toActor, withPlatform } from './vnpTranslate';
import type { WireIncident, WireLoop } from './vnpWireIncident';

const maxPictures = 64;

/** The loop of a platform in our words. */
export const toLoop = ({ steps, leadCloses, takesPictures }: WireLoop): IncidentLoop => {
  const told = steps.map(({ code, nameZh, nameEn, allowed }) => {
    const name = nameZh === '' && nameEn === '' ? null : both(nameZh, nameEn);
    const known = allowed.flatMap((action) => incidentActionSchema.safeParse(action).data ?? []);
    return [code, { name, allowed: known }] as const;
  });
  return {
    steps: { ...defaultLoop.steps, ...Object.fromEntries(told) },
    leadCloses: leadCloses.map((level) => priorities[level]),
    takesPictures,
  };
};

/** The record with the pictures of its feedback behind its own: one list, asked for by index. */
export const withAllPictures = (
  incident: WireIncident,
): { id: string; pictures: WireIncident['pictures'] } => ({
  id: incident.id,
  pictures: [...incident.pictures, ...incident.feedback.flatMap(({ pictures }) => pictures)].slice(
    0,
    maxPictures,
  ),
});

const toLine = ({ atMs, by, textZh, textEn }: WireIncident['timeline'][number]): TimelineEntry => ({
  atMs,
  by: by.slice(0, 80),
  text: both(textZh, textEn),
});

const toFeedback = (incident: WireIncident): Feedback[] => {
  let next = incident.pictures.length;
  const all = incident.feedback.map((entry) => {
    const firstPicture = Math.min(next, maxPictures);
    next += entry.pictures.length;
    const pictureCount = Math.min(next, maxPictures) - firstPicture;
    return { ...toLine(entry), firstPicture, pictureCount };
  });
  return all.slice(-50);
};

const isOver = ({ archivedAtMs, mergedInto }: WireIncident): boolean =>
  archivedAtMs !== null || mergedInto !== null;

export const toIncident = (
  platformId: PlatformId,
  incident: WireIncident,
  loop: IncidentLoop,
): Incident => ({
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
  holder:
    incident.holder === null
      ? null
      : {
          nodeId: withPlatform<NodeId>(platformId, incident.holder.nodeId),
          name: both(incident.holder.name, incident.holder.nameEn),
        },
  alarmIds: incident.alarmIds.slice(0, 64).map((id) => withPlatform<AlarmId>(platformId, id)),
  cameraIds: incident.cameraIds.slice(0, 32).map((id) => withPlatform<CameraId>(platformId, id)),
  pictureCount: withAllPictures(incident).pictures.length,
  steps: incident.steps.map((step) => ({
    ...step,
    name: loop.steps[step.code].name,
    by: step.by?.slice(0, 80) ?? null,
    // A limit of nothing is no limit.
    limitMs: step.limitMs === 0 ? null : step.limitMs,
  })),
  currentStep: incident.currentStep,
  allowed: isOver(incident) ? [] : [...loop.steps[incident.currentStep].allowed],
  isLeadToClose: loop.leadCloses.includes(priorities[incident.level]),
  takesPictures: loop.takesPictures,
  owner: incident.owner === null ? null : toActor(incident.owner),
  units: incident.units.slice(0, 16).map(({ name, nameEn, signedAtMs }) => ({
    name: both(name, nameEn),
    signedAtMs,
  })),
  joint: incident.joint,
  feedback: toFeedback(incident),
  escalations: incident.escalations.slice(-50).map(toLine),
  verdict: incident.verdict,
  cause: incident.closedReason?.slice(0, 500) ?? null,
  // The newest 500 lines: the end of a case says more than its beginning.
  timeline: incident.timeline.slice(-500).map(toLine),
  reportedAtMs: incident.steps[0]?.startedAtMs ?? incident.updatedAtMs,
  closedAtMs: incident.currentStep === 'closed' ? (incident.steps[5]?.startedAtMs ?? null) : null,
  archivedAtMs: incident.archivedAtMs,
  mergedInto:
    incident.mergedInto === null ? null : withPlatform<IncidentId>(platformId, incident.mergedInto),
  mergedIds: incident.mergedIds.slice(0, 64).map((id) => withPlatform<IncidentId>(platformId, id)),
  version: incident.version,
});
