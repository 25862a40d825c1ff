import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultTable } from '#contract/outcome';
import type { PlatformId } from '#contract/ids';
import { platformKindSchema, type PlatformSettings } from '#contract/settings';

import { makePlatform } from '../../electron/boot/makePlatform';
import { systemClock } from '../../electron/host/systemClock';
import { TypedSource } from '../../electron/platform/list/typedSource';
import type { PlatformPort } from '../../electron/wall/ports';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const json = { 'content-type': 'application/json' };
const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
/** A gigabyte of spaces, packed into a megabyte. */
const bomb = Buffer.concat(
  Array.from({ length: 32 }, () => gzipSync(Buffer.alloc(32 * 1024 * 1024, 0x20))),
);
const megabyte = Buffer.alloc(1024 * 1024, 0x20);

/** Sends for as long as anybody takes it. */
const pour: Answer = (_, response) => {
  response.writeHead(200, json);
  const more = (): void => {
    while (!response.destroyed && response.write(megabyte));
  };
  response.on('drain', more);
  more();
};

/** What stands in place of the platform: it says the same to every question. */
const badInputs: readonly (readonly [string, Answer])[] = [
  [
    'a log-in page of the network',
    (_, answer) =>
      void answer
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>Log in</title>'),
  ],
  [
    'HTTP 200 with an error inside',
    (_, answer) =>
      void answer
        .writeHead(200, json)
        .end('{"code":500,"msg":"内部错误","error":"inside","data":null}'),
  ],
  ['null in place of a list', (_, answer) => void answer.writeHead(200, json).end('null')],
  [
    'a list in place of an object',
    (_, answer) => void answer.writeHead(200, json).end('[null,1,"x",[],{}]'),
  ],
  ['JSON a million deep', (_, answer) => void answer.writeHead(200, json).end(deep)],
  [
    'half an answer',
    (_, answer) => {
      answer.writeHead(200, { ...json, 'content-length': '5000' }).write('{"items":[');
      setTimeout(() => answer.destroy(), 20);
    },
  ],
  [
    'redirects in a ring',
    (request, answer) => void answer.writeHead(302, { location: request.url ?? '/' }).end(),
  ],
  [
    'a redirect to somebody else',
    (_, answer) => void answer.writeHead(302, { location: 'http://192.0.2.1/' }).end(),
  ],
  [
    'a packed gigabyte',
    (_, answer) => void answer.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb),
  ],
  ['an answer without end', pour],
  ['a failure inside', (_, answer) => void answer.writeHead(503).end('busy')],
  ['silence', () => undefined],
];

/** All adapters together may hold so much more while they are told that. */
const mostMegabytes = 600;
const kinds = platformKindSchema.options;

let answer: Answer = () => undefined;
let server: Server;
let folder = '';
let address = '';
const ports: PlatformPort[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'brightwall-hostile-'));
  writeFileSync(join(folder, 'good.csv'), 'name,url\n东门,http://127.0.0.1:1/a.m3u8\n');
});

/** A server of its own for each: connections that were broken before are nobody's answer. */
beforeEach(async () => {
  server = createServer((request, response) => {
    answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await Promise.all(ports.splice(0).map((port) => port.stop()));
  await new Promise((done) => server.close(done));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const make = makePlatform({
  clock: systemClock,
  log: () => undefined,
  typed: new TypedSource(),
});

const start = (about: Pick<PlatformSettings, 'platformId' | 'kind' | 'address'>): PlatformPort => {
  const port = make({ name: '坏平台', user: 'wall', ...about }, 'secret');
  ports.push(port);
  port.start();
  return port;
};

/** Down for a reason; or, where any text is a list, well and without a camera. */
const hasSpoken = (port: PlatformPort): boolean => {
  const { state, isCatalogLoading, cameraCount } = port.health();
  if (state === 'down') return true;
  return port.kind === 'list' && !isCatalogLoading && cameraCount === 0;
};

describe('bad input, adapter by adapter', () => {
  it.each(badInputs)(
    '%s: said in words, memory bounded, the others untouched',
    async (_name, spoiled) => {
      answer = spoiled;
      const before = process.memoryUsage.rss();
      let most = before;
      const watch = setInterval(() => {
        most = Math.max(most, process.memoryUsage.rss());
      }, 10);
      const good = start({
        platformId: 'good' as PlatformId,
        kind: 'list',
        address: pathToFileURL(join(folder, 'good.csv')).href,
      });
      const bad = kinds.map((kind) =>
        start({
          platformId: kind as string as PlatformId,
          kind,
          address: kind === 'list' ? `${address}/list.m3u` : address,
        }),
      );
      await expect
        .poll(() => bad.filter(hasSpoken).map(({ kind }) => kind), {
          timeout: 20_000,
        })
        .toEqual(kinds);
      clearInterval(watch);
      for (const port of bad) {
        const { fault, state } = port.health();
        if (state !== 'down') continue;
        expect(Object.keys(faultTable), port.kind).toContain(fault?.code);
        expect(fault?.detail ?? '', port.kind).not.toContain('secret');
      }
      await expect.poll(() => good.health().state, { timeout: 5_000 }).toBe('live');
      const megabytes = (most - before) / 1e6;
      console.log(
        `${_name}: ${bad.map((port) => `${port.kind} ${port.health().fault?.code ?? 'no camera'}`).join(', ')}; +${megabytes.toFixed(0)} MB`,
      );
      expect(megabytes).toBeLessThan(mostMegabytes);
    },
    30_000,
  );
});
