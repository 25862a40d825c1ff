import { byIds, byNumber, refusals, told } from './playRoutes';
import { always, data, ofMap, refusal, type Asked, type Reply, type Route } from './routing';
import { localText, type FakeState } from './state';
import type { FakeChannel } from './town';

// What lies on the devices, and how they play it.

const msOf = (text: string | null): number => Date.parse(`${(text ?? '').replace(' ', 'T')}+08:00`);
const digits = (text: string): string => text.replace(/\D/g, '');
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const rowsOf = (
  state: FakeState,
  channel: FakeChannel,
  { query }: Asked,
): { startTime: string; endTime: string; fileSize: string }[] => {
  const [fromMs, toMs] = [msOf(query.get('startTime')), msOf(query.get('endTime'))];
  return state.deviceRecords
    .filter((one) => one.channel === channel && one.fromMs < toMs && one.toMs > fromMs)
    .map((one) => ({
      startTime: localText(one.fromMs),
      endTime: localText(one.toMs),
      fileSize: '10485760',
    }));
};

/** The platform waits for the device, and gives up with the code of any refusal. */
const query = async (
  state: FakeState,
  asked: Asked,
  channel: FakeChannel | undefined,
  tell: (rows: ReturnType<typeof rowsOf>, channel: FakeChannel) => unknown,
): Promise<Reply> => {
  if (channel === undefined) return refusal('通道不存在');
  const { startTime, endTime } = Object.fromEntries(asked.query);
  if (Number.isNaN(msOf(startTime ?? '')) || Number.isNaN(msOf(endTime ?? ''))) {
    return refusal('参数或方法错误', 400);
  }
  state.account.recordQueries += 1;
  if (state.device.isSilent) {
    await wait(state.playDelayMs);
    return refusal('timeout');
  }
  return data(tell(rowsOf(state, channel, asked), channel));
};

const longList = (rows: ReturnType<typeof rowsOf>, channel: FakeChannel): unknown => ({
  deviceId: channel.deviceId,
  channelId: channel.gbDeviceId,
  sn: '123456',
  name: channel.name,
  sumNum: rows.length,
  count: rows.length,
  lastTime: null,
  recordList: rows.map((row) => ({
    deviceId: channel.gbDeviceId,
    name: channel.name,
    filePath: null,
    address: null,
    secrecy: 0,
    type: 'time',
    recorderId: null,
    ...row,
  })),
});

/** One session for everybody who asks for the same seconds. */
const start = async (
  state: FakeState,
  asked: Asked,
  channel: FakeChannel | undefined,
): Promise<Reply> => {
  if (channel === undefined) return refusal('通道不存在');
  const { startTime = '', endTime = '' } = Object.fromEntries(asked.query);
  const [fromMs, toMs] = [msOf(startTime), msOf(endTime)];
  if (Number.isNaN(fromMs) || Number.isNaN(toMs)) return refusal('参数或方法错误', 400);
  const stream = `${channel.deviceId}_${channel.gbDeviceId}_${digits(startTime)}_${digits(endTime)}`;
  state.account.playbacks.push(stream);
  await wait(state.playDelayMs);
  const isThere = state.deviceRecords.some(
    (one) => one.channel === channel && one.fromMs < toMs && one.toMs > fromMs,
  );
  if (!isThere) return refusals.timeout;
  state.media.playBack(stream, toMs - fromMs);
  const aliveSecond = state.media.sessionSeconds(stream) ?? 0;
  return told(state, channel, stream, { times: [startTime, endTime], aliveSecond });
};

type Control = (state: FakeState, stream: string, value: string) => Reply;

const missing = refusal('未找到视频流信息');

const control =
  (word: string, act: (state: FakeState, stream: string, value: string) => void): Control =>
  (state, stream, value) => {
    if (state.media.sessionSeconds(stream) === undefined) return missing;
    state.account.playbackOrders.push(
      [word, stream, value].filter((part) => part !== '').join(' '),
    );
    act(state, stream, value);
    return data(null);
  };

const nothing = (): void => undefined;
const pause = control('pause', nothing);
const resume = control('resume', nothing);
const seek = control('seek', nothing);
const setSpeed = control('speed', ({ media, device }, stream, value) => {
  // Many a recorder says yes and goes on as before.
  if (device.isQuick) media.quicken(stream, Number(value));
});
const speed: Control = (state, stream, value) =>
  ['0.25', '0.5', '1', '2', '4', '8'].includes(value)
    ? setSpeed(state, stream, value)
    : refusal('不支持的speed(0.25 0.5 1、2、4、8)');

/** Ends the session for all who watch it. */
const stop: Control = (state, stream) => {
  state.account.playbackStops.push(stream);
  state.media.unpublish(stream);
  return data(null);
};

/** `/api/playback/WORD/STREAM[/VALUE]`, and by channel number `…/playback/WORD?stream=&…`. */
const bothForms = (word: string, order: Control, value?: string): Route[] => [
  {
    method: 'GET',
    path: `/api/playback/${word}/*${value === undefined ? '' : '/*'}`,
    isThere: always,
    answer: (state, { params: [stream = '', told = ''] }) => order(state, stream, told),
  },
  {
    method: 'GET',
    path: `/api/common/channel/playback/${word}`,
    isThere: ofMap,
    answer: (state, asked) =>
      byNumber(state, asked) === undefined
        ? refusal('通道不存在')
        : order(state, asked.query.get('stream') ?? '', asked.query.get(value ?? '') ?? ''),
  },
];

const isThere = (state: FakeState, { query: asked }: Asked): Reply => {
  const stream = asked.get('stream') ?? '';
  const alive = state.media.sessionSeconds(stream);
  const channel = state.town.channels.find(({ gbDeviceId }) => stream.includes(gbDeviceId));
  if (alive === undefined || channel === undefined) return refusal('获取播放地址失败');
  return told(state, channel, stream, { times: [null, null], aliveSecond: alive });
};

/** Records on devices 设备录像, and their sessions. */
export const deviceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/common/channel/playback/query',
    isThere: ofMap,
    answer: (state, asked) => query(state, asked, byNumber(state, asked), (rows) => rows),
  },
  {
    method: 'GET',
    path: '/api/gb_record/query/*/*',
    isThere: always,
    answer: (state, asked) => query(state, asked, byIds(state, asked), longList),
  },
  {
    method: 'GET',
    path: '/api/common/channel/playback',
    isThere: ofMap,
    answer: (state, asked) => start(state, asked, byNumber(state, asked)),
  },
  {
    method: 'GET',
    path: '/api/playback/start/*/*',
    isThere: always,
    answer: (state, asked) => start(state, asked, byIds(state, asked)),
  },
  ...bothForms('pause', pause),
  ...bothForms('resume', resume),
  ...bothForms('seek', seek, 'seekTime'),
  ...bothForms('speed', speed, 'speed'),
  {
    method: 'GET',
    path: '/api/playback/stop/*/*/*',
    isThere: always,
    answer: (state, { params: [, , stream = ''] }) => stop(state, stream, ''),
  },
  {
    method: 'GET',
    path: '/api/common/channel/playback/stop',
    isThere: ofMap,
    answer: (state, { query: asked }) => stop(state, asked.get('stream') ?? '', ''),
  },
  {
    method: 'GET',
    path: '/api/media/stream_info_by_app_and_stream',
    isThere: always,
    answer: isThere,
  },
];
