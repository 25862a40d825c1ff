import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultTable } from '#contract/outcome';
import type { PlatformId } from '#contract/ids';
import { platformKindSchema, type PlatformSettings } from '#contract/settings';

import { makePlatform } from '../../electron/boot/makePlatform';
import { systemClock } from '../../electron/host/systemClock';
import { TypedSource } from '../../electron/platform/list/typedSource';
import type { PlatformPort } from '../../electron/wall/ports';
import { badAnswers, type Answer } from './badAnswers';

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
  it.each(badAnswers)(
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
