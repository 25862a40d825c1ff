import {
  channelNode,
  commonChannel,
  device,
  deviceChannel,
  folderNode,
  oldChannel,
  pageOf,
  regionRow,
} from './records';
import {
  always,
  data,
  ofCommon,
  ofMap,
  refusal,
  type Asked,
  type Reply,
  type Route,
} from './routing';
import { channelOf, type FakeState } from './state';
import type { FakeChannel, FakeFolder } from './town';

const numberOf = (query: URLSearchParams, name: string, otherwise: number): number =>
  Number(query.get(name) ?? otherwise);

/**
 * Rows of one time of creation have no order of their own: each answer may turn them otherwise, so
 * that pages repeat some and skip others.
 */
const turned = (state: FakeState, rows: readonly FakeChannel[]): readonly FakeChannel[] => {
  state.lists += 1;
  if (!state.isShuffled || rows.length < 2) return rows;
  const by = (state.lists * 7) % Math.min(rows.length, 97);
  return [...rows.slice(by), ...rows.slice(0, by)];
};

const paged = (
  rows: readonly FakeChannel[],
  query: URLSearchParams,
  write: (channel: FakeChannel) => unknown,
): Reply => {
  const page = numberOf(query, 'page', 1);
  const count = numberOf(query, 'count', 15);
  const some = rows.slice((page - 1) * count, page * count);
  return data(pageOf(some.map(write), page, count, rows.length));
};

const isWanted = (channel: FakeChannel, query: URLSearchParams): boolean => {
  const online = query.get('online');
  if (online !== null && (channel.status === 'ON') !== (online === 'true')) return false;
  const words = query.get('query');
  return words === null || channel.name.includes(words);
};

const wanted = (state: FakeState, query: URLSearchParams): FakeChannel[] =>
  state.town.channels.filter((channel) => isWanted(channel, query));

interface Index {
  of: number;
  below: Map<string, FakeChannel[]>;
}
const indexes = new WeakMap<FakeState, Index>();

/** Channels by the branch they stand in; made anew when their number changed. */
const channelsOf = (state: FakeState, folder: FakeFolder): readonly FakeChannel[] => {
  const { channels } = state.town;
  let index = indexes.get(state);
  if (index?.of !== channels.length) {
    const below = new Map<string, FakeChannel[]>();
    for (const channel of channels) {
      for (const code of [channel.civilCode, channel.groupId]) {
        if (code === null) continue;
        const list = below.get(code) ?? [];
        list.push(channel);
        below.set(code, list);
      }
    }
    index = { of: channels.length, below };
    indexes.set(state, index);
  }
  return index.below.get(folder.deviceId) ?? [];
};

const treeLevel =
  (tree: FakeFolder['tree']) =>
  (state: FakeState, { query }: Asked): Reply => {
    const parent = query.get('parent');
    const parentId = parent === null || parent === '' ? null : Number(parent);
    const { folders } = state.town;
    const below = folders.filter((one) => one.tree === tree && one.parentId === parentId);
    const folder = folders.find((one) => one.tree === tree && one.id === parentId);
    // Roots never carry channels.
    const leaves =
      folder !== undefined && query.get('hasChannel') === 'true' ? channelsOf(state, folder) : [];
    return data([...below.map(folderNode), ...leaves.map((channel) => channelNode(channel, tree))]);
  };

/** Areas as one list, in the order of their numbers. */
const regionPage = (state: FakeState, { query }: Asked): Reply => {
  const page = numberOf(query, 'page', 1);
  const count = numberOf(query, 'count', 15);
  const words = query.get('query') ?? '';
  const rows = state.town.folders.filter(
    ({ tree, name, deviceId }) => tree === 'region' && `${name} ${deviceId}`.includes(words),
  );
  const some = rows.slice((page - 1) * count, page * count);
  return data(pageOf(some.map(regionRow), page, count, rows.length));
};

const deviceChannels = (state: FakeState, { query, params }: Asked): Reply => {
  const rows = wanted(state, query).filter(({ deviceId }) => deviceId === params[0]);
  const { hasCommon, omitsNulls } = state.features;
  return paged(turned(state, rows), query, (channel) =>
    hasCommon ? deviceChannel(channel) : oldChannel(channel, omitsNulls),
  );
};

/** Trees, channels, devices. */
export const catalogRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/region/tree/list',
    isThere: ofCommon,
    answer: treeLevel('region'),
  },
  { method: 'GET', path: '/api/region/page/list', isThere: ofCommon, answer: regionPage },
  { method: 'GET', path: '/api/group/tree/list', isThere: ofCommon, answer: treeLevel('group') },
  {
    method: 'GET',
    path: '/api/common/channel/list',
    isThere: ofCommon,
    answer: (state, { query }) => paged(turned(state, wanted(state, query)), query, commonChannel),
  },
  {
    method: 'GET',
    path: '/api/common/channel/one',
    isThere: ofCommon,
    answer: (state, { query }) => {
      const channel = channelOf(state, numberOf(query, 'id', 0));
      return channel === undefined ? refusal('通道不存在') : data(commonChannel(channel));
    },
  },
  {
    method: 'GET',
    path: '/api/common/channel/map/list',
    isThere: ofMap,
    answer: (state, { query }) => data(wanted(state, query).map(commonChannel)),
  },
  {
    method: 'GET',
    path: '/api/device/query/devices',
    isThere: always,
    answer: (state, { query }) => {
      const page = numberOf(query, 'page', 1);
      const count = numberOf(query, 'count', 15);
      const { devices } = state.town;
      const some = devices.slice((page - 1) * count, page * count);
      return data(pageOf(some.map(device), page, count, devices.length));
    },
  },
  {
    method: 'GET',
    path: '/api/device/query/devices/*/channels',
    isThere: always,
    answer: deviceChannels,
  },
];
