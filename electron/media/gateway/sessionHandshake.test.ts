import { afterEach, describe, expect, it } from 'vitest';

import type { FeedMessage } from '#contract/feed';

import { readFeed, type FeedClient } from '../../../tests/fakes/feedClient';
import {
  startMediamtx,
  type FakeMediamtx,
  type MediamtxWish,
} from '../../../tests/fakes/mediamtx/fakeMediamtx';
import { aPath } from '../../../tests/fakes/mediamtx/world';
import { startGateway, type RunningGateway } from './server';

// MediaMTX hands out a session with the first list of a stream, and takes it away again.

const origin = 'app://brightwall';
const secret = 'a-secret-of-a-lease';
const login = 'wall:a-password';
const authorization = `Basic ${Buffer.from(login).toString('base64')}`;

const cleanUps: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

const started = async (wish: MediamtxWish): Promise<FakeMediamtx> => {
  const mtx = await startMediamtx({ speed: 8, login, paths: [aPath('gate/east')], ...wish });
  cleanUps.push(() => mtx.close());
  return mtx;
};

const given = async (
  wish: MediamtxWish = {},
): Promise<{ mtx: FakeMediamtx; gateway: RunningGateway; base: string }> => {
  const mtx = await started(wish);
  const gateway = await startGateway({
    port: 0,
    key: Buffer.alloc(32, 1),
    pageOrigins: [origin],
    limits: { firstByteMs: 2_000 },
  });
  cleanUps.push(() => gateway.close());
  const url = `${mtx.urlOf('hls')}/gate/east/index.m3u8`;
  gateway.leases.put({ secret, upstream: { url, headers: { authorization } } });
  return { mtx, gateway, base: `http://127.0.0.1:${String(gateway.port)}` };
};

const feedOf = async (base: string): Promise<FeedClient> => {
  const feed = await readFeed(`${base}/l/${secret}/feed?behind=0`);
  cleanUps.push(feed.close);
  return feed;
};

const enough =
  (count: number) =>
  (messages: readonly FeedMessage[]): boolean =>
    messages.filter(({ kind }) => kind === 'sample').length >= count;

const textOf = async (url: string): Promise<string> =>
  (await fetch(url, { headers: { origin } })).text();

const faultOf = async (url: string): Promise<string | null> =>
  (await fetch(url, { headers: { origin } })).headers.get('x-brightwall-fault');

const childOf = (list: string): string => /^\/l\/\S+\.m3u8$/m.exec(list)?.[0] ?? '';

const newestOf = (list: string): string =>
  list
    .split('\n')
    .filter((line) => line.startsWith('/l/') && line.endsWith('.mp4'))
    .at(-1) ?? '';

describe('a stream that is given with a session', () => {
  it.each(['1.18.0', '1.20.1'] as const)(
    'is followed through the handshake of %s without a cookie, in parts, past its gaps',
    async (version) => {
      const { mtx, base } = await given({ version });
      const feed = await feedOf(base);
      await feed.until(enough(72));
      expect(feed.messages[0]).toMatchObject({ about: { isLowLatency: true, clock: 'source' } });
      const hls = mtx.seen.filter(({ server }) => server === 'hls');
      expect(hls[0]?.url).toBe('/gate/east/index.m3u8');
      expect(hls[1]?.url).toBe('/gate/east/index.m3u8?cookieCheck=1');
      expect(hls.slice(2).every(({ url }) => /[?&]session=/.test(url))).toBe(true);
      expect(hls.some(({ headers }) => headers.cookie !== undefined)).toBe(false);
      expect(hls.some(({ url }) => url.includes('gap.mp4'))).toBe(false);
      expect(hls.some(({ url }) => url.includes('_part'))).toBe(true);
      expect(mtx.hls.sessions.size).toBe(1);
    },
  );

  it('is followed without a handshake on versions before 1.18, with the log-in each time', async () => {
    const { mtx, base } = await given({ version: '1.17.1' });
    const feed = await feedOf(base);
    await feed.until(enough(72));
    const hls = mtx.seen.filter(({ server }) => server === 'hls');
    expect(hls.some(({ url }) => url.includes('session='))).toBe(false);
    expect(hls.every(({ headers }) => headers.authorization === authorization)).toBe(true);
  });

  it('goes on by a new session when the server has forgotten the one before', async () => {
    const { mtx, base } = await given();
    const feed = await feedOf(base);
    await feed.until(enough(48));
    mtx.hls.sessions.clear();
    const seen = feed.samples().length;
    await feed.until(enough(seen + 72));
    expect(feed.messages.some(({ kind }) => kind === 'fault')).toBe(false);
    expect(mtx.hls.sessions.size).toBe(1);
  });

  it('goes on when its server was started anew, with other names and numbers', async () => {
    const { mtx, base } = await given();
    const feed = await feedOf(base);
    await feed.until(enough(48));
    const { ports } = mtx;
    await mtx.close();
    await started({ ports });
    const seen = feed.samples().length;
    await feed.until(enough(seen + 72), 15_000);
    expect(feed.messages.some(({ kind }) => kind === 'fault')).toBe(false);
  });

  it('shows a page neither session nor path', async () => {
    const { base } = await given();
    const index = await textOf(`${base}/l/${secret}/index.m3u8`);
    const list = await textOf(base + childOf(index));
    expect(index + list).not.toMatch(/session|gate|video1|cookieCheck/);
    expect(list).toContain('#EXT-X-GAP');
    const segment = await fetch(base + newestOf(list), { headers: { origin } });
    expect(segment.status).toBe(200);
    expect(segment.headers.get('content-type')).toBe('video/mp4');
  });

  it('is refused to a page that rested too long, and begins anew at its first list', async () => {
    const { mtx, base } = await given({ sessionLifeMs: 300 });
    const index = `${base}/l/${secret}/index.m3u8`;
    const child = base + childOf(await textOf(index));
    expect(await faultOf(child)).toBeNull();
    await expect
      .poll(() => faultOf(child), { timeout: 5_000, interval: 700 })
      .toBe('stream/unauthorized');
    expect(mtx.hls.sessions.size).toBe(0);
    expect(await faultOf(base + childOf(await textOf(index)))).toBeNull();
  });

  it('is refused without the log-in, and where no muxer can carry it', async () => {
    const { mtx, gateway, base } = await given();
    const put = (path: string, headers: Record<string, string>): void => {
      const url = `${mtx.urlOf('hls')}/${path}/index.m3u8`;
      gateway.leases.put({ secret, upstream: { url, headers } });
    };
    const index = `${base}/l/${secret}/index.m3u8`;
    put('gate/east', {});
    expect(await faultOf(index)).toBe('stream/unauthorized');
    put('gate/nowhere', { authorization });
    expect(await faultOf(index)).toBe('stream/not-found');
    mtx.world.paths.set('gate/phone', aPath('gate/phone', { codecs: ['G711'] }));
    put('gate/phone', { authorization });
    expect(await faultOf(index)).toBe('stream/server-error');
  });

  it('ends in a circle of redirects', async () => {
    const { mtx, base } = await given();
    mtx.world.spoil = (request, response) => {
      response.writeHead(302, { location: `${request.url ?? ''}&cookieCheck=1` }).end();
      return true;
    };
    expect(await faultOf(`${base}/l/${secret}/index.m3u8`)).toBe('stream/not-found');
    expect(mtx.seen.length).toBeLessThan(6);
  });
});
