import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it, vi } from 'vitest';

import type { FeedMessage, FeedSample } from '#contract/feed';

import { readFeed, type FeedClient } from '../../../../tests/fakes/feedClient';
import {
  startLiveServer,
  type LiveBehaviour,
  type LiveServer,
} from '../../../../tests/fakes/liveServer';
import type { Upstream } from '../../../wall/ports';
import { Fetcher } from '../fetch/fetcher';
import { LeaseTable } from '../leases';
import { Followers, type FollowersParts } from './followers';
import { LiveRoutes } from './liveRoutes';

vi.setConfig({ testTimeout: 20_000 });

interface Stage {
  leases: LeaseTable;
  followers: Followers;
  feed: (secret: string, query?: string) => Promise<FeedClient>;
  moment: (secret: string, fromMs: number, toMs: number) => Promise<FeedClient>;
  close: () => Promise<void>;
}

const closing: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const startOrigin = async (behaviour: Partial<LiveBehaviour> = {}): Promise<LiveServer> => {
  const origin = await startLiveServer(behaviour);
  closing.push(origin.close);
  return origin;
};

const startGateway = async (options: Partial<FollowersParts> = {}): Promise<Stage> => {
  const fetcher = new Fetcher();
  const leases = new LeaseTable();
  const followers = new Followers({ fetcher, now: Date.now, ...options });
  const routes = new LiveRoutes(leases, followers);
  const server = createServer((request, response) => {
    void routes.serve(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    followers.close();
    fetcher.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  closing.push(close);
  const read = async (path: string): Promise<FeedClient> => {
    const client = await readFeed(base + path);
    closing.push(client.close);
    return client;
  };
  return {
    leases,
    followers,
    feed: (secret, query = 'behind=500') => read(`/l/${secret}/feed?${query}`),
    moment: (secret, fromMs, toMs) =>
      read(`/l/${secret}/moment?from=${String(fromMs)}&to=${String(toMs)}`),
    close,
  };
};

const upstream = (origin: LiveServer, query = ''): Upstream => ({
  url: origin.url + query,
  headers: {},
});

const lease = (stage: Stage, origin: LiveServer, secret = 'secret-one', query = ''): string => {
  stage.leases.put({ secret, upstream: upstream(origin, query) });
  return secret;
};

const samplesIn = (messages: readonly FeedMessage[]): FeedSample[] =>
  messages.filter((message) => message.kind === 'sample');

const enough =
  (count: number) =>
  (messages: readonly FeedMessage[]): boolean =>
    samplesIn(messages).length >= count;

const ended = (messages: readonly FeedMessage[]): boolean =>
  messages.some(({ kind }) => kind === 'fault' || kind === 'end');

/** No picture is missing and none comes twice. */
const expectUnbroken = (samples: readonly FeedSample[]): void => {
  samples.slice(1).forEach((sample, n) => {
    const before = samples[n]!;
    expect(Math.abs(sample.timestampUs - before.timestampUs - before.durationUs)).toBeLessThan(3);
    expect(sample.isAfterGap).toBe(false);
  });
};

describe('the feed of a classic stream', () => {
  it('begins with what is told about it and a key picture, and goes on without a break', async () => {
    const origin = await startOrigin();
    const stage = await startGateway();
    const feed = await stage.feed(lease(stage, origin));
    await feed.until(enough(140));
    expect(feed.messages.slice(0, 2)).toMatchObject([
      {
        kind: 'about',
        about: { isLowLatency: false, targetDurationMs: 1_000, holdBackMs: 1_500, clock: 'source' },
      },
      { kind: 'config', config: { widthPx: 320, heightPx: 180 } },
    ]);
    const samples = feed.samples();
    expect(samples[0]).toMatchObject({ isKey: true });
    expectUnbroken(samples);
    expect(samples.filter(({ isKey }) => isKey).length).toBe(Math.ceil(samples.length / 24));
    const newest = samples.at(-1)!;
    expect(Math.abs(Date.now() - newest.pictureAtMs)).toBeLessThan(2_000);
  });

  it('fetches each file once, however many read', async () => {
    const origin = await startOrigin();
    const stage = await startGateway();
    const secrets = Array.from({ length: 12 }, (_, n) => lease(stage, origin, `secret-${n}-xx`));
    const feeds = await Promise.all(secrets.map((secret) => stage.feed(secret)));
    await Promise.all(feeds.map((feed) => feed.until(enough(120))));
    const segments = [...origin.counts].filter(([path]) => path.endsWith('.m4s'));
    expect(segments.length).toBeGreaterThan(3);
    expect(segments.filter(([, count]) => count > 1)).toEqual([]);
    expect(origin.counts.get('/init.mp4')).toBe(1);
    expect(origin.counts.get('/index.m3u8')).toBe(1);
    expect(origin.counts.get('/media.m3u8')!).toBeLessThan(segments.length * 2 + 4);
  });

  it('answers a second reader within a moment', async () => {
    const origin = await startOrigin();
    const stage = await startGateway();
    const secret = lease(stage, origin);
    const cold = await stage.feed(secret);
    await cold.until(enough(24));
    const warm = await stage.feed(secret);
    await warm.until(enough(24));
    // A machine may be busy with windows: disasters fail here, the bench measures.
    expect(cold.firstMs()).toBeLessThan(2_500);
    expect(warm.firstMs()).toBeLessThan(250);
  });

  it('starts as far back as was wished', async () => {
    const origin = await startOrigin();
    const stage = await startGateway();
    const secret = lease(stage, origin);
    const first = await stage.feed(secret);
    await first.until(enough(24 * 8));
    const near = await stage.feed(secret, 'behind=0');
    const far = await stage.feed(secret, 'behind=1000');
    await Promise.all([near.until(enough(1)), far.until(enough(1))]);
    expect(near.samples()[0]).toMatchObject({ isKey: true, isAfterGap: true });
    const apart = near.samples()[0]!.timestampUs - far.samples()[0]!.timestampUs;
    expect(apart / 1_000).toBeGreaterThanOrEqual(740);
    expect(apart / 1_000).toBeLessThanOrEqual(1_260);
  });

  it('marks a discontinuity and goes on with a key picture', async () => {
    const origin = await startOrigin();
    const stage = await startGateway();
    const feed = await stage.feed(lease(stage, origin));
    await feed.until(enough(24));
    origin.behaviour.discontinuities.add(origin.newest() + 3);
    await feed.until((messages) =>
      samplesIn(messages)
        .slice(1)
        .some(({ isAfterGap }) => isAfterGap),
    );
    const marked = feed
      .samples()
      .slice(1)
      .filter(({ isAfterGap }) => isAfterGap);
    expect(marked.map(({ isKey }) => isKey)).toEqual([true]);
  });

  it('marks a jump of the stream`s own time that nobody announced', async () => {
    const origin = await startOrigin();
    const stage = await startGateway();
    const feed = await stage.feed(lease(stage, origin));
    await feed.until(enough(24));
    origin.behaviour.timeOffset = 400;
    await feed.until((messages) =>
      samplesIn(messages)
        .slice(1)
        .some(({ isAfterGap }) => isAfterGap),
    );
    expect(feed.samples().at(-1)?.timestampUs).toBeGreaterThan(100e6);
  });

  it('begins anew at the newest end when sequence numbers go back, under the names of before', async () => {
    const origin = await startOrigin();
    const stage = await startGateway();
    const feed = await stage.feed(lease(stage, origin));
    await feed.until(enough(24 * 12));
    origin.behaviour.sequenceOffset = -8;
    origin.behaviour.timeOffset = 4_000;
    const before = feed.samples().length;
    await feed.until((messages) => samplesIn(messages).length > before + 120);
    expect(ended(feed.messages)).toBe(false);
    const jump = feed.samples().findIndex(({ timestampUs }) => timestampUs > 1_000e6);
    const later = feed.samples().slice(jump);
    expect(later[0]).toMatchObject({ isAfterGap: true, isKey: true });
    expectUnbroken(later.slice(1));
  });

  it('plays on with a clock that is a day wrong, and tells that clock', async () => {
    const origin = await startOrigin({ clockOffsetMs: -86_400_000 });
    const stage = await startGateway();
    const feed = await stage.feed(lease(stage, origin));
    await feed.until(enough(100));
    expectUnbroken(feed.samples());
    const late = Date.now() - feed.samples().at(-1)!.pictureAtMs;
    expect(late).toBeGreaterThan(86_390_000);
    expect(late).toBeLessThan(86_410_000);
  });

  it('uses the clock of this station when the stream has none', async () => {
    const origin = await startOrigin({ hasClock: false });
    const stage = await startGateway();
    const feed = await stage.feed(lease(stage, origin));
    await feed.until(enough(100));
    expect(feed.messages[0]).toMatchObject({ about: { clock: 'arrival' } });
    expectUnbroken(feed.samples());
    expect(Math.abs(Date.now() - feed.samples().at(-1)!.pictureAtMs)).toBeLessThan(2_000);
  });

  it('leaves a single spoiled segment out', async () => {
    const origin = await startOrigin();
    const stage = await startGateway();
    const feed = await stage.feed(lease(stage, origin));
    await feed.until(enough(24));
    const bad = `/s${String(origin.newest() + 2)}.m4s`;
    origin.behaviour.spoil = (path) =>
      path === bad ? Buffer.from('<html>Sign in</html>') : undefined;
    const before = feed.samples().length;
    await feed.until((messages) => samplesIn(messages).length > before + 120);
    expect(
      feed
        .samples()
        .slice(1)
        .filter(({ isAfterGap }) => isAfterGap),
    ).toHaveLength(1);
  });

  it('says so when the playlist stops growing, and says it at once to who comes then', async () => {
    const origin = await startOrigin();
    const stage = await startGateway();
    const secret = lease(stage, origin);
    const feed = await stage.feed(secret);
    await feed.until(enough(24));
    origin.behaviour.frozenAtMs = Date.now();
    await feed.until(ended);
    expect(feed.messages.at(-1)).toEqual({ kind: 'fault', code: 'stream/stale-playlist' });
    const next = await stage.feed(secret);
    expect([next.status, next.fault]).toEqual([503, 'stream/stale-playlist']);
  });

  it.each([
    ['a refusal', 404, 'stream/not-found'],
    ['a page', Buffer.from('<html>Sign in</html>'), 'stream/not-a-playlist'],
  ])('answers %s with its name before the first byte', async (_, spoiled, fault) => {
    const origin = await startOrigin({ spoil: () => spoiled });
    const stage = await startGateway();
    const feed = await stage.feed(lease(stage, origin));
    expect(feed.fault).toBe(fault);
  });

  it.each([
    ['a page', Buffer.from('<html>Sign in</html>'), 'stream/bad-segment'],
    ['noise', Buffer.alloc(4_000, 0xa5), 'stream/decode'],
    ['a box of 3 GB', Buffer.from('b2d05e006d6f6f66', 'hex'), 'stream/decode'],
  ])('names segments that are %s', async (_, spoiled, fault) => {
    const spoil = (path: string): Buffer | undefined =>
      path.endsWith('.m4s') ? spoiled : undefined;
    const origin = await startOrigin({ spoil });
    const stage = await startGateway();
    const feed = await stage.feed(lease(stage, origin));
    expect(feed.fault).toBe(fault);
  });

  it('ends with the lease', async () => {
    const origin = await startOrigin();
    const stage = await startGateway();
    const secret = lease(stage, origin);
    const feed = await stage.feed(secret);
    await feed.until(enough(24));
    stage.leases.drop(secret);
    await feed.until(ended);
    expect(feed.messages.at(-1)).toEqual({ kind: 'fault', code: 'stream/lease-ended' });
    expect((await stage.feed(secret)).fault).toBe('stream/lease-ended');
  });

  it('goes on without a break when the token is renewed', async () => {
    const origin = await startOrigin();
    const stage = await startGateway();
    const secret = lease(stage, origin, 'secret-one', '?token=first');
    const feed = await stage.feed(secret);
    await feed.until(enough(48));
    lease(stage, origin, secret, '?token=second');
    const before = feed.samples().length;
    await feed.until((messages) => samplesIn(messages).length > before + 96);
    expectUnbroken(feed.samples());
    expect(origin.counts.get('/index.m3u8')).toBe(1);
    const late = origin.seen.slice(-3).map(({ url }) => url);
    expect(late.every((url) => url.includes('token=second'))).toBe(true);
  });

  it('lets go of a stream some time after its last reader', async () => {
    const origin = await startOrigin();
    const stage = await startGateway({ lingerMs: 300 });
    const feed = await stage.feed(lease(stage, origin));
    await feed.until(enough(24));
    feed.close();
    await new Promise((resolve) => setTimeout(resolve, 700));
    const asked = origin.seen.length;
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(origin.seen.length).toBe(asked);
  });

  it('keeps a stream warm that may be called next', async () => {
    const origin = await startOrigin();
    const stage = await startGateway({ lingerMs: 100 });
    stage.followers.setHot([upstream(origin, '?token=hot')]);
    await vi.waitFor(() => {
      expect(origin.counts.get('/init.mp4')).toBe(1);
    });
    await new Promise((resolve) => setTimeout(resolve, 400));
    const feed = await stage.feed(lease(stage, origin, 'secret-one', '?token=later'));
    await feed.until(enough(24));
    expect(feed.firstMs()).toBeLessThan(250);
    expect(origin.counts.get('/index.m3u8')).toBe(1);
  });
});

describe('the feed of a low-latency stream', () => {
  it('brings pictures part by part, each fetched once', async () => {
    const origin = await startOrigin({ hasParts: true });
    const stage = await startGateway();
    const feed = await stage.feed(lease(stage, origin), 'behind=200');
    await feed.until(enough(200));
    expect(feed.messages[0]).toMatchObject({ about: { isLowLatency: true, clock: 'source' } });
    expect((feed.messages[0] as { about: { holdBackMs: number } }).about.holdBackMs).toBeCloseTo(
      187.5,
      0,
    );
    expectUnbroken(feed.samples());
    const media = [...origin.counts].filter(([path]) => path.endsWith('.m4s'));
    expect(media.filter(([, count]) => count > 1)).toEqual([]);
    expect(media.filter(([path]) => /\.\d\.m4s$/.test(path)).length).toBeGreaterThan(12);
    const delays: number[] = [];
    for (let n = 0; n < 10; n += 1) {
      const seen = feed.samples().length;
      await feed.until(enough(seen + 1));
      delays.push(Date.now() - feed.samples().at(-1)!.pictureAtMs);
    }
    // A part is 62 ms long, so its last picture was taken just before it was published.
    expect(Math.min(...delays)).toBeLessThan(400);
  });
});

describe('a gateway that takes over from another', () => {
  it.each([
    ['classic', false],
    ['low-latency', true],
  ])('goes on with a %s stream after the very picture it ended with', async (_, hasParts) => {
    const origin = await startOrigin({ hasParts, listed: 8 });
    const first = await startGateway();
    const feed = await first.feed(lease(first, origin));
    await feed.until(enough(60));
    await first.close();
    const samples = feed.samples();
    const last = samples.at(-1)!.timestampUs;
    await new Promise((resolve) => setTimeout(resolve, 600));
    const second = await startGateway();
    const secret = lease(second, origin);
    const next = await second.feed(secret, `after=${String(last)}`);
    await next.until(enough(60));
    expectUnbroken([...samples, ...next.samples()]);
  });

  it('begins with a key picture after a gap when too much time went by', async () => {
    const origin = await startOrigin();
    const stage = await startGateway();
    const feed = await stage.feed(lease(stage, origin), 'after=1000');
    await feed.until(enough(1));
    expect(feed.samples()[0]).toMatchObject({ isKey: true, isAfterGap: true });
  });
});

describe('the moment', () => {
  it('gives a stretch of the past from its key picture on, with the clock it was seen by', async () => {
    const origin = await startOrigin();
    const stage = await startGateway();
    const secret = lease(stage, origin);
    const feed = await stage.feed(secret);
    await feed.until(enough(24 * 7));
    const samples = feed.samples();
    const [from, to] = [samples[60]!.pictureAtMs, samples[110]!.pictureAtMs];
    const moment = await stage.moment(lease(stage, origin, 'another-secret'), from, to);
    await moment.until(ended);
    expect(moment.messages.at(-1)).toEqual({ kind: 'end' });
    const got = moment.samples();
    expect(got[0]).toMatchObject({ isKey: true, isAfterGap: true });
    expect(got[0]!.pictureAtMs).toBeLessThanOrEqual(from);
    expect(got.at(-1)?.pictureAtMs).toBe(to);
    expect(moment.messages[0]).toMatchObject({
      kind: 'about',
      about: { covers: { fromMs: got[0]!.pictureAtMs } },
    });
    expect(moment.messages[1]?.kind).toBe('config');
  });

  it('has for a camera nobody watched what its server still lists', async () => {
    const origin = await startOrigin({ listed: 10 });
    const stage = await startGateway();
    const now = Date.now();
    const moment = await stage.moment(lease(stage, origin), now - 1_800, now);
    await moment.until(ended);
    expect(moment.samples()[0]!.pictureAtMs).toBeLessThanOrEqual(now - 1_700);
    expectUnbroken(moment.samples());
  });

  it('says that there is no picture of a time long ago', async () => {
    const origin = await startOrigin();
    const stage = await startGateway();
    const moment = await stage.moment(lease(stage, origin), 1_000, 2_000);
    expect([moment.status, moment.fault]).toEqual([404, 'media/no-picture']);
  });

  it('still has the last pictures of a stream that failed', async () => {
    const origin = await startOrigin();
    const stage = await startGateway();
    const secret = lease(stage, origin);
    const feed = await stage.feed(secret);
    await feed.until(enough(96));
    origin.behaviour.spoil = () => 404;
    await feed.until(ended);
    const samples = feed.samples();
    const moment = await stage.moment(secret, samples[30]!.pictureAtMs, samples[90]!.pictureAtMs);
    await moment.until(ended);
    expect(moment.samples().at(-1)?.timestampUs).toBe(samples[90]!.timestampUs);
  });
});
