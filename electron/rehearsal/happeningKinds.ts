import type { Level, Method } from './wire';

/** What can happen in the city. Nothing here says who somebody is, or that people gather. */
export interface HappeningKind {
  kind: string;
  /** Reported by a grid worker on foot, without any alarm. */
  byWorker: boolean;
  level: Level;
  method: Method;
  titleZh: string;
  titleEn: string;
  descriptionZh: string;
  descriptionEn: string;
  instructionZh: string;
  instructionEn: string;
  /** Drawn scenes in which it can be seen; empty for anywhere. */
  scenes: readonly string[];
  /** How long until it clears by itself, shortest and longest; null for never. */
  clearsMs: readonly [number, number] | null;
  isRehearsal?: true;
}

const minute = 60_000;

export const happeningKinds: readonly HappeningKind[] = [
  {
    kind: 'road-collision',
    byWorker: false,
    level: 1,
    method: 'video',
    titleZh: '车辆碰撞',
    titleEn: 'Collision',
    descriptionZh: '两车相撞，占用两条车道，暂未见人员被困。',
    descriptionEn: 'Two cars collided and block two lanes. Nobody seems trapped.',
    instructionZh: '查看车辆与伤员，疏导交通，至少保持一条车道畅通。',
    instructionEn: 'Check cars and injured, guide the traffic, keep at least one lane open.',
    scenes: ['crossroads', 'street', 'tunnel'],
    clearsMs: [12 * minute, 25 * minute],
  },
  {
    kind: 'road-obstacle',
    byWorker: false,
    level: 3,
    method: 'video',
    titleZh: '路面障碍',
    titleEn: 'Obstacle',
    descriptionZh: '车道上有散落物，车辆绕行。',
    descriptionEn: 'Something lies on the lane; cars drive around it.',
    instructionZh: '通知养护单位清除，清除前提示来车。',
    instructionEn: 'Have road care remove it; warn the traffic until then.',
    scenes: ['crossroads', 'street', 'tunnel', 'school-gate'],
    clearsMs: [6 * minute, 15 * minute],
  },
  {
    kind: 'standing-water',
    byWorker: false,
    level: 2,
    method: 'device',
    titleZh: '路面积水',
    titleEn: 'Flooding',
    descriptionZh: '积水深约 18 厘米，仍在上涨，小型车辆缓行。',
    descriptionEn: 'Water about 18 cm deep and rising; small cars slow down.',
    instructionZh: '开启泵站，必要时封闭最低车道并设置绕行。',
    instructionEn: 'Start the pumps; if need be close the lowest lane and divert.',
    scenes: ['street', 'tunnel', 'river-gate', 'promenade', 'crossroads'],
    clearsMs: [10 * minute, 30 * minute],
  },
  {
    kind: 'smoke',
    byWorker: false,
    level: 2,
    method: 'video',
    titleZh: '冒烟',
    titleEn: 'Smoke',
    descriptionZh: '画面中出现灰色烟雾，未见明火。',
    descriptionEn: 'Grey smoke in the picture, no flame seen.',
    instructionZh: '转动就近云台核实，通知消防，疏散下风向摊位。',
    instructionEn:
      'Turn the nearest camera to verify, call the fire service, clear downwind stalls.',
    scenes: ['market', 'car-park', 'station-hall', 'street', 'tunnel'],
    clearsMs: [8 * minute, 20 * minute],
  },
  {
    kind: 'fallen-tree',
    byWorker: false,
    level: 3,
    method: 'video',
    titleZh: '树木倒伏',
    titleEn: 'Fallen tree',
    descriptionZh: '行道树倒伏，压占人行道和一条车道。',
    descriptionEn: 'A street tree has fallen over the pavement and one lane.',
    instructionZh: '围挡现场，通知园林单位清运。',
    instructionEn: 'Fence it off and have the park service clear it.',
    scenes: ['street', 'school-gate', 'promenade', 'crossroads'],
    clearsMs: [15 * minute, 40 * minute],
  },
  {
    kind: 'missing-manhole-cover',
    byWorker: false,
    level: 2,
    method: 'device',
    titleZh: '井盖缺失',
    titleEn: 'Open manhole',
    descriptionZh: '井盖传感器报开启，画面可见井口敞开。',
    descriptionEn: 'The cover sensor says open, and the picture shows the open hole.',
    instructionZh: '立即派人看守井口，通知产权单位恢复井盖。',
    instructionEn: 'Guard the hole at once and have its owner put the cover back.',
    scenes: ['street', 'crossroads', 'school-gate', 'market'],
    clearsMs: [10 * minute, 20 * minute],
  },
  {
    kind: 'person-in-water',
    byWorker: false,
    level: 1,
    method: 'video',
    titleZh: '人员落水',
    titleEn: 'Person in water',
    descriptionZh: '护栏外水面有人，距岸约 6 米。',
    descriptionEn: 'A person is in the water beyond the rail, about 6 m from the bank.',
    instructionZh: '通知水上救援与最近巡逻，投放救生圈，保持画面跟踪水面。',
    instructionEn:
      'Call water rescue and the nearest patrol, throw a ring, keep the picture on the water.',
    scenes: ['promenade', 'river-gate'],
    clearsMs: [8 * minute, 15 * minute],
  },
  {
    kind: 'blocked-fire-lane',
    byWorker: false,
    level: 3,
    method: 'video',
    titleZh: '占用消防通道',
    titleEn: 'Blocked fire lane',
    descriptionZh: '一辆货车停在消防通道内超过 5 分钟。',
    descriptionEn: 'A van has stood in the fire lane for more than 5 minutes.',
    instructionZh: '联系车主移车，无法联系时请拖移。',
    instructionEn: 'Have the van moved; if nobody answers have it towed.',
    scenes: ['car-park', 'market', 'street', 'school-gate'],
    clearsMs: [5 * minute, 18 * minute],
  },
  {
    kind: 'broken-lamp',
    byWorker: false,
    level: 4,
    method: 'device',
    titleZh: '路灯故障',
    titleEn: 'Broken lamp',
    descriptionZh: '两盏路灯不亮。',
    descriptionEn: 'Two street lamps are out.',
    instructionZh: '登记后转照明单位，本班内处理。',
    instructionEn: 'Register it for the lighting service, within this shift.',
    scenes: [],
    clearsMs: [20 * minute, 60 * minute],
  },
  {
    kind: 'device-vibration',
    byWorker: false,
    level: 4,
    method: 'fault',
    titleZh: '设备震动',
    titleEn: 'Camera shake',
    descriptionZh: '立杆震动超过阈值，画面轻微晃动。',
    descriptionEn: 'The mast shakes more than it should; the picture moves a little.',
    instructionZh: '核对画面，安排运维检查立杆。',
    instructionEn: 'Check the picture and have the mast inspected.',
    scenes: [],
    clearsMs: [2 * minute, 6 * minute],
  },
  {
    kind: 'dispute',
    byWorker: true,
    level: 3,
    method: 'phone',
    titleZh: '摊位纠纷',
    titleEn: 'Dispute',
    descriptionZh: '网格员上报：两个摊位因占地位置争执，请求协调。',
    descriptionEn:
      'A grid worker reports: two stalls argue about their places and ask for mediation.',
    instructionZh: '联系社区调解员到场，记录双方意见。',
    instructionEn: 'Send the community mediator and write down both sides.',
    scenes: ['market', 'street'],
    clearsMs: null,
  },
  {
    kind: 'service-request',
    byWorker: true,
    level: 4,
    method: 'phone',
    titleZh: '便民求助',
    titleEn: 'Service request',
    descriptionZh: '网格员上报：坡道扶手松动，住户请求修理。',
    descriptionEn: 'A grid worker reports: a ramp handrail is loose and residents ask for repair.',
    instructionZh: '转物业修理，三日内回访。',
    instructionEn: 'Pass it to the property service; call back within three days.',
    scenes: [],
    clearsMs: null,
  },
];

const byKind = new Map(happeningKinds.map((entry) => [entry.kind, entry]));

export function happeningKind(kind: string): HappeningKind | null {
  return byKind.get(kind) ?? null;
}
