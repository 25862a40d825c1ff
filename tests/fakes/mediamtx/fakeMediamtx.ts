import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

import { openLiveClip } from '../liveClip';
import { serveApi } from './api';
import { FakeHls } from './hls';
import { servePlayback } from './playback';
import { FakeWhep } from './whep';
import type { FakePath, World } from './world';

/** Which of its servers. */
export type MediamtxServer = 'api' | 'hls' | 'webrtc' | 'playback';

/** What a fake is started with. */
export interface MediamtxWish extends Partial<Pick<World, 'version' | 'login' | 'sessionLifeMs'>> {
  paths?: readonly FakePath[];
  /** So many times faster than life. */
  speed?: number;
  clip?: string;
  /** Where it stood before it died; any free ones otherwise. */
  ports?: Readonly<Record<MediamtxServer, number>>;
}

/** A MediaMTX on loopback. */
export interface FakeMediamtx {
  world: World;
  ports: Record<MediamtxServer, number>;
  urlOf: (server: MediamtxServer) => string;
  hls: FakeHls;
  whep: FakeWhep;
  /** Every request that came, newest last: its server, method and address. */
  seen: {
    server: MediamtxServer;
    method: string;
    url: string;
    headers: http.IncomingHttpHeaders;
  }[];
  close: () => Promise<void>;
}

const names = ['api', 'hls', 'webrtc', 'playback'] as const;
const seenKept = 2_000;

const listen = async (server: http.Server, port: number): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
};

const closeOne = (server: http.Server): Promise<void> => {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
};

/** Starts control, HLS, WebRTC and playback servers of one MediaMTX. */
export const startMediamtx = async (wish: MediamtxWish = {}): Promise<FakeMediamtx> => {
  const world: World = {
    version: wish.version ?? '1.20.1',
    paths: new Map((wish.paths ?? []).map((path) => [path.name, path])),
    login: wish.login,
    sessionLifeMs: wish.sessionLifeMs ?? 30_000,
    spoil: () => false,
  };
  const clip = openLiveClip(wish.clip ?? 'crossroads-day.small.mp4', wish.speed ?? 1);
  const hls = new FakeHls(world, clip);
  const whep = new FakeWhep(world);
  const seen: FakeMediamtx['seen'] = [];
  const answers: Record<MediamtxServer, http.RequestListener> = {
    api: (request, response) => {
      serveApi(world, request, response);
    },
    hls: (request, response) => {
      hls.serve(request, response);
    },
    webrtc: (request, response) => {
      whep.serve(request, response).catch(() => {
        response.destroy();
      });
    },
    playback: (request, response) => {
      servePlayback(world, clip, request, response);
    },
  };
  const ports = { api: 0, hls: 0, webrtc: 0, playback: 0 };
  const servers = names.map((name) =>
    http.createServer((request, response) => {
      const { method = '', url = '', headers } = request;
      seen.push({ server: name, method, url, headers });
      if (seen.length > seenKept) seen.shift();
      answers[name](request, response);
    }),
  );
  for (const [index, name] of names.entries()) {
    ports[name] = await listen(servers[index]!, wish.ports?.[name] ?? 0);
  }
  return {
    world,
    ports,
    urlOf: (server) => `http://127.0.0.1:${String(ports[server])}`,
    hls,
    whep,
    seen,
    close: async () => {
      whep.endAll();
      await Promise.all(servers.map(closeOne));
    },
  };
};
