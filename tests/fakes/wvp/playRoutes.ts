import { channelOf, type FakeState, type PlayResult } from './state';
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

/** How a start fails. */
export const refusals: Record<Exclude<PlayResult, 'ok'>, Reply> = {
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

/** The answer of every call that starts something. */
export const told = (
  state: FakeState,
  channel: FakeChannel,
  stream: string,
  about: { times?: [string | null, string | null]; aliveSecond?: number } = {},
): Reply =>
  data(
    streamContent({
      channel,
      stream,
      ...state.mediaHost,
      isHead: state.dialect === 'head',
      isOld: !state.features.hasCommon,
      aliveSecond: about.aliveSecond ?? 1,
      ...(about.times && { span: { startTime: about.times[0], endTime: about.times[1] } }),
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

export const byNumber = (state: FakeState, { query }: Asked): FakeChannel | undefined =>
  channelOf(state, Number(query.get('channelId')));

export const byIds = (state: FakeState, { params: [deviceId, channelId] }: Asked) =>
  state.town.channels.find((one) => one.deviceId === deviceId && one.gbDeviceId === channelId);

/** Ends a stream for every viewer there is; a wall never asks for that. */
const stop = (state: FakeState, channel: FakeChannel | undefined): Reply => {
  if (channel === undefined) return refusal('通道不存在');
  state.account.stops.push(channel.gbDeviceId);
  state.media.unpublish(`${channel.deviceId}_${channel.gbDeviceId}`);
  channel.streamId = null;
  return data(null);
};

/** Live pictures. */
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
];
