import * as http from 'node:http';

import { afterEach, describe, expect, it } from 'vitest';

import { aJpeg, aPng } from '../../../tests/builders/pictures';
import { mediaPlaylist, startMediaServer } from '../../../tests/fakes/mediaServer';
import { startGateway, type GatewayOptions, type RunningGateway } from './server';

const key = Buffer.alloc(32, 1);
const secret = 'a-secret-of-a-lease';
const origin = 'app://brightwall';

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

const given = async (answer: Answer, options: Partial<GatewayOptions> = {}) => {
  const upstream = await startMediaServer(answer);
  const gateway = await startGateway({ port: 0, key, pageOrigins: [origin], ...options });
  cleanUps.push(upstream.close, gateway.close);
  const url = `${upstream.url}/live/index.m3u8?token=secret-of-the-platform`;
  gateway.leases.put({ secret, upstream: { url, headers: { 'x-own': 'H1' } } });
  return { upstream, gateway, index: `${baseOf(gateway)}/l/${secret}/index.m3u8` };
};

const baseOf = (gateway: RunningGateway): string => `http://127.0.0.1:${String(gateway.port)}`;

const read = (url: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { headers: { origin, ...headers } });

const faultOf = async (url: string): Promise<{ status: number; fault: string | null }> => {
  const response = await read(url);
  const fault = response.headers.get('x-brightwall-fault');
  expect(await response.json()).toEqual({ code: fault });
  return { status: response.status, fault };
};

const addressesIn = (playlist: string): string[] =>
  [...playlist.matchAll(/^(?:.*URI=")?(\/l\/[^"\n]+)/gm)].map((match) => match[1] ?? '');

const servePlaylist =
  (first = 1): Answer =>
  (request, response) => {
    const query = new URL(request.url ?? '', 'http://x').search;
    if (request.url?.includes('.m3u8') === true) response.end(mediaPlaylist(first, query));
    else response.setHeader('content-type', 'video/mp4').end(`bytes of ${request.url ?? ''}`);
  };

