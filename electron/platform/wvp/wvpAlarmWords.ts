import type { Priority } from '#contract/alarm';
import type { LocalText } from '#contract/text';

/** What an alarm is called, and how urgent its kind is where the platform does not say. */
export interface WvpAlarmKind {
  kind: string;
  what: LocalText;
  priority: Priority;
}

const kind = (name: string, zh: string, en: string, priority: Priority): WvpAlarmKind => ({
  kind: name,
  what: { zh, en },
  priority,
});

const table: readonly WvpAlarmKind[] = [
  kind('VideoLoss', '视频丢失', 'Video loss', 'medium'),
  kind('DeviceTamper', '设备防拆', 'Device tampered with', 'high'),
  kind('StorageFull', '存储设备磁盘满', 'Storage full', 'low'),
  kind('DeviceHighTemperature', '设备高温', 'Device too hot', 'low'),
  kind('DeviceLowTemperature', '设备低温', 'Device too cold', 'low'),
  kind('ManualVideo', '人工视频报警', 'Reported by a viewer', 'high'),
  kind('MotionDetection', '运动目标检测', 'Motion', 'low'),
  kind('LeftObjectDetection', '遗留物检测', 'Object left behind', 'high'),
  kind('ObjectRemovalDetection', '物体移除检测', 'Object removed', 'medium'),
  kind('TripwireDetection', '绊线检测', 'Line crossed', 'medium'),
  kind('IntrusionDetection', '入侵检测', 'Intrusion', 'high'),
  kind('ReverseDetection', '逆行检测', 'Wrong way', 'medium'),
  kind('LoiteringDetection', '徘徊检测', 'Loitering', 'medium'),
  kind('FlowStatistics', '流量统计', 'Flow count', 'low'),
  kind('DensityDetection', '密度检测', 'High density', 'medium'),
  kind('VideoAbnormal', '视频异常', 'Video abnormal', 'medium'),
  kind('RapidMovement', '快速移动', 'Rapid movement', 'medium'),
  kind('VideoOcclusion', '图像遮挡', 'Picture covered', 'medium'),
  kind('MobileDetection', '移动侦测', 'Movement', 'low'),
  kind('StorageFault', '存储设备磁盘故障', 'Storage fault', 'low'),
  kind('StorageFanFault', '存储设备风扇故障', 'Fan fault', 'low'),
  kind('SoundAbnormal', '声音异常', 'Unusual sound', 'medium'),
  kind('SignalAbnormal', '信号量异常', 'Signal abnormal', 'low'),
  kind('IllegalAccess', '非法访问', 'Illegal access', 'medium'),
  kind('Defocus', '虚焦', 'Out of focus', 'low'),
  kind('SceneChange', '场景变更', 'Scene changed', 'medium'),
  kind('CrowdGathering', '人员聚集', 'Crowd gathering', 'high'),
  kind('ParkingDetection', '停车侦测', 'Parking', 'low'),
];

const byName = new Map(table.map((one) => [one.kind, one]));
const other = kind('Other', '报警', 'Alarm', 'medium');

/** Numbers of GB/T 28181 for the types of method 2, 5 and 6, in the order of the standard. */
const byMethod: Record<string, readonly string[]> = {
  '2': [
    'VideoLoss',
    'DeviceTamper',
    'StorageFull',
    'DeviceHighTemperature',
    'DeviceLowTemperature',
  ],
  '5': [
    'ManualVideo',
    'MotionDetection',
    'LeftObjectDetection',
    'ObjectRemovalDetection',
    'TripwireDetection',
    'IntrusionDetection',
    'ReverseDetection',
    'LoiteringDetection',
    'FlowStatistics',
    'DensityDetection',
    'VideoAbnormal',
    'RapidMovement',
    'VideoOcclusion',
  ],
  '6': ['StorageFault', 'StorageFanFault'],
};

const methods: readonly LocalText[] = [
  { zh: '电话报警', en: 'Phone alarm' },
  { zh: '设备报警', en: 'Device alarm' },
  { zh: '短信报警', en: 'Message alarm' },
  { zh: '卫星定位报警', en: 'Positioning alarm' },
  { zh: '视频报警', en: 'Video alarm' },
  { zh: '设备故障报警', en: 'Device fault' },
  { zh: '其他报警', en: 'Other alarm' },
];

/** By the name that the newest generation tells; one that is not known is shown by its name. */
export const kindByName = (name: string | null): WvpAlarmKind => {
  if (name === null || name === '') return other;
  return byName.get(name) ?? { kind: name, what: { zh: name, en: name }, priority: 'medium' };
};

/** By GB/T 28181 method and type. Methods may be combined: the first one with a type counts. */
export const kindByNumber = (method: string, type: string | null): WvpAlarmKind => {
  for (const digit of method) {
    const name = byMethod[digit]?.[Number(type) - 1];
    if (name !== undefined) return kindByName(name);
  }
  const what = methods[Number(method[0]) - 1];
  return what === undefined ? other : { kind: `method-${method}`, what, priority: 'medium' };
};
