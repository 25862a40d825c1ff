/** The shapes of vnp as TypeScript; `resources/vnp/openapi.yaml` is the law, a test compares. */

export type Profile = 'main' | 'sub' | 'small';
export const profiles: readonly Profile[] = ['main', 'sub', 'small'];

export type NodeLevel = 'province' | 'city' | 'district' | 'street' | 'grid';
export type CameraKind = 'bullet' | 'dome' | 'ptz';
export type Level = 1 | 2 | 3 | 4;
export type Method = 'phone' | 'device' | 'sms' | 'position' | 'video' | 'fault' | 'other';

export interface Position {
  longitude: number;
  latitude: number;
}

export interface Picture {
  url: string;
  atMs: number;
}

export interface Actor {
  seat: number;
  name: string;
  role: 'officer' | 'lead' | 'presenter';
}

export interface CatalogNode {
  id: string;
  parentId: string | null;
  level: NodeLevel;
  name: string;
  nameEn: string;
}

export interface Camera {
  id: string;
  number: number;
  name: string;
  nameEn: string;
  shortName: string;
  shortNameEn: string;
  nodeId: string;
  class: 1 | 2 | 3;
  owner: string;
  ownerEn: string;
  position: Position;
  kind: CameraKind;
  online: boolean;
  offlineSinceMs: number | null;
  profiles: readonly Profile[];
}

export interface CatalogChange {
  catalogVersion: string;
  atMs: number;
  kind: 'online' | 'offline' | 'added' | 'removed' | 'renamed';
  cameraId: string;
  camera: Camera | null;
}

export interface Alarm {
  id: string;
  cameraId: string;
  nodeId: string;
  level: Level;
  method: Method;
  kind: string;
  titleZh: string;
  titleEn: string;
  placeZh: string;
  placeEn: string;
  addressZh: string;
  addressEn: string;
  position: Position | null;
  raisedAtMs: number;
  lastRaisedAtMs: number;
  count: number;
  condition: 'active' | 'cleared';
  clearedAtMs: number | null;
  acknowledged: { actor: Actor; atMs: number } | null;
  descriptionZh: string;
  descriptionEn: string;
  instructionZh: string;
  instructionEn: string;
  linkedCameraIds: string[];
  pictures: Picture[];
  incidentId: string | null;
  /** Its words say so too. */
  isRehearsal?: true;
  version: number;
}

export type StepCode =
  'reported' | 'assessing' | 'assigned' | 'investigating' | 'feedback' | 'closed';
export const stepCodes: readonly StepCode[] = [
  'reported',
  'assessing',
  'assigned',
  'investigating',
  'feedback',
  'closed',
];

export interface Step {
  code: StepCode;
  startedAtMs: number | null;
  endedAtMs: number | null;
  by: string | null;
  limitMs: number | null;
}

export interface TimelineEntry {
  atMs: number;
  by: string;
  textZh: string;
  textEn: string;
}

export type Verdict = 'real' | 'suspicious' | 'false';

/** The six joints 六联. */
export type Joint =
  'policing' | 'security' | 'problems' | 'mediation' | 'information' | 'community';
export const joints: readonly [Joint, ...Joint[]] = [
  'policing',
  'security',
  'problems',
  'mediation',
  'information',
  'community',
];

export interface Incident {
  id: string;
  kind: string;
  level: Level;
  source: 'device' | 'worker';
  reporter: { name: string; phoneMasked: string } | null;
  titleZh: string;
  titleEn: string;
  placeZh: string;
  placeEn: string;
  addressZh: string;
  addressEn: string;
  position: Position | null;
  nodeId: string;
  descriptionZh: string;
  descriptionEn: string;
  instructionZh: string;
  instructionEn: string;
  pictures: Picture[];
  alarmIds: string[];
  cameraIds: string[];
  steps: Step[];
  currentStep: StepCode;
  owner: Actor | null;
  /** Whose desk it is on now. */
  holder: { nodeId: string; name: string; nameEn: string };
  units: { name: string; nameEn: string; signedAtMs: number | null }[];
  joint: Joint | null;
  feedback: { atMs: number; by: string; textZh: string; textEn: string; pictures: Picture[] }[];
  verdict: Verdict | null;
  closedReason: string | null;
  archivedAtMs: number | null;
  mergedInto: string | null;
  mergedIds: string[];
  /** Times that somebody was called because of it 督办. */
  escalations: TimelineEntry[];
  timeline: TimelineEntry[];
  updatedAtMs: number;
  version: number;
}

export interface PtzHolding {
  cameraId: string;
  holder: Actor | null;
  expiresAtMs: number | null;
}
