/** One alarm as the platform of the bench tells it; the shape is that of vnp. */
export interface ToldAlarm {
  readonly id: string;
  readonly cameraId: string;
  readonly kind: string;
  readonly level: 1 | 2 | 3 | 4;
  readonly raisedAtMs: number;
  count: number;
  isCleared: boolean;
  acknowledgedAtMs: number | null;
  version: number;
}

/** Ids of alarms whose way through the program is timed begin so. */
export const probeWord = 'probe-';

const words = {
  titleZh: '车辆碰撞',
  titleEn: 'Vehicle collision',
  placeZh: '望江街道 3 号网格',
  placeEn: 'Wangjiang Street, grid 3',
  addressZh: '望江街道环城路',
  addressEn: 'Ring Road, Wangjiang Street',
  descriptionZh: '两车相碰，占一条车道。',
  descriptionEn: 'Two vehicles have collided and block one lane.',
  instructionZh: '先看有无人员受伤，再派单。',
  instructionEn: 'Look for injured people first, then assign.',
};
const actor = { seat: 1, name: 'bench', role: 'officer' };

/** Complete each time, as the protocol wants it. */
export const alarmOf = (alarm: ToldAlarm, nowMs: number): object => ({
  id: alarm.id,
  cameraId: alarm.cameraId,
  nodeId: 'bench-node',
  level: alarm.level,
  method: 'video',
  kind: alarm.kind,
  ...words,
  position: null,
  raisedAtMs: alarm.raisedAtMs,
  lastRaisedAtMs: nowMs,
  count: alarm.count,
  condition: alarm.isCleared ? 'cleared' : 'active',
  clearedAtMs: alarm.isCleared ? nowMs : null,
  acknowledged: alarm.acknowledgedAtMs === null ? null : { actor, atMs: alarm.acknowledgedAtMs },
  linkedCameraIds: [],
  pictures: [],
  incidentId: null,
  version: alarm.version,
});
