import { join } from 'node:path';

import type { PlatformId } from '#contract/ids';

import { VnpPlatform } from '../../electron/platform/vnp/vnpPlatform';
import { startCity, type RunningCity } from '../../electron/rehearsal/server';
import type { ClockPort } from '../../electron/wall/ports';
import { startLineProxy } from '../fakes/lineProxy';
import { makeTinyClips } from '../fakes/tinyClips';
import type { PlatformStage, RehearsedFault } from './platformContract';

/** The clock of this machine. */
export const realClock: ClockPort = {
  now: Date.now,
  after: (delayMs, call) => {
    const timer = setTimeout(call, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};

const preparedClips = join(import.meta.dirname, '../../resources/rehearsal');
const user = 'wall';
const password = 'a-password-of-this-run';
const bare = (id: string): string => id.slice(id.indexOf(':') + 1);

export interface RehearsalStage extends Required<
  Omit<PlatformStage, 'recorded' | 'recordedForSpeed'>
> {
  setFault: (cameraId: string, fault: RehearsedFault) => Promise<void>;
  liftFault: (cameraId: string) => Promise<void>;
}

export interface RehearsalWish {
  cameras?: number;
  tokenLifeMs?: number;
  /** With the prepared clips; tiny ones are quicker and hold no pictures. */
  hasPictures?: boolean;
}

/** The rehearsal city in this process, quiet until something is asked of it. */
export const stageRehearsal = async (wish: RehearsalWish = {}): Promise<RehearsalStage> => {
  const cameraCount = wish.cameras ?? 120;
  const clips = await makeTinyClips();
  const open = (port: number): Promise<RunningCity> =>
    startCity({
      port,
      user,
      password,
      cameras: cameraCount,
      script: 'off',
      alarmsPerHour: 0,
      clipsFolder: wish.hasPictures === true ? preparedClips : clips.folder,
      ...(wish.tokenLifeMs === undefined ? {} : { tokenLifeMs: wish.tokenLifeMs }),
    });
  let city = await open(0);
  const line = await startLineProxy(city.url);

  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const root = `${city.url}/vnp/v1`;
    const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const login = await fetch(`${root}/login`, {
      ...post,
      body: JSON.stringify({ user, password }),
    });
    const { accessToken } = (await login.json()) as { accessToken: string };
    const response = await fetch(root + path, {
      method,
      headers: { ...post.headers, authorization: `Bearer ${accessToken}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };

  return {
    cameraCount,
    connect: (tried = password) =>
      new VnpPlatform({
        settings: {
          platformId: 'city' as PlatformId,
          kind: 'vnp',
          name: '演练城市',
          address: line.url,
          user,
        },
        password: tried,
        clock: realClock,
      }),
    raiseAlarm: async (cameraId, level) => {
      const kind = 'road-collision';
      const body = { cameraId: bare(cameraId), kind, level, clearAfterMs: null };
      await control('POST', '/rehearsal/alarms', body);
    },
    clearAlarm: async ({ alarmId }) => {
      await control('POST', `/rehearsal/alarms/${bare(alarmId)}/clear`);
    },
    changeCatalog: async (kind, cameraId, name) => {
      const named = name === undefined ? {} : { name, nameEn: name };
      await control('POST', '/rehearsal/catalog', { kind, cameraId: bare(cameraId), ...named });
    },
    countAnswers: async (key) => {
      const list = (await control('GET', '/rehearsal/answers')) as {
        answers: { idempotencyKey: string }[];
      };
      return list.answers.filter(({ idempotencyKey }) => idempotencyKey === key).length;
    },
    setFault: async (cameraId, fault) => {
      await control('PUT', `/rehearsal/faults/${bare(cameraId)}`, { fault });
    },
    liftFault: async (cameraId) => {
      await control('DELETE', `/rehearsal/faults/${bare(cameraId)}`);
    },
    cutLine: line.cut,
    severLine: line.sever,
    mendLine: line.mend,
    restart: async () => {
      const { port } = city;
      await city.close();
      line.cut();
      city = await open(port);
    },
    close: async () => {
      await line.close();
      await city.close();
      await clips.remove();
    },
  };
};
