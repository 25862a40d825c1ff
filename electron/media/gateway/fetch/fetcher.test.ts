import { gzipSync } from 'node:zlib';

import { afterEach, describe, expect, it } from 'vitest';

import { startMediaServer } from '../../../../tests/fakes/mediaServer';
import { startSecureServer } from '../../../../tests/fakes/secureServer';
import { Fetcher, type FetcherOptions } from './fetcher';

const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

const givenFetcher = (options: FetcherOptions = {}): Fetcher => {
  const fetcher = new Fetcher(options);
  cleanUps.push(() => {
    fetcher.close();
  });
  return fetcher;
};

const givenServer = async (answer: Parameters<typeof startMediaServer>[0]) => {
  const server = await startMediaServer(answer);
  cleanUps.unshift(server.close);
  return server;
};

describe('what several want', () => {
  it('is fetched once, at the same time and soon after', async () => {
    const server = await givenServer((_request, response) => {
      setTimeout(() => response.end('a segment'), 30);
    });
    const fetcher = givenFetcher();
    const wish = (): ReturnType<Fetcher['fetchBytes']> =>
      fetcher.fetchBytes(`${server.url}/a.m4s`, {}, { lease: 'l', version: '7' });
    const all = await Promise.all(Array.from({ length: 64 }, wish));
    all.push(await wish());
    expect(all.every((each) => each.ok && each.value.bytes.toString() === 'a segment')).toBe(true);
    expect(server.seen).toHaveLength(1);
    expect(fetcher.accounts.ofLease('l')).toEqual({
      requests: 1,
      upstreamBytes: 9,
      cacheHits: 64,
    });
  });

  it('is another thing under another number, with other rights, or another stretch of it', async () => {
    const server = await givenServer((_request, response) => response.end('bytes'));
    const fetcher = givenFetcher();
    const url = `${server.url}/live0.ts`;
    await fetcher.fetchBytes(url, {}, { version: '1' });
    await fetcher.fetchBytes(url, {}, { version: '6' });
    await fetcher.fetchBytes(url, { authorization: 'x' }, { version: '1' });
    await fetcher.fetchBytes(url, {}, { version: '1', range: { offset: 1, length: 2 } });
    expect(server.seen).toHaveLength(4);
  });

  it('is still fetched for the others when one goes away, and dropped when all do', async () => {
    let isGone = false;
    const server = await givenServer((request, response) => {
      request.socket.once('close', () => (isGone = true));
      setTimeout(() => response.end('late'), 100);
    });
    const fetcher = givenFetcher();
    const [one, two] = [new AbortController(), new AbortController()];
    const url = `${server.url}/a`;
    const first = fetcher.fetchBytes(url, {}, { signal: one.signal });
    const second = fetcher.fetchBytes(url, {}, { signal: two.signal });
    one.abort();
    expect((await first).ok).toBe(false);
    expect((await second).ok).toBe(true);
    const third = fetcher.fetchBytes(`${url}2`, {}, { signal: two.signal });
    setTimeout(() => {
      two.abort();
    }, 30);
    expect((await third).ok).toBe(false);
    await expect.poll(() => isGone).toBe(true);
  });

  it('is cut out where a server knows no ranges', async () => {
    const server = await givenServer((_request, response) => response.end('0123456789'));
    const range = { offset: 2, length: 3 };
    const fetched = await givenFetcher().fetchBytes(server.url, {}, { range });
    expect(fetched.ok && fetched.value.bytes.toString()).toBe('234');
  });
});

