import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

import { playlistAt, rowsOf, type ZlmLive } from './media';

export interface ZlmWish {
  secret?: string;
  streams?: readonly ZlmLive[];
  port?: number;
  /** How long it waits for a stream that is not there; the real one 15 s. */
  waitMs?: number;
}

/** ZLMediaKit as its interface is: on loopback, with what a test lets be live. */
export interface FakeZlm {
  url: string;
  port: number;
  streams: ZlmLive[];
  /** Written in place of the list until it is undefined again. */
  spoiled: string | undefined;
  /** Streams of which a still picture fails: the logo comes. */
  blind: Set<string>;
  /** Whole queries with which each playlist was asked for: each is a viewer to the server. */
  viewers: Map<string, Set<string>>;
  /** Addresses of all requests, as a log of the server would hold them. */
  log: string[];
  close: () => Promise<void>;
}

const logo = Buffer.from('the logo of the server, as a picture');
const segment = Buffer.alloc(188, 0x47);

const readBody = async (request: http.IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** Arguments come in the query, in a form or as JSON. */
const argumentsOf = async (request: http.IncomingMessage, url: URL): Promise<URLSearchParams> => {
  const args = new URLSearchParams(url.search);
  const body = await readBody(request);
  const isJson = request.headers['content-type']?.includes('json') === true;
  const more = isJson ? Object.entries(JSON.parse(body) as object) : new URLSearchParams(body);
  for (const [name, value] of more) args.set(name, String(value));
  return args;
};

/** Starts it. */
export const startZlm = async (wish: ZlmWish = {}): Promise<FakeZlm> => {
  const { secret = 'a-secret-of-this-run', waitMs = 50 } = wish;
  const fake: FakeZlm = {
    url: '',
    port: 0,
    streams: [...(wish.streams ?? [])],
    spoiled: undefined,
    blind: new Set(),
    viewers: new Map(),
    log: [],
    close: () => Promise.resolve(),
  };

  const list = (args: URLSearchParams): unknown => {
    const passes = (row: Record<string, unknown>): boolean =>
      ['schema', 'vhost', 'app', 'stream'].every(
        (name) => (args.get(name) ?? row[name]) === row[name],
      );
    const data = fake.streams.flatMap(rowsOf).filter(passes);
    return data.length === 0 ? { code: 0 } : { code: 0, data };
  };

  const answerApi = async (
    request: http.IncomingMessage,
    response: http.ServerResponse,
    url: URL,
  ): Promise<void> => {
    const args = await argumentsOf(request, url);
    const say = (value: unknown): void => {
      response.setHeader('content-type', 'application/json;charset=utf-8');
      response.end(typeof value === 'string' ? value : JSON.stringify(value));
    };
    const name = url.pathname.slice('/index/api/'.length);
    if (args.get('secret') !== secret) say({ code: -100, msg: 'Incorrect secret' });
    else if (name === 'getMediaList') say(fake.spoiled ?? list(args));
    else if (name === 'getSnap') {
      const of = fake.streams.find(({ app, stream }) =>
        (args.get('url') ?? '').includes(`/${app}/${encodeURIComponent(stream)}`),
      );
      const isSeen = of !== undefined && !fake.blind.has(of.stream);
      response.setHeader('content-type', 'image/jpeg');
      response.end(isSeen ? Buffer.from(`picture of ${of.stream}`) : logo);
    } else if (name === 'version') {
      const data = {
        branchName: 'master',
        buildTime: '2026-08-21T10:00:00',
        commitHash: 'fdaec2604',
      };
      say({ code: 0, data });
    } else response.writeHead(404).end();
  };

  const answerMedia = (response: http.ServerResponse, url: URL): void => {
    const path = decodeURIComponent(url.pathname);
    const of = fake.streams.find(({ app, stream }) => path.startsWith(`/${app}/${stream}/`));
    if (of === undefined) {
      setTimeout(() => response.writeHead(404).end(), waitMs);
    } else if (path.endsWith('.m3u8')) {
      const key = `${of.app}/${of.stream}`;
      const viewers = fake.viewers.get(key) ?? new Set<string>();
      fake.viewers.set(key, viewers.add(url.search));
      const isFragmented = path.endsWith('/hls.fmp4.m3u8');
      const isThere = of.schemas?.includes(isFragmented ? 'hls.fmp4' : 'hls') ?? !isFragmented;
      if (!isThere) response.writeHead(404).end();
      else response.end(playlistAt(Date.now(), isFragmented));
    } else response.end(segment);
  };

  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', fake.url);
    fake.log.push(url.pathname + url.search);
    if (url.pathname.startsWith('/index/api/')) void answerApi(request, response, url);
    else answerMedia(response, url);
  });
  await new Promise<void>((resolve) => server.listen(wish.port ?? 0, '127.0.0.1', resolve));
  fake.port = (server.address() as AddressInfo).port;
  fake.url = `http://127.0.0.1:${String(fake.port)}`;
  fake.close = () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return fake;
};
