import { channelOf, localText, type FakeState, type PlayResult } from './state';
import {
  data,
  ofCommon,
  ofMap,
  always,
  refusal,
  type Asked,
  type Reply,
  type Route,
} from './routing';
import { streamContent } from './streamContent';
import type { FakeChannel } from './town';

const refusals: Record<Exclude<PlayResult, 'ok'>, Reply> = {
  'signal-timeout': refusal('信令超时', -1),
  'stream-timeout': refusal('收流超时', -2),
  exhausted: refusal('资源耗尽', -3),
  timeout: refusal('点播超时', 100),
  'async-timeout': { kind: 'code', code: 500, msg: null, status: 500 },
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Most starts that run at once on one recorder. */
const ofOneDevice = (playing: readonly FakeChannel[]): number => {
  const counts = new Map<string, number>();
  for (const { deviceId } of playing) counts.set(deviceId, (counts.get(deviceId) ?? 0) + 1);
  return Math.max(0, ...counts.values());
};

const told = (state: FakeState, channel: FakeChannel, stream: string, span?: [string, string]) =>
  data(
    streamContent({
      channel,
      stream,
      ...state.mediaHost,
      isHead: state.dialect === 'head',
      isOld: !state.features.hasCommon,
      ...(span && { span: { startTime: span[0], endTime: span[1] } }),
    }),
  );

const play = async (state: FakeState, channel: FakeChannel | undefined): Promise<Reply> => {
  if (channel === undefined) return refusal('通道不存在');
  const { account, media } = state;
  const stream = `${channel.deviceId}_${channel.gbDeviceId}`;
  account.plays.push({ channelId: channel.gbDeviceId, atMs: Date.now() });
  if (media.isLive(stream)) return told(state, channel, stream);
  state.playing.push(channel);
  account.mostAtOnce = Math.max(account.mostAtOnce, state.playing.length);
  account.mostOfOneDevice = Math.max(account.mostOfOneDevice, ofOneDevice(state.playing));
  await wait(state.playDelayMs);
  state.playing.splice(state.playing.indexOf(channel), 1);
  const result = channel.status === 'OFF' ? 'stream-timeout' : state.playResult(channel);
  if (result !== 'ok') return refusals[result];
  media.publish(stream);
  channel.streamId = stream;
  return told(state, channel, stream);
};

const byNumber = (state: FakeState, { query }: Asked): FakeChannel | undefined =>
  channelOf(state, Number(query.get('channelId')));

const byIds = (state: FakeState, { params: [deviceId, channelId] }: Asked) =>
  state.town.channels.find((one) => one.deviceId === deviceId && one.gbDeviceId === channelId);

/** Ends a stream for every viewer there is; a wall never asks for that. */
const stop = (state: FakeState, channel: FakeChannel | undefined): Reply => {
  if (channel === undefined) return refusal('通道不存在');
  state.account.stops.push(channel.gbDeviceId);
  state.media.unpublish(`${channel.deviceId}_${channel.gbDeviceId}`);
  channel.streamId = null;
  return data(null);
};

const digits = (text: string): string => text.replace(/\D/g, '');

const playback = (state: FakeState, asked: Asked, channel: FakeChannel | undefined): Reply => {
  if (channel === undefined) return refusal('通道不存在');
  const startTime = asked.query.get('startTime') ?? '';
  const endTime = asked.query.get('endTime') ?? '';
  const stream = `${channel.deviceId}_${channel.gbDeviceId}_${digits(startTime)}_${digits(endTime)}`;
  state.media.publish(stream);
  return told(state, channel, stream, [startTime, endTime]);
};

const hourMs = 3_600_000;

/** Half an hour each, without a gap, up to the end that was asked for. */
const records = ({ query }: Asked): { startTime: string; endTime: string; fileSize: string }[] => {
  const at = (name: string): number => Date.parse(`${query.get(name) ?? ''}+08:00`);
  const rows = [];
  for (let from = at('startTime'); from < at('endTime') && rows.length < 48; from += hourMs / 2) {
    const to = Math.min(from + hourMs / 2, at('endTime'));
    rows.push({ startTime: localText(from), endTime: localText(to), fileSize: '10485760' });
  }
  return rows;
};

const deviceRecords = (state: FakeState, asked: Asked): Reply => {
  const channel = byIds(state, asked);
  if (channel === undefined) return refusal('通道不存在');
  const recordList = records(asked).map((row) => ({
    deviceId: channel.gbDeviceId,
    name: channel.name,
    filePath: null,
    address: null,
    secrecy: 0,
    type: 'time',
    recorderId: null,
    ...row,
  }));
  return data({
    deviceId: channel.deviceId,
    channelId: channel.gbDeviceId,
    sn: '123456',
    name: channel.name,
    sumNum: recordList.length,
    count: recordList.length,
    lastTime: null,
    recordList,
  });
};

/** Live and recorded pictures. */
export const playRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/common/channel/play',
    isThere: ofCommon,
    answer: (state, asked) => play(state, byNumber(state, asked)),
  },
  {
    method: 'GET',
    path: '/api/play/start/*/*',
    isThere: always,
    answer: (state, asked) => play(state, byIds(state, asked)),
  },
  {
    method: 'GET',
    path: '/api/common/channel/play/stop',
    isThere: ofMap,
    answer: (state, asked) => stop(state, byNumber(state, asked)),
  },
  {
    method: 'GET',
    path: '/api/play/stop/*/*',
    isThere: always,
    answer: (state, asked) => stop(state, byIds(state, asked)),
  },
  {
    method: 'GET',
    path: '/api/common/channel/playback/query',
    isThere: ofMap,
    answer: (_state, asked) => data(records(asked)),
  },
  {
    method: 'GET',
    path: '/api/gb_record/query/*/*',
    isThere: always,
    answer: deviceRecords,
  },
  {
    method: 'GET',
    path: '/api/common/channel/playback',
    isThere: ofMap,
    answer: (state, asked) => playback(state, asked, byNumber(state, asked)),
  },
  {
    method: 'GET',
    path: '/api/playback/start/*/*',
    isThere: always,
    answer: (state, asked) => playback(state, asked, byIds(state, asked)),
  },
];
