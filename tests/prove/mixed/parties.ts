import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { PlatformSettings } from '#contract/settings';
import { startGo2rtc } from '../../fakes/go2rtc/fakeGo2rtc';
import { aStream } from '../../fakes/go2rtc/world';
import { startMediamtx } from '../../fakes/mediamtx/fakeMediamtx';
import { aPath } from '../../fakes/mediamtx/world';
import { startWvpFake } from '../../fakes/wvp/wvpFake';
import { serveFolder } from './serveFolder';

/** One maker's platform in the proof: what stands behind it can be killed and started anew. */
export interface Party {
  readonly name: string;
  /** What the desk would enter; null for the city, which stands inside the program. */
  readonly platform: { settings: PlatformSettings; password: string } | null;
  /** Tiles that it fills. */
  readonly tiles: number;
  readonly kill: () => Promise<void>;
  readonly revive: () => Promise<void>;
  readonly end: () => Promise<void>;
}

const settingsOf = (
  platformId: string,
  kind: PlatformSettings['kind'],
  about: Partial<PlatformSettings>,
): PlatformSettings => ({
  ...{ kind, name: platformId, user: '', address: 'http://127.0.0.1' },
  platformId: platformId as PlatformSettings['platformId'],
  ...about,
});

/** HLS of transport stream, behind log-in and sessions. */
export async function wvpParty(): Promise<Party> {
  let fake = await startWvpFake({ cameras: 24, keepAliveMs: 10_000 });
  const { url, port, state } = fake;
  return {
    ...{ name: 'wvp', tiles: 4 },
    platform: {
      settings: settingsOf('wvp', 'wvp', { address: url, user: state.user }),
      password: state.password,
    },
    kill: () => fake.close(),
    revive: async () => {
      fake = await startWvpFake({ cameras: 24, keepAliveMs: 10_000, port });
    },
    end: () => fake.close(),
  };
}

/** LL-HLS with sessions. */
export async function mediamtxParty(): Promise<Party> {
  const names = ['square/east', 'square/west', 'harbour/gate', 'harbour/crane'];
  const paths = () => names.map((name) => aPath(name));
  let fake = await startMediamtx({ paths: paths() });
  const { ports } = fake;
  const options = { hlsAddress: fake.urlOf('hls'), webrtcAddress: fake.urlOf('webrtc') };
  return {
    ...{ name: 'mediamtx', tiles: 4 },
    platform: {
      settings: settingsOf('mtx', 'mediamtx', { address: fake.urlOf('api'), options }),
      password: '',
    },
    kill: () => fake.close(),
    revive: async () => {
      fake = await startMediamtx({ paths: paths(), ports });
    },
    end: () => fake.close(),
  };
}

/** Pictures over a WebSocket. */
export async function go2rtcParty(): Promise<Party> {
  const streams = () => ['gate_east', 'gate_west', 'yard'].map((name) => aStream(name));
  let fake = await startGo2rtc({ streams: streams() });
  const { port, url } = fake;
  return {
    ...{ name: 'go2rtc', tiles: 3 },
    platform: { settings: settingsOf('g2r', 'go2rtc', { address: url }), password: '' },
    kill: () => fake.close(),
    revive: async () => {
      fake = await startGo2rtc({ streams: streams(), port });
    },
    end: () => fake.close(),
  };
}

/** What ffmpeg writes as it goes, named in a list of addresses. */
export async function listParty(folder: string, clip: string): Promise<Party> {
  mkdirSync(folder, { recursive: true });
  const server = await serveFolder(folder);
  const list = join(folder, 'cameras.m3u');
  const entry = (name: string): string =>
    `#EXTINF:-1 group-title="ffmpeg",${name}\n${server.url}/live.m3u8?of=${name}\n`;
  writeFileSync(list, `#EXTM3U\n${entry('quay-1')}${entry('quay-2')}`);
  let encoder = startFfmpeg(folder, clip);
  const stop = async (): Promise<void> => {
    encoder.kill('SIGKILL');
    await server.pause();
  };
  return {
    ...{ name: 'list', tiles: 2 },
    platform: {
      settings: settingsOf('lst', 'list', { address: new URL(`file://${list}`).href }),
      password: '',
    },
    kill: stop,
    revive: async () => {
      encoder = startFfmpeg(folder, clip);
      await server.resume();
    },
    end: async () => {
      await stop();
    },
  };
}

function startFfmpeg(folder: string, clip: string): ChildProcess {
  const input = ['-re', '-stream_loop', '-1', '-i', clip];
  const output = [
    ...['-c:v', 'copy', '-an', '-f', 'hls', '-hls_time', '2', '-hls_list_size', '6'],
    ...['-hls_flags', 'delete_segments+program_date_time+append_list+omit_endlist'],
  ];
  const file = join(folder, 'live.m3u8');
  return spawn('ffmpeg', ['-loglevel', 'error', ...input, ...output, file], { stdio: 'ignore' });
}
