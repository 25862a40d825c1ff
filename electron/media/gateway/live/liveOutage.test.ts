import { afterEach, describe, expect, it, vi } from 'vitest';

import type { FeedMessage, FeedSample } from '#contract/feed';

import { readFeed, type FeedClient } from '../../../../tests/fakes/feedClient';
import { startLineProxy } from '../../../../tests/fakes/lineProxy';
import { startLiveServer, type LiveServer } from '../../../../tests/fakes/liveServer';
import { startGateway, type RunningGateway } from '../server';

vi.setConfig({ testTimeout: 30_000 });

const closing: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Stage {
  origin: LiveServer;
  line: Awaited<ReturnType<typeof startLineProxy>>;
  gateway: RunningGateway;
  /** For each return of the server: within what time its tiles should begin anew. */
  backs: number[];
  feed: (camera?: number, query?: string) => Promise<FeedClient>;
}

/** One camera under several leases, behind a line that can be cut. */
const givenStream = async (): Promise<Stage> => {
  const origin = await startLiveServer();
  const line = await startLineProxy(origin.url);
  const backs: number[] = [];
  const gateway = await startGateway({
    port: 0,
    key: Buffer.alloc(32, 1),
    pageOrigins: ['app://brightwall'],
    onServerBack: (_secrets, withinMs) => backs.push(withinMs),
  });
  closing.push(origin.close, line.close, gateway.close);
  const feed = async (camera = 0, query = 'behind=500'): Promise<FeedClient> => {
    const secret = `secret-of-camera-${String(camera)}`;
    const url = `${line.url}/index.m3u8`;
    gateway.leases.put({ secret, upstream: { url, headers: {} } });
    const client = await readFeed(
      `http://127.0.0.1:${String(gateway.port)}/l/${secret}/feed?${query}`,
    );
    closing.push(client.close);
    return client;
  };
  return { origin, line, gateway, backs, feed };
};

const samplesIn = (messages: readonly FeedMessage[]): FeedSample[] =>
  messages.filter((message) => message.kind === 'sample');
const isAway = (messages: readonly FeedMessage[]): boolean =>
  messages.some(({ kind }) => kind === 'away');
const goesOn = (messages: readonly FeedMessage[]): boolean =>
  messages.findLastIndex(({ kind }) => kind === 'sample') >
  messages.findLastIndex(({ kind }) => kind === 'away');

/** Cuts the line until the feed says so, and for a while longer. */
const goDown = async ({ line }: Stage, feed: FeedClient, forMs = 2_000): Promise<void> => {
  await feed.until((messages) => samplesIn(messages).length > 48);
  await line.sever();
  await feed.until(isAway);
  await pause(forMs);
};

const countsOf = (origin: LiveServer, ending: string): number =>
  [...origin.counts].reduce((sum, [path, n]) => sum + (path.endsWith(ending) ? n : 0), 0);

describe('a stream whose server goes away and comes back', () => {
  it('tells that, and goes on with its list and the newest piece, from where it is now', async () => {
    const stage = await givenStream();
    const { origin, line } = stage;
    const feed = await stage.feed();
    await goDown(stage, feed);
    expect(feed.messages.at(-1)).toEqual({ kind: 'away', code: 'stream/refused' });
    const before = feed.samples().length;
    const [lists, pieces] = [countsOf(origin, 'media.m3u8'), countsOf(origin, '.m4s')];
    await line.mend();
    const mendedAtMs = Date.now();
    await feed.until(goesOn);
    expect(Date.now() - mendedAtMs).toBeLessThan(1_500);
    // Our own look at the server, and four new pieces a second, may be among them.
    expect(countsOf(origin, 'media.m3u8') - lists).toBeLessThanOrEqual(4);
    expect(countsOf(origin, '.m4s') - pieces).toBeLessThanOrEqual(4);
    await feed.until((messages) => samplesIn(messages).length > before + 72);
    expect([countsOf(origin, 'index.m3u8'), countsOf(origin, 'init.mp4')]).toEqual([1, 1]);
    const [first, ...later] = feed.samples().slice(before);
    expect(first).toMatchObject({ isKey: true, isAfterGap: true });
    expect(mendedAtMs - (first?.pictureAtMs ?? 0)).toBeLessThan(1_000);
    expect(later.filter(({ isAfterGap }) => isAfterGap)).toEqual([]);
    expect(feed.messages.filter(({ kind }) => kind === 'away')).toHaveLength(1);
  });

  it('says so to whoever comes meanwhile, shows no old pictures, and goes on for all', async () => {
    const stage = await givenStream();
    const first = await stage.feed();
    await goDown(stage, first, 500);
    const second = await stage.feed(1);
    await second.until(isAway);
    expect(second.status).toBe(200);
    expect(second.messages.map(({ kind }) => kind)).toEqual(['about', 'away']);
    await stage.line.mend();
    await Promise.all([first.until(goesOn), second.until(goesOn)]);
    expect(second.samples()[0]?.timestampUs).toBe(
      first.samples().findLast(({ isAfterGap }) => isAfterGap)?.timestampUs,
    );
  });

  it('takes nothing for known when its encoder began anew as well', async () => {
    const stage = await givenStream();
    const feed = await stage.feed();
    await goDown(stage, feed);
    stage.origin.behaviour.sequenceOffset = -15;
    stage.origin.behaviour.timeOffset = -15;
    await stage.line.mend();
    const before = feed.samples().length;
    await feed.until((messages) => samplesIn(messages).length > before + 72);
    expect(countsOf(stage.origin, 'init.mp4')).toBe(2);
    expect(
      feed
        .samples()
        .slice(before)
        .filter(({ isAfterGap }) => isAfterGap),
    ).toHaveLength(1);
  });

  it('goes on from another server when its lease is led there meanwhile', async () => {
    const stage = await givenStream();
    const feed = await stage.feed();
    await goDown(stage, feed, 500);
    const { origin, gateway } = stage;
    gateway.leases.put({
      secret: 'secret-of-camera-0',
      upstream: { url: origin.url, headers: {} },
    });
    await feed.until(goesOn);
    await stage.line.mend();
  });

  it('fails when the server is back without it', async () => {
    const stage = await givenStream();
    const feed = await stage.feed();
    await goDown(stage, feed, 500);
    stage.origin.behaviour.spoil = () => 404;
    await stage.line.mend();
    await feed.until((messages) => messages.at(-1)?.kind === 'fault');
    expect(feed.messages.at(-1)).toEqual({ kind: 'fault', code: 'stream/not-found' });
  });

  it('survives one outage after the other', async () => {
    const stage = await givenStream();
    const feed = await stage.feed();
    for (let n = 1; n <= 3; n += 1) {
      await feed.until(goesOn);
      await stage.line.sever();
      await feed.until((messages) => messages.at(-1)?.kind === 'away');
      await stage.line.mend();
    }
    await feed.until(goesOn);
    expect(feed.messages.filter(({ kind }) => kind === 'away')).toHaveLength(3);
    expect(countsOf(stage.origin, 'index.m3u8')).toBe(1);
    expect(stage.backs).toHaveLength(3);
  });

  it('is told as a failure to a reader who has never had a picture of it', async () => {
    const stage = await givenStream();
    await stage.line.sever();
    const feed = await stage.feed();
    expect([feed.status, feed.fault]).toEqual([502, 'stream/refused']);
    await stage.line.mend();
  });
});