describe('a body', () => {
  const faultOf = async (
    answer: Parameters<typeof startMediaServer>[0],
    limits: FetcherOptions['limits'] = {},
  ): Promise<string> => {
    const server = await givenServer(answer);
    const fetched = await givenFetcher({ limits }).fetchBytes(`${server.url}/a`, {}, {});
    return fetched.ok ? fetched.value.bytes.toString() : fetched.fault.code;
  };

  it('is unpacked where a server packs it unasked', async () => {
    const packed = gzipSync('plain');
    expect(
      await faultOf((_request, response) => {
        response.setHeader('content-encoding', 'gzip').end(packed);
      }),
    ).toBe('plain');
  });

  it('is refused when little becomes too much', async () => {
    const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024));
    expect(bomb.byteLength).toBeLessThan(100_000);
    expect(
      await faultOf((_request, response) => {
        response.setHeader('content-encoding', 'gzip').end(bomb);
      }),
    ).toBe('stream/bad-segment');
  });

  it('is refused when it is packed in a way that nobody knows', async () => {
    expect(
      await faultOf((_request, response) => {
        response.setHeader('content-encoding', 'zip').end('x');
      }),
    ).toBe('stream/bad-segment');
  });

  it('is cut off when all on their way are too much together, the largest first', async () => {
    const server = await givenServer((request, response) => {
      if (request.url === '/small') setTimeout(() => response.end('small'), 300);
      else response.write(Buffer.alloc(3_000_000));
    });
    const fetcher = givenFetcher({ limits: { flyingBytes: 2_000_000 } });
    const small = fetcher.fetchBytes(`${server.url}/small`, {}, {});
    const large = await fetcher.fetchBytes(`${server.url}/large`, {}, {});
    expect(large).toMatchObject({ ok: false, fault: { code: 'stream/bad-segment' } });
    expect(await small).toMatchObject({ ok: true });
  });
});

describe('a server behind TLS', () => {
  it('is not believed when nobody vouches for its certificate', async () => {
    const server = await startSecureServer((_request, response) => response.end('x'));
    cleanUps.unshift(server.close);
    const fetched = await givenFetcher().fetchText(`${server.url}/a.m3u8`, {});
    expect(fetched).toEqual({ ok: false, fault: { code: 'stream/tls' } });
  });

  it('is not believed when it speaks no TLS at all', async () => {
    const server = await givenServer((_request, response) => response.end('x'));
    const url = server.url.replace('http:', 'https:');
    const fetched = await givenFetcher().fetchText(`${url}/a.m3u8`, {});
    expect(fetched).toEqual({ ok: false, fault: { code: 'stream/tls' } });
  });

  it('is asked many things over few connections where it speaks HTTP/2', async () => {
    const server = await startSecureServer((request, response) => {
      setTimeout(() => response.end(request.httpVersion), 50);
    });
    cleanUps.unshift(server.close);
    const fetcher = givenFetcher({ ca: server.certificate });
    const all = await Promise.all(
      Array.from({ length: 60 }, (_each, n) => fetcher.fetchText(`${server.url}/${String(n)}`, {})),
    );
    expect(all.every((each) => each.ok && each.value.text === '2.0')).toBe(true);
    expect(server.sessions()).toBeLessThanOrEqual(2);
  });

  it('is asked many things at once where it speaks HTTP/1.1 only', async () => {
    let waiting = 0;
    const go: (() => void)[] = [];
    const server = await startSecureServer((request, response) => {
      waiting += 1;
      go.push(() => response.end(request.httpVersion));
      if (waiting === 20) for (const each of go) each();
    }, false);
    cleanUps.unshift(server.close);
    const fetcher = givenFetcher({ ca: server.certificate });
    const all = await Promise.all(
      Array.from({ length: 20 }, (_each, n) => fetcher.fetchText(`${server.url}/${String(n)}`, {})),
    );
    expect(all.every((each) => each.ok && each.value.text === '1.1')).toBe(true);
  });

  it('does not send us on to one that anybody can read', async () => {
    const plain = await givenServer((_request, response) => response.end('x'));
    const server = await startSecureServer((_request, response) => {
      response.writeHead(302, { location: `${plain.url}/a.m3u8` }).end();
    });
    cleanUps.unshift(server.close);
    const fetched = await givenFetcher({ ca: server.certificate }).fetchText(server.url, {});
    expect(fetched).toMatchObject({ ok: false, fault: { code: 'stream/not-found' } });
    expect(plain.seen).toHaveLength(0);
  });
});
