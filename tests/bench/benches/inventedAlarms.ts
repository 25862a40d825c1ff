import { alarmReportSchema, priorities, type AlarmReport } from '#contract/alarm';

const places = [
  ['望江街道环城路', 'Ring Road, Wangjiang Street'],
  ['青石街道河滨公园', 'Riverside Park, Qingshi Street'],
  ['云桥街道东门广场', 'East Gate Square, Yunqiao Street'],
  ['柳营街道农贸市场', 'Market Hall, Liuying Street'],
  ['松风街道地铁三号口', 'Metro Exit 3, Songfeng Street'],
  ['长堤街道码头路', 'Pier Road, Changdi Street'],
  ['梅园街道小学门口', 'School Gate, Meiyuan Street'],
  ['石桥街道高架匝道', 'Flyover Ramp, Shiqiao Street'],
] as const;

const happenings = [
  ['road-collision', '车辆碰撞', 'Vehicle collision'],
  ['smoke', '疑似烟火', 'Suspected smoke'],
  ['crowd', '人员聚集', 'Crowd gathering'],
  ['water-level', '积水超限', 'Water level above limit'],
  ['wrong-way', '逆行', 'Wrong-way driving'],
  ['intrusion', '区域入侵', 'Area intrusion'],
  ['left-object', '遗留物', 'Left object'],
  ['device-fault', '设备故障', 'Device fault'],
] as const;

const cameras = 3000;
/** About one alarm in half a minute: a million are a year. */
const betweenMs = 31_000;

/** Invented alarms, oldest first; the same every time. All but the newest are over. */
export function inventedAlarm(index: number, count: number, endMs: number): AlarmReport {
  // Fibonacci hashing: neighbours are far apart.
  const chance = Math.imul(index + 1, 2_654_435_769) >>> 0;
  const pick = <Value>(values: readonly Value[], shift: number): Value =>
    values[(chance >>> shift) % values.length] as Value;
  const [placeZh, placeEn] = pick(places, 3);
  const [kind, whatZh, whatEn] = pick(happenings, 9);
  const camera = 1000 + ((chance >>> 5) % cameras);
  const raisedAtMs = endMs - (count - index) * betweenMs;
  const seat = 1 + ((chance >>> 7) % 9);
  return {
    ...shape,
    alarmId: `city:invented-${String(index)}` as AlarmReport['alarmId'],
    cameraId: `city:cam-${String(camera)}` as AlarmReport['cameraId'],
    nodeId: `city:grid-${String((chance >>> 5) % 40)}` as AlarmReport['nodeId'],
    priority: (chance >>> 11) % 20 === 0 ? 'high' : pick(priorities.slice(1), 13),
    kind,
    what: { zh: whatZh, en: whatEn },
    place: { zh: `${placeZh} ${String(camera)}`, en: `${placeEn} ${String(camera)}` },
    ...{ raisedAtMs, lastAtMs: raisedAtMs, clearedAtMs: raisedAtMs + 40_000 },
    acknowledgement: {
      actor: { seat, name: `席${String(seat)}`, role: 'officer' },
      atMs: raisedAtMs + 9_000,
    },
  };
}

const shape: AlarmReport = alarmReportSchema.parse({
  ...{ alarmId: 'city:shape', platformId: 'city', cameraId: null, nodeId: null, incidentId: null },
  ...{ priority: 'low', gbMethod: 5, source: 'device', kind: 'shape' },
  ...{ what: { zh: '', en: '' }, place: { zh: '', en: '' } },
  description: { zh: '画面中有异常。', en: 'Something unusual is in the picture.' },
  instruction: { zh: '先看画面，再派单。', en: 'Look first, then assign.' },
  ...{ position: null, linkedCameraIds: [], pictureCount: 0, count: 1 },
  ...{ raisedAtMs: 0, lastAtMs: 0, condition: 'cleared', clearedAtMs: 0 },
  ...{ acknowledgement: null, version: 3 },
});
