import { readFileSync } from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { WebSocketServer } from 'ws';

import { openLiveClip, type LiveClip } from '../liveClip';
import { mseLine } from './mseLine';
import { aStream, streamsAnswer, type FakeStream } from './world';

/** What a fake is started with. */
export interface Go2rtcWish {
  streams?: readonly FakeStream[];
  /** `user:password`, asked for also on loopback (`api.local_auth`). */
  login?: string;
  /** Where it stood before it died; any free one otherwise. */
  port?: number;
  /** So many times faster than life. */
  speed?: number;
}

/** A go2rtc on loopback. */
export interface FakeGo2rtc {
  url: string;
  port: number;
  streams: Map<string, FakeStream>;
  /** Every request that came, newest last. */
  seen: { url: string; headers: http.IncomingHttpHeaders }[];
  /** Spoils any answer; true: it has answered. */
  spoil: (request: http.IncomingMessage, response: http.ServerResponse) => boolean;
  /** Breaks every line; new ones go through. */
  cutLines: () => void;
  close: () => Promise<void>;
}

const version = '1.9.14';
const seenKept = 2_000;
const still = (): Buffer =>
  readFileSync(join(import.meta.dirname, '../../../resources/rehearsal/crossroads-day-left.0.jpg'));

/** Starts the API of one go2rtc. */
export const startGo2rtc = async (wish: Go2rtcWish = {}): Promise<FakeGo2rtc> => {
  const given = wish.streams ?? [aStream('gate_east'), aStream('gate_west')];
  const streams = new Map(given.map((stream) => [stream.name, stream]));
  const clips = new Map<string, LiveClip>();
  const clipOf = (file: string): LiveClip => {
    const known = clips.get(file) ?? openLiveClip(file, wish.speed ?? 1);
    clips.set(file, known);
    return known;
  };
  const seen: FakeGo2rtc['seen'] = [];
  const isKnown = ({ headers }: http.IncomingMessage): boolean =>
    wish.login === undefined ||
    headers.authorization === `Basic ${Buffer.from(wish.login).toString('base64')}`;
  const server = http.createServer((request, response) => {
    note(seen, request);
    if (fake.spoil(request, response)) return;
    if (!isKnown(request)) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="go2rtc"' }).end('Unauthorized\n');
      return;
    }
    serve(request, response, streams);
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    note(seen, request);
    const { origin, host } = request.headers;
    const isOwn = origin === undefined || new URL(origin).host === host;
    if (!isKnown(request) || !isOwn) {
      socket.end(`HTTP/1.1 ${isOwn ? '401' : '403'} No\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (line) => {
      const name = new URL(request.url ?? '', 'http://x').searchParams.get('src') ?? '';
      mseLine(line, streams.get(name), clipOf);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wish.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const cutLines = (): void => {
    for (const line of sockets.clients) line.terminate();
    server.closeAllConnections();
  };
  const fake: FakeGo2rtc = {
    url: `http://127.0.0.1:${String(port)}`,
    port,
    streams,
    seen,
    spoil: () => false,
    cutLines,
    close: async () => {
      cutLines();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
  return fake;
};

const note = (seen: FakeGo2rtc['seen'], { url, headers }: http.IncomingMessage): void => {
  seen.push({ url: url ?? '', headers });
  if (seen.length > seenKept) seen.shift();
};

const serve = (
  { url = '', headers: { host = '' } }: http.IncomingMessage,
  response: http.ServerResponse,
  streams: ReadonlyMap<string, FakeStream>,
): void => {
  const { pathname, searchParams } = new URL(url, 'http://x');
  const source = searchParams.get('src');
  if (pathname === '/api') {
    const rtsp = { listen: ':8554', default_query: 'video&audio' };
    const config = { config_path: '/config/go2rtc.yaml', host, revision: '0000000' };
    sendJson(response, { ...config, rtsp, version });
  } else if (pathname === '/api/streams') sendJson(response, streamsAnswer(streams.values()));
  else if (pathname === '/api/frame.jpeg' && streams.has(source ?? '')) {
    response.writeHead(200, { 'content-type': 'image/jpeg' }).end(still());
  } else response.writeHead(404).end('404 page not found\n');
};

const sendJson = (response: http.ServerResponse, body: object): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
