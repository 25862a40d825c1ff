import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

import { WebSocketServer, type WebSocket } from 'ws';

import { mseLine } from '../go2rtc/mseLine';
import { aStream, type FakeStream } from '../go2rtc/world';
import { openLiveClip, type LiveClip } from '../liveClip';
import { sendJson } from './answer';
import { serveApi } from './api';
import {
  aReview,
  onTheLine,
  usualMqtt,
  type FakeCamera,
  type FakeReview,
  type World,
} from './world';

/** What a fake is started with. */
export interface FrigateWish {
  cameras?: readonly FakeCamera[];
  groups?: Record<string, string[]>;
  /** `user:password`; without it nobody logs in, as on port 5000. */
  login?: string;
  /** Says something at its broker, in its own name for topics. */
  publish?: (topic: string, payload: string, retain: boolean) => Promise<void>;
  mqtt?: Partial<World['mqtt']>;
  /** Where it stood before it died; any free one otherwise. */
  port?: number;
  /** So many times faster than life. */
  speed?: number;
}

/** A Frigate on loopback. */
export interface FakeFrigate {
  url: string;
  port: number;
  world: World;
  /** Every request that came, newest last. */
  seen: { method: string; url: string; headers: http.IncomingHttpHeaders }[];
  /** What was said over the line: topic and payload. */
  said: { topic: string; payload: unknown }[];
  spoil: (request: http.IncomingMessage, response: http.ServerResponse) => boolean;
  /** A detection begins, becomes an alert where it is one, and goes on. */
  raise: (camera: string, severity?: FakeReview['severity']) => FakeReview;
  /** It is over. */
  end: (id: string) => void;
  /** By which ways reviews are told; both at the beginning. */
  ways: { line: boolean; broker: boolean };
  /** Says anything to everybody who listens. */
  tell: (topic: string, payload: unknown) => void;
  /** All tokens die, as when the secret is changed. */
  forgetTokens: () => void;
  cutLines: () => void;
  /** As a proxy that lets no WebSocket through. */
  refuseLines: () => void;
  close: () => Promise<void>;
}

const cookieName = 'frigate_token';
const seenKept = 2_000;

/** Starts one Frigate behind its nginx. */
export const startFrigate = async (wish: FrigateWish = {}): Promise<FakeFrigate> => {
  const world: World = {
    cameras: new Map((wish.cameras ?? []).map((camera) => [camera.name, camera])),
    groups: wish.groups ?? {},
    reviews: new Map(),
    recordings: new Map(),
    mqtt: { ...usualMqtt, ...wish.mqtt },
  };
  const seen: FakeFrigate['seen'] = [];
  const said: FakeFrigate['said'] = [];
  const tokens = new Set<string>();
  const listeners = new Set<WebSocket>();
  const streams = new Map<string, FakeStream>();
  const clips = new Map<string, LiveClip>();
  const sockets = new WebSocketServer({ noServer: true });
  let issued = 0;
  let areLinesRefused = false;

  const isKnown = ({ headers }: http.IncomingMessage): boolean => {
    if (wish.login === undefined) return true;
    const token = new RegExp(`${cookieName}=([\\w.-]+)`).exec(headers.cookie ?? '')?.[1];
    return token !== undefined && tokens.has(token);
  };
  const issue = (): string => {
    issued += 1;
    const token = `head.body${String(issued)}.sign`;
    tokens.add(token);
    return `${cookieName}=${token}; HttpOnly; Path=/; SameSite=Lax; Max-Age=86400`;
  };
  const logIn = (body: string, response: http.ServerResponse): void => {
    const given = JSON.parse(body) as { user?: string; password?: string };
    if (wish.login === undefined) {
      sendJson(response, { message: 'Authentication is disabled' }, 404);
    } else if (`${given.user ?? ''}:${given.password ?? ''}` !== wish.login) {
      sendJson(response, { message: 'Login failed' }, 401);
    } else response.writeHead(200, { 'set-cookie': issue() }).end();
  };
  const serve = (
    request: http.IncomingMessage,
    body: string,
    response: http.ServerResponse,
  ): void => {
    const { method = '', url = '', headers } = request;
    seen.push({ method, url, headers });
    if (seen.length > seenKept) seen.shift();
    if (fake.spoil(request, response)) return;
    const lacksCsrf = headers.origin !== undefined && headers['x-csrf-token'] === undefined;
    if (method !== 'GET' && lacksCsrf) {
      sendJson(response, { success: false, message: 'Missing CSRF header' }, 401);
    } else if (url === '/api/login') logIn(body, response);
    else if (isKnown(request)) serveApi(world, request, body, response);
    else sendJson(response, { message: 'Unauthorized' }, 401);
  };
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      serve(request, Buffer.concat(chunks).toString(), response);
    });
  });

  const tell = (topic: string, payload: unknown): void => {
    for (const line of listeners) line.send(JSON.stringify({ topic, payload }));
  };
  const listen = (line: WebSocket): void => {
    line.on('error', () => undefined);
    line.on('close', () => listeners.delete(line));
    line.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { topic: string; payload: unknown };
      said.push(message);
      if (message.topic !== 'onConnect') return;
      listeners.add(line);
      line.send(JSON.stringify({ topic: 'camera_activity', payload: '{}' }));
    });
  };
  const streamOf = (name: string): FakeStream | undefined => {
    const isThere = [...world.cameras.values()].some((one) =>
      Object.values(one.streams).includes(name),
    );
    if (isThere && !streams.has(name)) streams.set(name, aStream(name));
    return isThere ? streams.get(name) : undefined;
  };
  const clipOf = (file: string): LiveClip => {
    const known = clips.get(file) ?? openLiveClip(file, wish.speed ?? 1);
    clips.set(file, known);
    return known;
  };
  server.on('upgrade', (request, socket: Duplex, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    if (!isKnown(request) || areLinesRefused) {
      socket.end('HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (line) => {
      if (pathname === '/ws') listen(line);
      else if (pathname === '/live/mse/api/ws') {
        mseLine(line, streamOf(searchParams.get('src') ?? ''), clipOf);
      } else line.close();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wish.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const publish = async (topic: string, payload: string, retain = false): Promise<void> => {
    await wish.publish?.(`${world.mqtt.topic_prefix}/${topic}`, payload, retain);
  };
  await publish('available', 'online', true);
  const tellReview = (type: string, before: object, review: FakeReview): void => {
    const text = JSON.stringify({ type, before, after: onTheLine(review) });
    if (fake.ways.line) tell('reviews', text);
    // At a broker the payload is the JSON itself.
    if (fake.ways.broker) void publish('reviews', text);
  };
  const cutLines = (): void => {
    for (const line of sockets.clients) line.terminate();
    server.closeAllConnections();
  };
  const fake: FakeFrigate = {
    url: `http://127.0.0.1:${String(port)}`,
    port,
    world,
    seen,
    said,
    spoil: () => false,
    ways: { line: true, broker: true },
    raise: (camera, severity = 'alert') => {
      const review = aReview(camera, 'detection');
      world.reviews.set(review.id, review);
      tellReview('new', onTheLine(review), review);
      const before = onTheLine(review);
      review.severity = severity;
      if (severity === 'alert') tellReview('update', before, review);
      return review;
    },
    end: (id) => {
      const review = world.reviews.get(id);
      if (review === undefined) return;
      const before = onTheLine(review);
      review.end_time = Date.now() / 1_000;
      tellReview('end', before, review);
    },
    tell,
    forgetTokens: () => {
      tokens.clear();
    },
    cutLines,
    refuseLines: () => {
      areLinesRefused = true;
      cutLines();
    },
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