describe('a stream through the gateway', () => {
  it('plays without telling the page address or token', async () => {
    const { upstream, gateway, index } = await given(servePlaylist());
    const response = await read(index);
    const playlist = await response.text();
    expect(response.status).toBe(200);
    expect(playlist).not.toMatch(/token|secret-of-the-platform|sub-1|init\.mp4/);
    expect(playlist).not.toContain(new URL(upstream.url).host);
    const addresses = addressesIn(playlist);
    expect(addresses).toHaveLength(5);
    const segment = await read(baseOf(gateway) + String(addresses[1]));
    expect(await segment.text()).toBe('bytes of /live/sub-1.m4s?token=secret-of-the-platform');
    expect(segment.headers.get('content-type')).toBe('video/mp4');
    expect(upstream.seen.every(({ headers }) => headers['x-own'] === 'H1')).toBe(true);
  });

  it('keeps every address when the token is renewed, and uses the new one', async () => {
    const { upstream, gateway, index } = await given(servePlaylist());
    const before = addressesIn(await (await read(index)).text());
    const url = `${upstream.url}/live/index.m3u8?token=T2`;
    gateway.leases.put({ secret, upstream: { url, headers: {} } });
    const after = addressesIn(await (await read(index)).text());
    expect(after).toEqual(before);
    await read(baseOf(gateway) + String(before[2]));
    expect(upstream.seen.at(-1)?.url).toBe('/live/sub-2.m4s?token=T2');
  });

  it('serves addresses that an earlier gateway of the same key gave out', async () => {
    const { upstream, gateway, index } = await given(servePlaylist());
    const addresses = addressesIn(await (await read(index)).text());
    await gateway.close();
    const revived = await startGateway({ port: gateway.port, key, pageOrigins: [origin] });
    cleanUps.push(revived.close);
    const url = `${upstream.url}/live/index.m3u8?token=T1`;
    revived.leases.put({ secret, upstream: { url, headers: {} } });
    const segment = await read(baseOf(revived) + String(addresses[1]));
    expect(await segment.text()).toContain('/live/sub-1.m4s');
  });

  it('follows three redirects and no more, and resolves from where they end', async () => {
    let redirects = 3;
    let nowMs = 0;
    const { index } = await given(
      (request, response) => {
        const step = Number(/\/r(\d)/.exec(request.url ?? '')?.[1] ?? 0);
        if (step < redirects) {
          response.writeHead(302, { location: `/r${String(step + 1)}/index.m3u8` }).end();
        } else servePlaylist()(request, response);
      },
      { now: () => nowMs },
    );
    expect((await read(index)).status).toBe(200);
    redirects = 4;
    nowMs = 2_000;
    expect(await faultOf(index)).toEqual({ status: 404, fault: 'stream/not-found' });
  });

  it('does not carry the own headers to another server', async () => {
    const other = await startMediaServer(servePlaylist());
    cleanUps.push(other.close);
    const { index } = await given((_request, response) => {
      response.writeHead(302, { location: `${other.url}/index.m3u8` }).end();
    });
    expect((await read(index)).status).toBe(200);
    expect(other.seen[0]?.headers['x-own']).toBeUndefined();
  });

  it('passes a part of a segment on', async () => {
    const { upstream, gateway, index } = await given((request, response) => {
      if (request.headers.range === undefined) {
        servePlaylist()(request, response);
        return;
      }
      response.writeHead(206, { 'content-range': 'bytes 2-4/10' }).end('cde');
    });
    const [address] = addressesIn(await (await read(index)).text());
    const part = await read(baseOf(gateway) + String(address), { range: 'bytes=2-4' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 2-4/*');
    expect(upstream.seen.at(-1)?.headers.range).toBe('bytes=2-4');
  });

  it('keeps its connections', async () => {
    const { upstream, index } = await given(servePlaylist());
    for (let n = 0; n < 10; n += 1) await (await read(index)).text();
    expect(upstream.connections()).toBe(1);
  });

  it('asks again when a kept connection was closed by the server', async () => {
    let isClosing = false;
    const { index } = await given((request, response) => {
      if (isClosing) {
        isClosing = false;
        request.socket.destroy();
      } else servePlaylist()(request, response);
    });
    await (await read(index)).text();
    isClosing = true;
    expect((await read(index)).status).toBe(200);
  });

  it('serves many at once, not six after six', async () => {
    const waiting: (() => void)[] = [];
    const { gateway, upstream } = await given((request, response) => {
      // Nobody is answered before all have come.
      waiting.push(() => {
        servePlaylist()(request, response);
      });
      if (waiting.length === 40) for (const go of waiting) go();
    });
    const all = await Promise.all(
      Array.from({ length: 40 }, (_each, n) => {
        const other = `secret-of-number-${String(n)}`;
        const url = `${upstream.url}/${String(n)}/index.m3u8`;
        gateway.leases.put({ secret: other, upstream: { url, headers: {} } });
        return read(`${baseOf(gateway)}/l/${other}/index.m3u8`);
      }),
    );
    expect(all.every(({ status }) => status === 200)).toBe(true);
  });

  it('lets go upstream when the page goes', async () => {
    let isGone = false;
    const { index } = await given((request) => {
      request.socket.once('close', () => {
        isGone = true;
      });
    });
    await expect(fetch(index, { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    await expect.poll(() => isGone).toBe(true);
  });
});

describe('a fault of a stream', () => {
  const problem =
    (status: number, code: string): Answer =>
    (_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { code, message: 'no' } }));
    };

  it.each([
    ['stream/offline', 404, problem(410, 'camera-offline')],
    ['stream/not-found', 404, problem(404, 'not-found')],
    ['stream/unauthorized', 403, problem(401, 'bad-token')],
    ['stream/unauthorized', 403, problem(403, '')],
    ['stream/expired', 401, problem(401, 'expired-token')],
    ['stream/lease-ended', 410, problem(410, 'unknown-stream')],
    ['stream/server-error', 502, problem(500, 'internal')],
    ['stream/server-error', 502, problem(503, '')],
  ])('is named %s with status %i', async (fault, status, answer) => {
    const { index } = await given(answer);
    expect(await faultOf(index)).toEqual({ status, fault });
  });

  it('is named when a page comes instead of a playlist', async () => {
    const { index } = await given((_request, response) => {
      response.setHeader('content-type', 'text/html').end('<html>log in</html>');
    });
    expect(await faultOf(index)).toEqual({ status: 502, fault: 'stream/not-a-playlist' });
  });

  it('is named when a playlist is larger than any playlist', async () => {
    const { index } = await given((_request, response) => {
      response.end(`#EXTM3U\n${'#'.repeat(3 * 1024 * 1024)}`);
    });
    expect(await faultOf(index)).toEqual({ status: 502, fault: 'stream/not-a-playlist' });
  });

  it('is named when nobody listens', async () => {
    const { upstream, index } = await given(servePlaylist());
    await upstream.close();
    expect(await faultOf(index)).toEqual({ status: 502, fault: 'stream/refused' });
  });

  it('is named when the server hangs up without a word', async () => {
    const { index } = await given((request) => request.socket.destroy());
    expect(await faultOf(index)).toEqual({ status: 502, fault: 'stream/refused' });
  });

  it('is named when no answer comes', async () => {
    const { index } = await given(() => undefined, { limits: { firstByteMs: 100 } });
    expect(await faultOf(index)).toEqual({ status: 504, fault: 'stream/no-answer' });
  });

  it('is named when an answer stops in the middle', async () => {
    const { index } = await given(
      (_request, response) => {
        response.write('#EXTM3U\n');
      },
      { limits: { progressMs: 100 } },
    );
    expect(await faultOf(index)).toEqual({ status: 504, fault: 'stream/no-answer' });
  });

  it('is named when the connection breaks', async () => {
    const { index } = await given((request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('#EXTM3U\n');
      setTimeout(() => request.socket.destroy(), 20);
    });
    expect(await faultOf(index)).toEqual({ status: 502, fault: 'stream/interrupted' });
  });

  it('is named when the playlist stops growing, and lifted when it grows', async () => {
    let nowMs = 0;
    let first = 1;
    const { index } = await given((request, response) => servePlaylist(first)(request, response), {
      now: () => nowMs,
    });
    expect((await read(index)).status).toBe(200);
    nowMs = 6_001;
    expect(await faultOf(index)).toEqual({ status: 503, fault: 'stream/stale-playlist' });
    first = 2;
    nowMs = 7_500;
    expect((await read(index)).status).toBe(200);
  });

  it('is named at once under a new lease of the stream that stands still', async () => {
    let nowMs = 0;
    const { gateway, index, upstream } = await given(servePlaylist(), { now: () => nowMs });
    await read(index);
    nowMs = 6_001;
    const url = `${upstream.url}/live/index.m3u8?token=T2`;
    gateway.leases.put({ secret: 'another-secret', upstream: { url, headers: {} } });
    const again = `${baseOf(gateway)}/l/another-secret/index.m3u8`;
    expect((await faultOf(again)).fault).toBe('stream/stale-playlist');
  });

  it('is named when the lease is not known', async () => {
    const { gateway, index } = await given(servePlaylist());
    gateway.leases.drop(secret);
    expect(await faultOf(index)).toEqual({ status: 410, fault: 'stream/lease-ended' });
  });

  it('is none when the lease comes a little later than the page', async () => {
    const { gateway, upstream } = await given(servePlaylist());
    const reading = read(`${baseOf(gateway)}/l/a-late-secret/index.m3u8`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const url = `${upstream.url}/live/index.m3u8?token=T1`;
    gateway.leases.put({ secret: 'a-late-secret', upstream: { url, headers: {} } });
    expect((await reading).status).toBe(200);
  });

  it('is the segment’s when it is larger than allowed', async () => {
    const { gateway, index } = await given((request, response) => {
      if (request.url?.includes('.m3u8') === true) {
        servePlaylist()(request, response);
        return;
      }
      response.writeHead(200, { 'content-length': String(100 * 1024 * 1024) }).end();
    });
    const [address] = addressesIn(await (await read(index)).text());
    expect((await faultOf(baseOf(gateway) + String(address))).fault).toBe('stream/bad-segment');
  });
});

describe('a still picture', () => {
  const at = (gateway: RunningGateway): string => `${baseOf(gateway)}/p/${secret}`;
  const put = (
    gateway: RunningGateway,
    url: string,
    expiresAtMs = Number.MAX_SAFE_INTEGER,
  ): void => {
    gateway.leases.putPicture({ secret, upstream: { url, headers: {} }, expiresAtMs }, 0);
  };
  const serve =
    (type: string, bytes: Buffer | string = aPng(640, 360)): Answer =>
    (_request, response) => {
      response.setHeader('content-type', type).end(bytes);
    };

  it('comes through with its type', async () => {
    const { gateway, upstream } = await given(serve('image/jpeg', aJpeg(640, 360)));
    put(gateway, `${upstream.url}/a.jpg`);
    const response = await fetch(at(gateway));
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(aJpeg(640, 360));
  });

  it.each(['text/html', 'image/svg+xml', 'application/javascript', ''])(
    'is none when it is %s',
    async (type) => {
      const { gateway, upstream } = await given(serve(type));
      put(gateway, `${upstream.url}/a.jpg`);
      expect((await faultOf(at(gateway))).fault).toBe('media/no-picture');
    },
  );

  it.each([
    ['30,000 × 30,000', aPng(30_000, 30_000)],
    ['a thread 60,000 long', aPng(60_000, 1)],
    ['a drawing with a script that calls itself a picture', '<svg onload="steal()"/>'],
    ['cut off in its head', aPng(640, 360).subarray(0, 18)],
  ])('is none when it is %s', async (_what, bytes) => {
    const { gateway, upstream } = await given(serve('image/png', bytes));
    put(gateway, `${upstream.url}/a.png`);
    expect((await faultOf(at(gateway))).fault).toBe('media/no-picture');
  });

  it('is gone after its time', async () => {
    let nowMs = 0;
    const { gateway, upstream } = await given(serve('image/png'), { now: () => nowMs });
    put(gateway, `${upstream.url}/a.png`, 60_000);
    expect((await fetch(at(gateway))).status).toBe(200);
    nowMs = 60_000;
    expect((await faultOf(at(gateway))).fault).toBe('media/no-picture');
  });
});

describe('who may read', () => {
  const raw = (port: number, path: string, options: http.RequestOptions): Promise<number> =>
    new Promise((resolve, reject) => {
      http
        .request({ host: '127.0.0.1', port, path, ...options }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        })
        .on('error', reject)
        .end();
    });
  const path = `/l/${secret}/index.m3u8`;

  it('our own page, and nobody learns more than that', async () => {
    const { index } = await given(servePlaylist());
    const response = await read(index);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(response.headers.get('access-control-expose-headers')).toBe('x-brightwall-fault');
    const foreign = await read(index, { origin: 'https://elsewhere.example' });
    expect(foreign.status).toBe(403);
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('no name that was made to point here', async () => {
    const { gateway } = await given(servePlaylist());
    const { port } = gateway;
    const hosts = ['rebound.example', `localhost:${String(port)}`, '127.0.0.1'];
    for (const host of hosts) expect(await raw(port, path, { headers: { host } })).toBe(403);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('nobody by %s', async (method) => {
    const { gateway } = await given(servePlaylist());
    expect(await raw(gateway.port, path, { method })).toBe(405);
  });

  it('may ask for the head alone', async () => {
    const { gateway } = await given(servePlaylist());
    expect(await raw(gateway.port, path, { method: 'HEAD' })).toBe(200);
  });

  it.each(['/', '/l/', '/l', `/l/${secret}`, `/l/${secret}/`, '/p/', `/p/${secret}/index.m3u8`])(
    'nothing at %s',
    async (place) => {
      const { gateway } = await given(servePlaylist());
      expect(await raw(gateway.port, place, {})).toBe(404);
    },
  );

  it('nothing by an address that was not sealed here', async () => {
    const { gateway } = await given(servePlaylist());
    const made = Buffer.from('mhttp://127.0.0.1:1/').toString('base64url').padEnd(60, 'A');
    expect(await raw(gateway.port, `/l/${secret}/e/${made}.ts`, {})).toBe(410);
  });
});
