import { randomBytes } from 'node:crypto';

import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { RecordedSpan } from '#contract/recording';

import { readFeed, type FeedClient } from '../../../../tests/fakes/feedClient';
import { startRecordedServer, type RecordedServer } from '../../../../tests/fakes/recordedServer';
import { startGateway, type RunningGateway } from '../server';

const page = { origin: 'app://brightwall' };
const begunMs = Date.UTC(2026, 4, 1, 2, 14, 30);
const wholeParts: RecordedSpan[] = [{ fromMs: begunMs, toMs: begunMs + 8_000 }];
const hlsForms = ['ts.m3u8', 'f.m3u8'];
const fileForms = ['index-first.mp4', 'index-last.mp4', 'fragments.mp4'];

let server: RecordedServer;
let gateway: RunningGateway;
let made = 0;

beforeAll(async () => {
  server = await startRecordedServer();
  gateway = await startGateway({ port: 0, key: randomBytes(32), pageOrigins: [page.origin] });
});
afterAll(async () => {
  await gateway.close();
  await server.close();
});
beforeEach(() => {
  server.hasRanges = true;
  server.spoil = (_name, bytes) => bytes;
  server.asked.length = 0;
});

interface Asked {
  fromMs?: number;
  toMs?: number;
  parts?: RecordedSpan[];
}

const addressOf = (
  name: string,
  { fromMs = 2_500, toMs = 4_800, parts = wholeParts }: Asked = {},
) => {
  made += 1;
  const secret = `secret-of-stretch-${String(made)}`;
  const form = name.endsWith('.m3u8') ? 'hls' : 'mp4';
  gateway.recordings.put({
    secret,
    stretch: { form, upstream: { url: server.url(name), headers: {} }, parts },
    fromMs: begunMs + fromMs,
    toMs: begunMs + toMs,
    expiresAtMs: Date.now() + 60_000,
  });
  return `http://127.0.0.1:${String(gateway.port)}/r/${secret}`;
};

const isOver = (messages: readonly { kind: string }[]): boolean =>
  messages.some(({ kind }) => kind === 'end' || kind === 'fault');

const readAll = async (name: string, asked?: Asked): Promise<FeedClient> => {
  const client = await readFeed(addressOf(name, asked), page);
  if (client.status === 200) await client.until(isOver);
  return client;
};

const timesOf = (client: FeedClient): number[] =>
  client
    .samples()
    .map(({ pictureAtMs }) => Math.round(pictureAtMs - begunMs))
    .sort((one, other) => one - other);

/** A picture every 100 ms. */
const steps = (fromMs: number, toMs: number): number[] =>
  Array.from({ length: (toMs - fromMs) / 100 }, (_, n) => fromMs + n * 100);

const isNear = (found: readonly number[], wanted: readonly number[]): boolean =>
  found.length === wanted.length && found.every((time, n) => Math.abs(time - wanted[n]!) < 20);

