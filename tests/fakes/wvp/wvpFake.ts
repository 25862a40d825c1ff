import { accountRoutes } from './accountRoutes';
import { alarmRoutes, eventOf } from './alarmRoutes';
import { catalogRoutes } from './catalogRoutes';
import { wvpFeatures, type WvpDialect } from './dialects';
import { recordedMs, startMediaNode } from './mediaNode';
import { cloudRoutes } from './cloudRoutes';
import { deviceRoutes } from './deviceRoutes';
import { playRoutes } from './playRoutes';
import { startWvpServer } from './server';
import type { FakeAlarm, FakeRecord, FakeState } from './state';
import { steerRoutes } from './steerRoutes';
import { makeTown } from './town';

export type { WvpDialect } from './dialects';

export interface WvpFakeOptions {
  dialect?: WvpDialect;
  cameras?: number;
  /** 0: any. */
  port?: number;
  /** A stream without readers ends after this; 20 s at real ones. */
  idleMs?: number;
  playDelayMs?: number;
  tokenLifeMinutes?: number;
  isShuffled?: boolean;
  /** Between two signs of life of the event stream. */
  keepAliveMs?: number;
}

/** WVP-GB28181-pro with its media node, on loopback, of the generation that is wanted. */
export interface WvpFake {
  url: string;
  port: number;
  state: FakeState;
  raiseAlarm: (gbId: number, about?: Partial<Omit<FakeAlarm, 'id' | 'channel'>>) => FakeAlarm;
  /** The media node writes a file: as the clip goes, eight seconds. */
  record: (gbId: number, fromMs: number) => FakeRecord;
  /** A device keeps something. */
  recordOnDevice: (gbId: number, fromMs: number, toMs: number) => void;
  /** Forgets every token it gave, as after a restart or when they ran out. */
  expireTokens: () => void;
  /** Breaks every open connection; new ones are taken. */
  cutConnections: () => void;
  close: () => Promise<void>;
}

const routes = [
  ...accountRoutes,
  ...catalogRoutes,
  ...playRoutes,
  ...cloudRoutes,
  ...deviceRoutes,
  ...steerRoutes,
  ...alarmRoutes,
];

const makeState = async (options: WvpFakeOptions): Promise<FakeState> => {
  const dialect = options.dialect ?? 'head';
  const town = makeTown(options.cameras ?? 120);
  const media = await startMediaNode({
    idleMs: options.idleMs ?? 20_000,
    onIdle: (stream) => {
      const channel = town.channels.find(({ streamId }) => streamId === stream);
      if (channel !== undefined) channel.streamId = null;
    },
  });
  const { hostname, port } = new URL(media.url);
  const positions = ['示例全景', '路口特写', '东门'].map((presetName, index) => ({
    presetId: String(index + 1),
    presetName,
  }));
  const isSteered = (type: number | null): boolean => type === null || type === 1 || type === 4;
  return {
    dialect,
    features: wvpFeatures[dialect],
    town,
    media,
    account: {
      plays: [],
      stops: [],
      mostAtOnce: 0,
      mostOfOneDevice: 0,
      ptz: [],
      logIns: 0,
      playbacks: [],
      playbackStops: [],
      playbackOrders: [],
      recordQueries: 0,
      paths: new Map(),
    },
    user: 'wall',
    password: 'a-password-of-this-run',
    apiKey: 'an.api.key',
    tokenLifeMinutes: options.tokenLifeMinutes ?? 30,
    tokens: new Set(),
    isShuffled: options.isShuffled ?? true,
    lists: 0,
    playDelayMs: options.playDelayMs ?? 5,
    playResult: () => 'ok',
    playing: [],
    mediaHost: { host: hostname, port: Number(port) },
    alarms: [],
    records: [],
    deviceRecords: [],
    device: { isSilent: false, isQuick: true },
    listeners: new Set(),
    presets: new Map(
      town.channels
        .filter(({ ptzType }) => isSteered(ptzType))
        .map(({ gbId }) => [gbId, positions] as const),
    ),
    spoil: () => undefined,
  };
};

/** Starts it. */
export const startWvpFake = async (options: WvpFakeOptions = {}): Promise<WvpFake> => {
  const state = await makeState(options);
  const server = await startWvpServer(state, routes, {
    port: options.port ?? 0,
    keepAliveMs: options.keepAliveMs ?? 1_000,
  });
  let alarms = 9_000;
  return {
    url: server.url,
    port: server.port,
    state,
    raiseAlarm: (gbId, about = {}) => {
      const channel = state.town.channels.find((one) => one.gbId === gbId);
      if (channel === undefined) throw new Error(`no channel ${String(gbId)}`);
      alarms += 1;
      const alarm: FakeAlarm = {
        id: alarms,
        channel,
        type: 'IntrusionDetection',
        gbType: '6',
        method: '5',
        priority: '1',
        description: '入侵检测',
        atMs: Date.now(),
        ...about,
      };
      state.alarms.push(alarm);
      for (const tell of state.listeners) tell(eventOf(state, alarm));
      return alarm;
    },
    record: (gbId, fromMs) => {
      const channel = state.town.channels.find((one) => one.gbId === gbId);
      if (channel === undefined) throw new Error(`no channel ${String(gbId)}`);
      const id = state.records.length + 1;
      const record = { id, channel, fromMs, toMs: fromMs + recordedMs };
      state.records.push(record);
      return record;
    },
    recordOnDevice: (gbId, fromMs, toMs) => {
      const channel = state.town.channels.find((one) => one.gbId === gbId);
      if (channel === undefined) throw new Error(`no channel ${String(gbId)}`);
      state.deviceRecords.push({ channel, fromMs, toMs });
    },
    expireTokens: () => {
      state.tokens.clear();
    },
    cutConnections: server.cut,
    close: async () => {
      await server.close();
      await state.media.close();
    },
  };
};
