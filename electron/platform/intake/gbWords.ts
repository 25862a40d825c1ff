import type { LocalText } from '#contract/text';

type Table = Readonly<Record<string, LocalText>>;

const methods: Table = {
  1: { zh: '电话报警', en: 'Alarm by phone' },
  2: { zh: '设备报警', en: 'Device alarm' },
  3: { zh: '短信报警', en: 'Alarm by message' },
  4: { zh: '定位报警', en: 'Position alarm' },
  5: { zh: '视频报警', en: 'Video alarm' },
  6: { zh: '设备故障报警', en: 'Device fault' },
  7: { zh: '其他报警', en: 'Other alarm' },
};

const deviceTypes: Table = {
  1: { zh: '视频丢失', en: 'Video loss' },
  2: { zh: '设备防拆', en: 'Device tampering' },
  3: { zh: '存储设备磁盘满', en: 'Disk full' },
  4: { zh: '设备高温', en: 'Device too hot' },
  5: { zh: '设备低温', en: 'Device too cold' },
};

const videoTypes: Table = {
  1: { zh: '人工视频报警', en: 'Video alarm by hand' },
  2: { zh: '运动目标检测', en: 'Motion' },
  3: { zh: '遗留物检测', en: 'Left object' },
  4: { zh: '物体移除检测', en: 'Removed object' },
  5: { zh: '绊线检测', en: 'Line crossing' },
  6: { zh: '入侵检测', en: 'Intrusion' },
  7: { zh: '逆行检测', en: 'Wrong way' },
  8: { zh: '徘徊检测', en: 'Loitering' },
  9: { zh: '流量统计', en: 'Flow count' },
  10: { zh: '密度检测', en: 'Density' },
  11: { zh: '视频异常检测', en: 'Abnormal video' },
  12: { zh: '快速移动', en: 'Fast movement' },
  13: { zh: '图像遮挡', en: 'Covered picture' },
};

const faultTypes: Table = {
  1: { zh: '存储设备磁盘故障', en: 'Disk fault' },
  2: { zh: '风扇故障', en: 'Fan fault' },
};

const typesOf: Readonly<Record<string, Table>> = { 2: deviceTypes, 5: videoTypes, 6: faultTypes };

/** What the numbers of method and type say. */
export const gbWhat = (method: string, type: string): LocalText | undefined =>
  typesOf[method]?.[type] ?? methods[method];
