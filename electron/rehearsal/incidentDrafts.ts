import type { Catalog } from './catalog';
import type { CityCamera } from './city';
import type { HappeningKind } from './happeningKinds';
import { defaultLimits } from './limits';
import { camerasNear, placeOf } from './places';
import { stepCodes, type Alarm, type Incident, type Level, type Picture } from './wire';

export interface Reporter {
  name: string;
  nameEn: string;
  phoneMasked: string;
}

/** What a grid worker reports. */
export interface WorkerReport {
  one: CityCamera;
  kind: HappeningKind;
  reporter: Reporter;
  pictures: Picture[];
  level?: Level | undefined;
  atMs: number;
}

/** A new case out of an alarm; it takes over all that the alarm says. */
export function draftFromAlarm(id: string, catalog: Catalog, alarm: Alarm): Incident {
  return {
    ...blank(id, alarm.kind, alarm.level, alarm.raisedAtMs),
    holder: holderOf(catalog, alarm.nodeId),
    source: 'device',
    titleZh: alarm.titleZh,
    titleEn: alarm.titleEn,
    placeZh: alarm.placeZh,
    placeEn: alarm.placeEn,
    addressZh: alarm.addressZh,
    addressEn: alarm.addressEn,
    position: alarm.position,
    nodeId: alarm.nodeId,
    descriptionZh: alarm.descriptionZh,
    descriptionEn: alarm.descriptionEn,
    instructionZh: alarm.instructionZh,
    instructionEn: alarm.instructionEn,
    pictures: alarm.pictures,
    alarmIds: [alarm.id],
    cameraIds: [alarm.cameraId, ...alarm.linkedCameraIds],
    timeline: [
      {
        atMs: alarm.raisedAtMs,
        by: 'device',
        textZh: `上报：${alarm.placeZh}，${alarm.descriptionZh}`,
        textEn: `Reported: ${alarm.placeEn}. ${alarm.descriptionEn}`,
      },
    ],
  };
}

/** A new case out of a report on foot. */
export function draftFromWorker(id: string, catalog: Catalog, report: WorkerReport): Incident {
  const { one, kind, reporter, atMs } = report;
  return {
    ...blank(id, kind.kind, report.level ?? kind.level, atMs),
    source: 'worker',
    reporter: { name: reporter.name, phoneMasked: reporter.phoneMasked },
    titleZh: kind.titleZh,
    titleEn: kind.titleEn,
    ...placeOf(catalog, one),
    position: one.camera.position,
    nodeId: one.camera.nodeId,
    holder: holderOf(catalog, one.camera.nodeId),
    descriptionZh: kind.descriptionZh,
    descriptionEn: kind.descriptionEn,
    instructionZh: kind.instructionZh,
    instructionEn: kind.instructionEn,
    pictures: report.pictures,
    cameraIds: [one.camera.id, ...camerasNear(catalog, one, 4)],
    timeline: [{ atMs, by: reporter.name, textZh: kind.descriptionZh, textEn: kind.descriptionEn }],
  };
}

/** A case begins at the desk of its district. */
function holderOf(catalog: Catalog, nodeId: string): Incident['holder'] {
  const path = catalog.pathOf(nodeId);
  const node = path.find(({ level }) => level === 'district') ?? path.at(-1);
  return { nodeId: node?.id ?? '', name: node?.name ?? '', nameEn: node?.nameEn ?? '' };
}

function blank(id: string, kind: string, level: Level, atMs: number): Incident {
  const steps = stepCodes.map((code, index) => ({
    code,
    startedAtMs: index === 0 ? atMs : null,
    endedAtMs: null,
    by: null,
    limitMs: defaultLimits(level)[code],
  }));
  return {
    id,
    kind,
    level,
    source: 'device',
    reporter: null,
    titleZh: '',
    titleEn: '',
    placeZh: '',
    placeEn: '',
    addressZh: '',
    addressEn: '',
    position: null,
    nodeId: '',
    descriptionZh: '',
    descriptionEn: '',
    instructionZh: '',
    instructionEn: '',
    pictures: [],
    alarmIds: [],
    cameraIds: [],
    steps,
    currentStep: 'reported',
    owner: null,
    holder: { nodeId: '', name: '', nameEn: '' },
    units: [],
    joint: null,
    feedback: [],
    verdict: null,
    closedReason: null,
    archivedAtMs: null,
    mergedInto: null,
    mergedIds: [],
    escalations: [],
    timeline: [],
    updatedAtMs: atMs,
    version: 0,
  };
}
