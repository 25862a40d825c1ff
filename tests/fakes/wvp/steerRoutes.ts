import { aJpeg } from '../../builders/pictures';
import { always, data, refusal, type Asked, type Reply, type Route } from './routing';
import { channelOf, type FakeState } from './state';
import type { FakeChannel } from './town';

type Find = (state: FakeState, asked: Asked) => FakeChannel | undefined;

const byNumber: Find = (state, { query }) => channelOf(state, Number(query.get('channelId')));
const byIds: Find = (state, { params: [deviceId, channelId] }) =>
  state.town.channels.find((one) => one.deviceId === deviceId && one.gbDeviceId === channelId);

/** Pushed and pulled streams have no drive. */
const steered =
  (find: Find, act: (state: FakeState, channel: FakeChannel, asked: Asked) => Reply) =>
  (state: FakeState, asked: Asked): Reply => {
    const channel = find(state, asked);
    if (channel === undefined) return refusal('通道不存在');
    return channel.dataType === 1 ? act(state, channel, asked) : refusal('该通道不支持此操作');
  };

const log =
  (command: (asked: Asked) => string) =>
  (state: FakeState, channel: FakeChannel, asked: Asked): Reply => {
    state.account.ptz.push({
      channelId: channel.gbDeviceId,
      command: command(asked),
      query: asked.query.toString(),
    });
    return data(null);
  };

const move = log(({ query }) => query.get('command') ?? 'stop');
const call = log(({ query }) => `preset ${query.get('presetId') ?? ''}`);
/**
 * The commands of the oldest form: 129 sets, 130 calls, 131 deletes a position, 136 starts a cruise;
 * 0 ends whatever goes on.
 */
const frontEnd = log(({ query }) => {
  const code = query.get('cmdCode') ?? '';
  if (code === '130') return `preset ${query.get('parameter2') ?? ''}`;
  if (code === '136') return `cruise ${query.get('parameter1') ?? ''}`;
  return code === '0' ? 'cruise ended' : `code ${code}`;
});
/** The group of a cruise is asked for, even to end it; the end itself names none. */
const cruised =
  (what: 'start' | 'stop', name: 'tourId' | 'cruiseId') =>
  (state: FakeState, channel: FakeChannel, asked: Asked): Reply => {
    const group = Number(asked.query.get(name) ?? NaN);
    if (!(group >= 0 && group <= 255)) return refusal('巡航组号必须为0-255之间的数字');
    const said = what === 'start' ? `cruise ${String(group)}` : 'cruise ended';
    return log(() => said)(state, channel, asked);
  };
const presets = (state: FakeState, channel: FakeChannel): Reply =>
  data(state.presets.get(channel.gbId) ?? []);

const isCommon = ({ features }: FakeState): boolean => features.ptz === 'common';
const isFrontEnd = ({ features }: FakeState): boolean => features.ptz !== 'old';
const isOld = ({ features }: FakeState): boolean => features.ptz === 'old';

const common = '/api/common/channel/front-end';
const frontEndRoot = '/api/front-end';

const snap: Route['answer'] = (state, asked) => {
  const channel = byIds(state, asked);
  if (channel === undefined || channel.status !== 'ON') return { kind: 'empty' };
  // JPEG that is labelled a PNG, as it is.
  return { kind: 'bytes', type: 'image/png', bytes: aJpeg(320, 180) };
};

/** Steering, positions, still pictures. */
export const steerRoutes: readonly Route[] = [
  { method: 'GET', path: `${common}/ptz`, isThere: isCommon, answer: steered(byNumber, move) },
  {
    method: 'GET',
    path: `${common}/preset/query`,
    isThere: isCommon,
    answer: steered(byNumber, presets),
  },
  {
    method: 'GET',
    path: `${common}/preset/call`,
    isThere: isCommon,
    answer: steered(byNumber, call),
  },
  {
    method: 'GET',
    path: `${frontEndRoot}/ptz/*/*`,
    isThere: isFrontEnd,
    answer: steered(byIds, move),
  },
  {
    method: 'GET',
    path: `${frontEndRoot}/preset/query/*/*`,
    isThere: isFrontEnd,
    answer: steered(byIds, presets),
  },
  {
    method: 'GET',
    path: `${frontEndRoot}/preset/call/*/*`,
    isThere: isFrontEnd,
    answer: steered(byIds, call),
  },
  ...(['start', 'stop'] as const).flatMap((what): Route[] => [
    {
      method: 'GET',
      path: `${common}/tour/${what}`,
      isThere: isCommon,
      answer: steered(byNumber, cruised(what, 'tourId')),
    },
    {
      method: 'GET',
      path: `${frontEndRoot}/cruise/${what}/*/*`,
      isThere: isFrontEnd,
      answer: steered(byIds, cruised(what, 'cruiseId')),
    },
  ]),
  { method: 'POST', path: '/api/ptz/control/*/*', isThere: isOld, answer: steered(byIds, move) },
  {
    method: 'POST',
    path: '/api/ptz/front_end_command/*/*',
    isThere: isOld,
    answer: steered(byIds, frontEnd),
  },
  {
    method: 'GET',
    path: '/api/ptz/preset/query/*/*',
    isThere: isOld,
    answer: steered(byIds, presets),
  },
  {
    method: 'GET',
    path: '/api/device/query/snap/*/*',
    isOpen: true,
    isThere: always,
    answer: snap,
  },
];
