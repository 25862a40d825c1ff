import type { WvpDialect, WvpFeatures } from './dialects';
import type { FakeMediaNode } from './mediaNode';
import type { FakeChannel, FakeTown } from './town';

/** How one start of a channel ends. */
export type PlayResult =
  'ok' | 'signal-timeout' | 'stream-timeout' | 'timeout' | 'async-timeout' | 'exhausted';

/** An alarm as the platform holds it. */
export interface FakeAlarm {
  id: number;
  channel: FakeChannel;
  /** Name of `AlarmType` in the newest generation, null where it has none. */
  type: string | null;
  /** GB/T 28181 number of the type in earlier ones. */
  gbType: string | null;
  method: string;
  priority: '1' | '2' | '3' | '4';
  description: string | null;
  /** On the device's clock. */
  atMs: number;
}

/** A file that the media node wrote. */
export interface FakeRecord {
  id: number;
  channel: FakeChannel;
  fromMs: number;
  toMs: number;
}

/** What was asked of the fake, for tests to look at. */
export interface FakeAccount {
  plays: { channelId: string; atMs: number }[];
  /** Calls that stop a stream for every viewer; a wall makes none. */
  stops: string[];
  mostAtOnce: number;
  mostOfOneDevice: number;
  ptz: { channelId: string; command: string; query: string }[];
  logIns: number;
  /** Sessions of devices that were asked for, by their names. */
  playbacks: string[];
  playbackStops: string[];
  /** What else was said to sessions: word, session, value. */
  playbackOrders: string[];
  recordQueries: number;
  paths: Map<string, number>;
}

/** Everything that the routes of the fake share. */
export interface FakeState {
  dialect: WvpDialect;
  features: WvpFeatures;
  town: FakeTown;
  media: FakeMediaNode;
  account: FakeAccount;
  user: string;
  password: string;
  apiKey: string;
  tokenLifeMinutes: number;
  tokens: Set<string>;
  /** Pages of the list repeat and skip rows. */
  isShuffled: boolean;
  /** Counts answers of the list, which decide how rows of one time are ordered. */
  lists: number;
  playDelayMs: number;
  playResult: (channel: FakeChannel) => PlayResult;
  playing: FakeChannel[];
  /** Host and port that stream addresses name; the media node's own ones unless told otherwise. */
  mediaHost: { host: string; port: number };
  alarms: FakeAlarm[];
  records: FakeRecord[];
  /** What lies on devices. */
  deviceRecords: Omit<FakeRecord, 'id'>[];
  device: { isSilent: boolean; /** Plays faster when it is told to. */ isQuick: boolean };
  /** Lines of `/api/emit`. */
  listeners: Set<(event: string) => void>;
  presets: Map<number, { presetId: string; presetName: string }[]>;
  /** Spoils any answer: a test's hand. Undefined lets it through. */
  spoil: (path: string) => { status?: number; body: string } | undefined;
}

export const channelOf = (state: FakeState, gbId: number): FakeChannel | undefined =>
  state.town.channels.find((channel) => channel.gbId === gbId);

/** Text of local time at the platform, whose zone is UTC+8. */
export const localText = (atMs: number): string =>
  new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
