import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { FeedMessage } from '#contract/feed';

import { startCityUnderTest, type CityUnderTest } from '../../../../tests/fakes/cityUnderTest';
import { readFeed, type FeedClient } from '../../../../tests/fakes/feedClient';
import { startLiveServer } from '../../../../tests/fakes/liveServer';
import { startGateway, type RunningGateway } from '../server';

const page = 'app://brightwall';
const key = randomBytes(32);
const secret = 'secret-of-a-lease';

const enough =
  (count: number) =>
  (messages: readonly FeedMessage[]): boolean =>
    messages.filter(({ kind }) => kind === 'sample').length >= count;

let gateways: RunningGateway[] = [];

const start = async (port = 0): Promise<RunningGateway> => {
  const limits = { firstByteMs: 2_000 };
  const gateway = await startGateway({ port, key, pageOrigins: [page], limits });
  gateways.push(gateway);
  return gateway;
};

afterEach(async () => {
  await Promise.all(gateways.map((gateway) => gateway.close()));
  gateways = [];
});

describe('live feeds of the running gateway', () => {
  it('are for our own pages under our own name only', async () => {
    const origin = await startLiveServer();
    const gateway = await start();
    gateway.leases.put({ secret, upstream: { url: origin.url, headers: {} } });
    const url = `http://127.0.0.1:${String(gateway.port)}/l/${secret}/feed?behind=0`;
    const foreign = await readFeed(url, { origin: 'https://example.org' });
    expect(foreign.status).toBe(403);
    const renamed = await readFeed(url, { host: 'rebound.example', origin: page });
    expect(renamed.status).toBe(403);
    const own = await fetch(url, { headers: { origin: page } });
    expect(own.status).toBe(200);
    expect(own.headers.get('access-control-allow-origin')).toBe(page);
    expect(own.headers.get('access-control-expose-headers')).toContain('x-brightwall-fault');
    await own.body?.cancel();
    for (const query of ['behind=x', 'after=1e5', 'behind=<b>']) {
      const odd = await fetch(url.replace('behind=0', query), { headers: { origin: page } });
      expect([400, 404]).toContain(odd.status);
    }
    expect((await fetch(url, { method: 'HEAD', headers: { origin: page } })).status).toBe(405);
    await origin.close();
  });

  it('go on in a new gateway on the same port, without a picture lost or doubled', async () => {
    const origin = await startLiveServer({ listed: 8 });
    const first = await start();
    const order = { secret, upstream: { url: origin.url, headers: {} } };
    first.leases.put(order);
    const base = `http://127.0.0.1:${String(first.port)}/l/${secret}`;
    const feed = await readFeed(`${base}/feed?behind=500`);
    await feed.until(enough(50));
    await first.close();
    const second = await start(first.port);
    second.leases.put(order);
    const seen = feed.samples().map(({ timestampUs }) => timestampUs);
    const next = await readFeed(`${base}/feed?after=${String(seen.at(-1))}`);
    await next.until(enough(50));
    const all = [...seen, ...next.samples().map(({ timestampUs }) => timestampUs)];
    const steps = all.slice(1).map((time, n) => time - all[n]!);
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(3);
    next.close();
    await origin.close();
  });

  it('charges the lease for what was fetched on its behalf', async () => {
    const origin = await startLiveServer();
    const gateway = await start();
    gateway.leases.put({ secret, upstream: { url: origin.url, headers: {} } });
    const url = `http://127.0.0.1:${String(gateway.port)}/l/${secret}/feed?behind=0`;
    const feed = await readFeed(url);
    await feed.until(enough(48));
    const account = gateway.accounts().byLease.find((each) => each.secret === secret)?.account;
    expect(account?.requests).toBeGreaterThan(4);
    expect(account?.upstreamBytes).toBeGreaterThan(10_000);
    feed.close();
    await origin.close();
  });
});

describe('feeds of the rehearsal city', () => {
  let stage: CityUnderTest;
  let cameraIds: string[];

  beforeAll(async () => {
    const clipsFolder = join(import.meta.dirname, '../../../../resources/rehearsal');
    stage = await startCityUnderTest({ clipsFolder });
    const { body } = await stage.ask('GET', '/catalog/starter');
    cameraIds = (body as { cameraIds: string[] }).cameraIds;
  });

  afterAll(() => stage.close());

  const feedOf = async (gateway: RunningGateway, cameraId: string): Promise<FeedClient> => {
    const { body } = await stage.ask('POST', '/streams', { cameraId, profile: 'small' });
    const { url } = body as { url: string };
    const own = `${secret}-${cameraId.replace(/[^\w-]/g, '')}`;
    gateway.leases.put({ secret: own, upstream: { url, headers: {} } });
    return readFeed(`http://127.0.0.1:${String(gateway.port)}/l/${own}/feed?behind=3000`);
  };

  it('bring its pictures, on its clock', async () => {
    const gateway = await start();
    const feed = await feedOf(gateway, cameraIds[0]!);
    await feed.until(enough(72));
    expect(feed.messages[0]).toMatchObject({
      about: { isLowLatency: false, targetDurationMs: 2_000, holdBackMs: 3_000, clock: 'source' },
    });
    expect(feed.messages[1]).toMatchObject({ config: { widthPx: 320, heightPx: 180 } });
    const samples = feed.samples();
    samples.slice(1).forEach(({ timestampUs, pictureAtMs }, n) => {
      expect(timestampUs - samples[n]!.timestampUs).toBeCloseTo(1e6 / 12, -2);
      expect(pictureAtMs - samples[n]!.pictureAtMs).toBeCloseTo(1e3 / 12, 0);
    });
    feed.close();
  });

  it.each([
    ['unauthorized', 'stream/unauthorized'],
    ['expired-token', 'stream/expired'],
    ['not-found', 'stream/not-found'],
    ['server-error', 'stream/server-error'],
    ['html', 'stream/not-a-playlist'],
    ['unplayable-codec', 'stream/codec'],
    ['never-answers', 'stream/no-answer'],
  ])('name the fault %s as %s', async (fault, code) => {
    const gateway = await start();
    const cameraId = cameraIds[1]!;
    await stage.ask('PUT', `/rehearsal/faults/${cameraId}`, { fault });
    const feed = await feedOf(gateway, cameraId);
    expect(feed.fault).toBe(code);
    await stage.ask('DELETE', `/rehearsal/faults/${cameraId}`);
  });
});
