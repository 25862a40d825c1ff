import { aJpeg } from '../../builders/pictures';
import { pageOf } from './records';
import { data, type Asked, type Reply, type Route } from './routing';
import { localText, type FakeAlarm, type FakeState } from './state';

const levels = ['', '一级警情', '二级警情', '三级警情', '四级警情'];
const methods = ['', '电话报警', '设备报警', '短信报警', 'GPS报警', '视频报警', '故障报警', '其他'];

/** An alarm of the newest generation: no priority, no method, epoch milliseconds. */
const newest = ({ id, channel, type, description, atMs }: FakeAlarm): Record<string, unknown> => ({
  id,
  channelId: channel.gbId,
  channelDeviceId: channel.gbDeviceId,
  channelName: channel.name,
  description,
  snapPath: `snap/alarm_${channel.gbDeviceId}_${String(atMs)}.jpg`,
  recordPath: null,
  longitude: channel.longitude ?? 0,
  latitude: channel.latitude ?? 0,
  alarmType: type,
  alarmTime: atMs,
});

/** An alarm of the earlier ones; the event stream tells no id. */
export const legacy = (alarm: FakeAlarm, id: string | null): Record<string, unknown> => ({
  id,
  deviceId: alarm.channel.deviceId,
  deviceName: '示例录像机一',
  channelId: alarm.channel.gbDeviceId,
  alarmPriority: alarm.priority,
  alarmPriorityDescription: levels[Number(alarm.priority)] ?? '',
  alarmMethod: alarm.method,
  alarmMethodDescription: [...alarm.method].map((one) => `-${methods[Number(one)] ?? ''}`).join(''),
  alarmTime: localText(alarm.atMs),
  alarmDescription: alarm.description,
  longitude: alarm.channel.longitude ?? 0,
  latitude: alarm.channel.latitude ?? 0,
  alarmType: alarm.method.includes('5') ? alarm.gbType : null,
  alarmTypeDescription: alarm.gbType === null ? '' : '入侵检测报警',
  createTime: localText(alarm.atMs),
});

const timeOf = (text: string | null): number | undefined => {
  const atMs = Date.parse(`${text ?? ''}+08:00`);
  return Number.isNaN(atMs) ? undefined : atMs;
};

const list =
  (write: (alarm: FakeAlarm) => unknown, from: string, to: string) =>
  (state: FakeState, { query }: Asked): Reply => {
    const page = Number(query.get('page') ?? 1);
    const count = Number(query.get('count') ?? 15);
    const fromMs = timeOf(query.get(from)) ?? 0;
    const toMs = timeOf(query.get(to)) ?? Infinity;
    const rows = state.alarms
      .filter(({ atMs }) => atMs >= fromMs - 999 && atMs <= toMs)
      .sort((a, b) => b.atMs - a.atMs);
    const some = rows.slice((page - 1) * count, page * count);
    return data(pageOf(some.map(write), page, count, rows.length));
  };

/** One event as the stream of this generation writes it. */
export const eventOf = (state: FakeState, alarm: FakeAlarm): string => {
  const html = `<strong>设备：</strong>${alarm.channel.deviceId}<br><i>报警时间：</i>${localText(alarm.atMs)}`;
  switch (state.features.sse) {
    case 'json':
      return `event:message\ndata:${JSON.stringify(legacy(alarm, null))}\n\n`;
    case 'html':
      return `event:message\ndata:${html}\n\n`;
    case 'html-unnamed':
      return `data:${html}\n\n`;
    case 'none':
      return '';
  }
};

const snap: Route['answer'] = (state, { params }) =>
  state.alarms.some(({ id }) => String(id) === params[0])
    ? { kind: 'bytes', type: 'image/jpeg', bytes: aJpeg(320, 180) }
    : { kind: 'empty' };

/** Alarms: by asking, by event stream, and their pictures. */
export const alarmRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/alarm/list',
    isThere: ({ features }) => features.hasAlarmList,
    answer: list(newest, 'beginTime', 'endTime'),
  },
  {
    method: 'GET',
    path: '/api/alarm/all',
    isThere: ({ features }) => !features.hasAlarmList,
    answer: list((alarm) => legacy(alarm, String(alarm.id)), 'startTime', 'endTime'),
  },
  {
    method: 'GET',
    path: '/api/alarm/snap/*',
    isOpen: true,
    isThere: ({ features }) => features.hasAlarmList,
    answer: snap,
  },
  {
    method: 'GET',
    path: '/api/emit',
    isOpen: true,
    isThere: ({ features }) => features.sse !== 'none',
    answer: () => ({ kind: 'events' }),
  },
];
