import { afterEach, describe, expect, it } from 'vitest';

import { mediaPlaylist, startMediaServer } from '../../../tests/fakes/mediaServer';
import { startGateway } from './server';

const origin = 'app://brightwall';

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** One camera under as many leases as are asked for. */
const given = async (answer: Parameters<typeof startMediaServer>[0], leases: number) => {
  const server = await startMediaServer(answer);
  const key = Buffer.alloc(32, 1);
  const gateway = await startGateway({ port: 0, key, pageOrigins: [origin] });
  cleanUps.push(server.close, gateway.close);
  const base = `http://127.0.0.1:${String(gateway.port)}`;
  const upstream = { url: `${server.url}/live/index.m3u8?token=T`, headers: {} };
  const indexes = Array.from({ length: leases }, (_each, n) => {
    const secret = `secret-of-tile-${String(n)}`;
    gateway.leases.put({ secret, upstream });
    return `${base}/l/${secret}/index.m3u8`;
  });
  const read = async (url: string): Promise<string> => {
    const response = await fetch(url, { headers: { origin } });
    expect(response.status).toBe(200);
    return response.text();
  };
  const addressesIn = (text: string): string[] =>
    [...text.matchAll(/\/l\/[^"\n]+/g)].map(([address]) => base + address);
  return { server, gateway, indexes, read, addressesIn };
};

describe('one camera in 64 tiles', () => {
  it('costs what it costs in one', async () => {
    const segment = Buffer.alloc(50_000, 'x');
    const startedAtMs = Date.now();
    const { server, gateway, indexes, read, addressesIn } = await given((request, response) => {
      const first = 1 + Math.floor((Date.now() - startedAtMs) / 2_000);
      if (request.url?.includes('.m3u8') === true) response.end(mediaPlaylist(first));
      else response.end(segment);
    }, 64);
    // Each tile as a player does: the playlist again and again, and every segment once.
    const tile = async (index: string): Promise<void> => {
      const had = new Set<string>();
      while (Date.now() - startedAtMs < 6_500) {
        for (const address of addressesIn(await read(index))) {
          if (had.has(address)) continue;
          had.add(address);
          await read(address);
        }
        await new Promise((resolve) => setTimeout(resolve, 400 + 200 * Math.random()));
      }
    };
    await Promise.all(indexes.map(tile));
    const { total, byLease } = gateway.accounts();
    const paths = server.seen.map(({ url }) => url).filter((url) => !url.includes('.m3u8'));
    const oneTile = new Set(paths).size * segment.byteLength;
    const ratio = total.upstreamBytes / oneTile;
    console.log(
      `${String(total.requests)} requests, ${ratio.toFixed(3)} of one tile’s segments, ` +
        `${String(total.cacheHits)} wishes met without one`,
    );
    expect(ratio).toBeLessThanOrEqual(1.02);
    expect(byLease).toHaveLength(64);
    const charged = byLease.reduce((sum, { account }) => sum + account.upstreamBytes, 0);
    expect(charged).toBe(total.upstreamBytes);
  }, 20_000);
});

describe('a low-latency camera in 16 tiles', () => {
  const playlist = (parts: number): string =>
    [
      '#EXTM3U',
      '#EXT-X-TARGETDURATION:2',
      '#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.5',
      '#EXT-X-PART-INF:PART-TARGET=0.5',
      '#EXT-X-MEDIA-SEQUENCE:7',
      '#EXTINF:2,',
      '7.m4s?token=T',
      ...Array.from(
        { length: parts },
        (_each, n) => `#EXT-X-PART:DURATION=0.5,URI="8.${String(n)}.m4s?token=T"`,
      ),
      `#EXT-X-PRELOAD-HINT:TYPE=PART,URI="8.${String(parts)}.m4s?token=T"`,
      '',
    ].join('\n');

  it('is waited for once, and its next part fetched once', async () => {
    const { server, indexes, read, addressesIn } = await given((request, response) => {
      const url = request.url ?? '';
      if (url.includes('_HLS_part=1')) setTimeout(() => response.end(playlist(2)), 150);
      else if (url.includes('.m3u8')) response.end(playlist(1));
      else setTimeout(() => response.end('a part'), 100);
    }, 16);
    const first = await Promise.all(indexes.map(read));
    const hints = first.map((text) => addressesIn(text).at(-1) ?? '');
    const from = '?_HLS_msn=8&_HLS_part=1';
    const [next] = await Promise.all([
      Promise.all(indexes.map((index) => read(index + from))),
      Promise.all(hints.map(read)),
    ]);
    expect(next.every((text) => text.match(/#EXT-X-PART:/g)?.length === 2)).toBe(true);
    // What was the hint is now a part, under the same address.
    expect(next[0]).toContain(new URL(hints[0] ?? '').pathname);
    // And who asks for what is there already is not sent on.
    await read((indexes[0] ?? '') + from);
    expect(server.seen.map(({ url }) => url).sort()).toEqual([
      '/live/8.1.m4s?token=T',
      '/live/index.m3u8?token=T',
      `/live/index.m3u8?token=T&_HLS_msn=8&_HLS_part=1`,
    ]);
  });
});