describe('a recorded stretch', () => {
  it.each([...hlsForms, ...fileForms])(
    '%s: whole groups of pictures around the time asked for, each with its own time',
    async (name) => {
      const client = await readAll(name);
      const times = timesOf(client);
      expect(times).toSatisfy((found: number[]) => isNear(found, steps(2_000, 5_000)));
      const [first, ...others] = client.samples();
      expect(first).toMatchObject({ isKey: true, isAfterGap: true });
      expect(others.some(({ isAfterGap }) => isAfterGap)).toBe(false);
      const abouts = client.messages.filter(({ kind }) => kind === 'about');
      const last = abouts.at(-1);
      if (last?.kind !== 'about') throw new Error('nothing is told of the stretch');
      expect(last.about.covers?.fromMs).toBeCloseTo(begunMs + 2_000, -2);
      expect(last.about.covers?.toMs).toBeCloseTo(begunMs + 5_000, -2);
      expect(client.messages.at(-1)?.kind).toBe('end');
    },
  );

  it('has no picture twice and none too few when the next stretch begins where it ended', async () => {
    for (const name of [...hlsForms, ...fileForms]) {
      const first = timesOf(await readAll(name, { fromMs: 0, toMs: 3_500 }));
      const next = timesOf(await readAll(name, { fromMs: 4_000, toMs: 9_000 }));
      expect([...first, ...next]).toSatisfy(
        (found: number[]) => isNear(found, steps(0, 8_000)),
        `${name} ${String([...first, ...next])}`,
      );
    }
  });

  it('is told through what was not recorded: its media time runs on, the time of the world jumps', async () => {
    const parts = [
      { fromMs: begunMs, toMs: begunMs + 3_000 },
      { fromMs: begunMs + 60_000, toMs: begunMs + 65_000 },
    ];
    const client = await readAll('ts.m3u8', { fromMs: 1_000, toMs: 62_000, parts });
    const wanted = [...steps(1_000, 3_000), ...steps(60_000, 62_000)];
    expect(timesOf(client)).toSatisfy((found: number[]) => isNear(found, wanted));
    const gaps = client.samples().filter(({ isAfterGap }) => isAfterGap);
    expect(gaps.map(({ pictureAtMs }) => Math.round((pictureAtMs - begunMs) / 100))).toEqual([
      10, 600,
    ]);
    const between = await readAll('ts.m3u8', { fromMs: 10_000, toMs: 20_000, parts });
    expect([between.status, between.fault]).toEqual([404, 'recording/none']);
  });

  it('fetches only what is wanted where the server sends pieces of a file', async () => {
    const before = server.sentBytes();
    await readAll('index-last.mp4', { fromMs: 6_100, toMs: 6_900 });
    const pieces = server.asked.filter((name) => name.startsWith('index-last.mp4 bytes='));
    expect(pieces.length).toBe(server.asked.length);
    expect(server.sentBytes() - before).toBeLessThan(80_000);
  });

  it.each(fileForms)('%s: plays from a server that knows no ranges', async (name) => {
    server.hasRanges = false;
    const client = await readAll(name);
    expect(timesOf(client)).toSatisfy((found: number[]) => isNear(found, steps(2_000, 5_000)));
    expect(server.asked.length).toBeLessThanOrEqual(2);
  });

  it('leaves out one spoiled segment and goes on behind it; two in a row are a failure', async () => {
    server.spoil = (name, bytes) => (name === 'ts1.mpegts' ? Buffer.alloc(400, 7) : bytes);
    const client = await readAll('ts.m3u8', { fromMs: 0, toMs: 8_000 });
    expect(timesOf(client)).toSatisfy((found: number[]) =>
      isNear(found, [...steps(0, 2_000), ...steps(4_000, 8_000)]),
    );
    server.spoil = (name, bytes) => (/ts[12]/.test(name) ? Buffer.alloc(400, 7) : bytes);
    const broken = await readAll('ts.m3u8', { fromMs: 0, toMs: 8_000 });
    expect(broken.messages.at(-1)).toEqual({ kind: 'fault', code: 'stream/decode' });
  });

  it('plays what is whole of a file that its recorder did not finish', async () => {
    server.spoil = (_name, bytes) => bytes.subarray(0, bytes.length - 9_000);
    const client = await readAll('fragments.mp4', { fromMs: 0, toMs: 8_000 });
    expect(client.messages.at(-1)?.kind).toBe('end');
    expect(client.samples().length).toBeGreaterThan(40);
    const cut = await readAll('index-first.mp4', { fromMs: 0, toMs: 8_000 });
    const last = cut.messages.at(-1);
    expect(last?.kind === 'fault' ? last.code : cut.fault).toBe('stream/interrupted');
  });

  it('names what is wrong where nothing can be played', async () => {
    expect((await readAll('gone.m3u8')).fault).toBe('stream/not-found');
    server.spoil = () => Buffer.from('<!doctype html><title>log in</title>');
    expect((await readAll('ts.m3u8')).fault).toBe('stream/not-a-playlist');
    expect((await readAll('index-first.mp4')).fault).toMatch(/^stream\//);
  });

  it('is for our own pages, under a secret that ends', async () => {
    const url = addressOf('ts.m3u8');
    expect((await readFeed(url, { origin: 'https://example.org' })).status).toBe(403);
    expect((await readFeed(`${url}x`, page)).fault).toBe('stream/lease-ended');
    expect((await fetch(url, { method: 'POST', headers: page })).status).toBe(405);
    gateway.recordings.put({
      secret: 'secret-that-ended',
      stretch: { form: 'hls', upstream: { url: server.url('ts.m3u8'), headers: {} }, parts: [] },
      fromMs: 0,
      toMs: 1,
      expiresAtMs: Date.now() - 1,
    });
    const ended = url.replace(/[^/]+$/, 'secret-that-ended');
    expect((await readFeed(ended, page)).fault).toBe('stream/lease-ended');
  });

  it('whatever a file holds, ends with pictures or with a reason', async () => {
    const spot = fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('index-first.mp4', 'fragments.mp4', 'ts.m3u8'),
        fc.array(spot, { minLength: 1, maxLength: 12 }),
        async (name, spots) => {
          server.spoil = (_name, bytes) => {
            const spoiled = Buffer.from(bytes);
            // the first two thousand bytes hold the index, where damage does the most
            for (const { at, to } of spots)
              spoiled[Math.floor(at * Math.min(bytes.length, 2_000))] = to;
            return spoiled;
          };
          const client = await readAll(name, { fromMs: 0, toMs: 8_000 });
          expect(client.status === 200 || client.fault !== undefined).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
