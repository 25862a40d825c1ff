import type { Actor } from '#contract/actor';
import type { Acknowledgement, Alarm, AlarmReport } from '#contract/alarm';
import type { AlarmId, CameraId, IncidentId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { defaultLoop, stepCodes } from '#contract/incidentLoop';
import { noRuling } from '#contract/ruling';
import { cityId } from './catalog';

export const anActor = (given: Partial<Actor> = {}): Actor => ({
  seat: 1,
  name: 'Officer One',
  role: 'officer',
  ...given,
});

export const anAcknowledgement = (given: Partial<Acknowledgement> = {}): Acknowledgement => ({
  actor: anActor(),
  atMs: 2_000,
  ...given,
});

/** A High alarm of camera 1032, active and unanswered. */
export const anAlarmReport = (given: Partial<AlarmReport> = {}): AlarmReport => ({
  alarmId: 'city:alarm-1' as AlarmId,
  platformId: cityId,
  cameraId: 'city:1032' as CameraId,
  nodeId: null,
  incidentId: null,
  priority: 'high',
  gbMethod: 5,
  source: 'device',
  kind: 'standing-water',
  what: { zh: '路面积水', en: 'Standing water' },
  place: { zh: '北岸区', en: 'North Bank' },
  description: { zh: '', en: '' },
  instruction: { zh: '', en: '' },
  position: null,
  linkedCameraIds: [],
  pictureCount: 0,
  count: 1,
  raisedAtMs: 1_000,
  lastAtMs: 1_000,
  condition: 'active',
  clearedAtMs: null,
  acknowledgement: null,
  version: 1,
  ...given,
});

/** The same alarm as a station holds it. */
export const anAlarm = (given: Partial<Alarm> = {}): Alarm => {
  const { version: _version, ...report } = anAlarmReport();
  return {
    ...report,
    response: 'waiting',
    reportedPriority: given.priority ?? report.priority,
    rating: null,
    aside: null,
    rhythm: 'plain',
    ruling: noRuling,
    firstAlarmId: null,
    groupCount: 1,
    refusal: null,
    ...given,
  };
};

/** An incident that was reported and nobody has accepted; allowed is what its step allows. */
export const anIncident = (given: Partial<Incident> = {}): Incident => ({
  incidentId: 'city:incident-1' as IncidentId,
  platformId: cityId,
  caseNumber: 'E-2026-0101-0001',
  kind: 'standing-water',
  what: { zh: '路面积水', en: 'Standing water' },
  place: { zh: '北岸区', en: 'North Bank' },
  description: { zh: '', en: '' },
  instruction: { zh: '', en: '' },
  priority: 'high',
  source: 'device',
  reporter: null,
  position: null,
  nodeId: null,
  holder: null,
  alarmIds: [],
  cameraIds: [],
  pictureCount: 0,
  steps: stepCodes.map((code, index) => ({
    code,
    name: null,
    startedAtMs: index === 0 ? 1_000 : null,
    endedAtMs: null,
    by: null,
    limitMs: null,
  })),
  currentStep: 'reported',
  allowed: [...defaultLoop.steps[given.currentStep ?? 'reported'].allowed],
  isLeadToClose: false,
  takesPictures: true,
  owner: null,
  units: [],
  joint: null,
  feedback: [],
  escalations: [],
  verdict: null,
  cause: null,
  timeline: [],
  reportedAtMs: 1_000,
  closedAtMs: null,
  archivedAtMs: null,
  mergedInto: null,
  mergedIds: [],
  version: 1,
  ...given,
});
