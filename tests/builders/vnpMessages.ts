import type { WireAlarm, WireCamera, WireNode } from '../../electron/platform/vnp/vnpWire';
import type { WireIncident } from '../../electron/platform/vnp/vnpWireIncident';

// Messages of vnp as the rehearsal city sends them, written down once; every name is invented.

export const aWireNode = (part: Partial<WireNode> = {}): WireNode => ({
  id: '99010200',
  parentId: '99010000',
  level: 'district',
  name: '云汀区',
  nameEn: 'Yunting District',
  ...part,
});

export const aWireCamera = (part: Partial<WireCamera> = {}): WireCamera => ({
  id: '99010200001320000001',
  number: 1,
  name: '云汀路与学府街口东南',
  nameEn: 'Yunting Road and Xuefu Street, south-east',
  shortName: '云汀路学府街',
  shortNameEn: 'Yunting/Xuefu',
  nodeId: '99010200',
  class: 1,
  owner: '公安',
  position: { longitude: 12.5, latitude: 3.25 },
  kind: 'bullet',
  online: true,
  ...part,
});

const anActor = { seat: 3, name: '林一', role: 'officer' } as const;

export const aWireAlarm = (part: Partial<WireAlarm> = {}): WireAlarm => ({
  id: 'A-1',
  cameraId: '99010200001320000001',
  nodeId: '99010200',
  level: 1,
  method: 'video',
  kind: 'road-collision',
  titleZh: '车辆碰撞',
  titleEn: 'Collision',
  placeZh: '云汀路与学府街口',
  placeEn: 'Yunting Road and Xuefu Street',
  position: { longitude: 12.5, latitude: 3.25 },
  raisedAtMs: 1_795_359_365_000,
  lastRaisedAtMs: 1_795_359_366_000,
  count: 2,
  condition: 'cleared',
  clearedAtMs: 1_795_359_370_000,
  acknowledged: { actor: anActor, atMs: 1_795_359_369_000 },
  descriptionZh: '两车相撞',
  descriptionEn: 'Two cars',
  instructionZh: '派员到场',
  instructionEn: 'Send somebody',
  linkedCameraIds: ['99010200001320000002'],
  pictures: [{ url: '../pictures/a-1.jpg' }],
  incidentId: 'E-2026-1122-0001',
  version: 4,
  ...part,
});

const steps = ['reported', 'assessing', 'assigned', 'investigating', 'feedback', 'closed'] as const;

export const aWireIncident = (part: Partial<WireIncident> = {}): WireIncident => ({
  id: 'E-2026-1122-0001',
  kind: 'standing-water',
  level: 3,
  source: 'worker',
  reporter: { name: '网格员 何某', phoneMasked: '139****0000' },
  titleZh: '积水',
  titleEn: 'Standing water',
  placeZh: '河口隧道',
  placeEn: 'River tunnel',
  position: null,
  nodeId: '99010200',
  descriptionZh: '水深约二十厘米',
  descriptionEn: 'About twenty centimetres',
  instructionZh: '封闭一车道',
  instructionEn: 'Close one lane',
  pictures: [{ url: '../pictures/e-1.jpg' }],
  alarmIds: ['A-1'],
  cameraIds: ['99010200001320000001'],
  steps: steps.map((code, index) => ({
    code,
    startedAtMs: index < 2 ? 1_795_359_365_000 + index : null,
    endedAtMs: index < 1 ? 1_795_359_366_000 : null,
    by: index < 2 ? '何某' : null,
    limitMs: index === 5 ? null : 60_000,
  })),
  currentStep: 'assessing',
  owner: anActor,
  units: [{ name: '排水一队', nameEn: 'Drainage 1', signedAtMs: null }],
  holder: { nodeId: '99010200', name: '云汀区', nameEn: 'Yunting District' },
  joint: 'policing',
  feedback: [
    {
      atMs: 1_795_359_365_500,
      by: '排水一队',
      textZh: '已到场',
      textEn: 'On the spot',
      pictures: [{ url: '../pictures/f-1.jpg' }],
    },
  ],
  escalations: [],
  closedReason: null,
  archivedAtMs: null,
  mergedInto: null,
  mergedIds: ['E-2026-1122-0002'],
  verdict: null,
  timeline: [{ atMs: 1_795_359_365_000, by: '何某', textZh: '上报', textEn: 'Reported' }],
  updatedAtMs: 1_795_359_366_000,
  version: 2,
  ...part,
});
