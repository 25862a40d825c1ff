import type * as http from 'node:http';

import { afterEach, describe, expect, it } from 'vitest';

import { mediaPlaylist, startMediaServer } from '../../../tests/fakes/mediaServer';
import { startSecureServer } from '../../../tests/fakes/secureServer';
import { startGateway, type GatewayOptions, type RunningGateway } from './server';

const origin = 'app://brightwall';
const badSecret = 'secret-of-the-bad-one';
const goodSecret = 'secret-of-the-good-one';
const mega = 1024 * 1024;
/** Shorter than the real ones, so that the tests are. */
const limits = { firstByteMs: 1_000, progressMs: 400, wholeMs: 4_000 };
/** A fault must be told within its limit and a little more, on a machine that is busy. */
const boundMs = 3_000;
/** What another lease may wait meanwhile. */
const othersMs = 400;

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

const read = (gateway: RunningGateway, path: string): Promise<Response> =>
  fetch(`http://127.0.0.1:${String(gateway.port)}${path}`, { headers: { origin } });

const given = async (answer: Answer, options: Partial<GatewayOptions> = {}) => {
  const bad = await startMediaServer(answer);
  const good = await startMediaServer((request, response) => {
    if (request.url?.includes('.m3u8') === true) response.end(mediaPlaylist(1));
    else response.end('a sound segment');
  });
  const gateway = await startGateway({
    port: 0,
    key: Buffer.alloc(32, 1),
    pageOrigins: [origin],
    limits,
    ...options,
  });
  cleanUps.push(bad.close, good.close, gateway.close);
  const lease = (secret: string, url: string): void => {
    gateway.leases.put({ secret, upstream: { url, headers: {} } });
  };
  lease(badSecret, `${bad.url}/bad/live/index.m3u8`);
  lease(goodSecret, `${good.url}/good/index.m3u8`);
  return { bad, gateway, lease };
};

/** Plays a good stream all the time; the longest that any answer took. */
const watchGood = (gateway: RunningGateway): (() => Promise<number>) => {
  const watch = { isOver: false };
  let longestMs = 0;
  const watching = (async () => {
    while (!watch.isOver) {
      const startedAtMs = performance.now();
      const response = await read(gateway, `/l/${goodSecret}/index.m3u8`);
      expect(response.status).toBe(200);
      await response.text();
      longestMs = Math.max(longestMs, performance.now() - startedAtMs);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return longestMs;
  })();
  return () => {
    watch.isOver = true;
    return watching;
  };
};

/** The fault at the end of playing: of the playlist, else of its newest segment. */
const play = async (gateway: RunningGateway, secret = badSecret): Promise<string | null> => {
  const index = await read(gateway, `/l/${secret}/index.m3u8`);
  const text = await index.text();
  if (!index.ok) return index.headers.get('x-brightwall-fault');
  const segment = text.split('\n').findLast((line) => line.startsWith('/l/'));
  if (segment === undefined) return 'nothing to play';
  const body = await read(gateway, segment);
  await body.arrayBuffer();
  return body.headers.get('x-brightwall-fault');
};

/** Every bad input: its fault in bounded time and memory, and nobody else waits. */
const proveBad = async (answer: Answer, fault: string | null): Promise<void> => {
  const { gateway } = await given(answer);
  await play(gateway, goodSecret);
  const stop = watchGood(gateway);
  const beforeBytes = process.memoryUsage().rss;
  const startedAtMs = performance.now();
  expect(await play(gateway)).toBe(fault);
  expect(performance.now() - startedAtMs).toBeLessThan(boundMs);
  expect(process.memoryUsage().rss - beforeBytes).toBeLessThan(120 * mega);
  expect(await stop()).toBeLessThan(othersMs);
};

const ofPlaylist =
  (...lines: string[]): Answer =>
  (request, response) => {
    if (request.url?.includes('.m3u8') === true) response.end(`#EXTM3U\n${lines.join('\n')}\n`);
    else response.writeHead(404).end();
  };

const ofSegment =
  (answer: Answer): Answer =>
  (request, response) => {
    if (request.url?.includes('.m3u8') === true) response.end(mediaPlaylist(1));
    else answer(request, response);
  };

/** Goes on writing until the reader hangs up. */
const pour = (response: http.ServerResponse, piece: Buffer, pieces: number): void => {
  let left = pieces;
  const write = (): void => {
    while (left > 0) {
      left -= 1;
      if (!response.write(piece)) {
        response.once('drain', write);
        return;
      }
    }
    response.end();
  };
  response.on('error', () => undefined);
  write();
};

const drip = (response: http.ServerResponse): void => {
  const timer = setInterval(() => response.write('x'), 100);
  response.once('close', () => {
    clearInterval(timer);
  });
};

const doubling = Array.from(
  { length: 80 },
  (_each, n) => `#EXT-X-DEFINE:NAME="v${String(n + 1)}",VALUE="{$v${String(n)}}{$v${String(n)}}"`,
);

describe('a bad playlist', () => {
  const target = '#EXT-X-TARGETDURATION:2';
  it.each<[string, Answer]>([
    ['is empty', (_request, response) => response.end()],
    ['has a first line only', ofPlaylist()],
    ['is binary', (_request, response) => response.end(Buffer.alloc(100_000, 0x9c))],
    ['has 50 MB', (_request, response) => pour(response, Buffer.alloc(mega, '#\n'), 50)],
    ['is endless', (_request, response) => pour(response, Buffer.alloc(mega, 'a'), 100_000)],
    ['claims 3 GB', (_request, response) => response.writeHead(200, { 'content-length': 3e9 })],
    ['has 100,000 segments', ofPlaylist(target, '#EXTINF:2,\na\n'.repeat(100_000))],
    ['skips four billion', ofPlaylist(target, '#EXT-X-SKIP:SKIPPED-SEGMENTS=4000000000')],
    ['doubles', ofPlaylist(target, '#EXT-X-DEFINE:NAME="v0",VALUE="aa"', ...doubling, '{$v80}')],
    ['has a negative duration', ofPlaylist(target, '#EXTINF:-2,', 'a.ts')],
    ['has a duration that is none', ofPlaylist(target, '#EXTINF:NaN,', 'a.ts')],
    ['leads into files', ofPlaylist(target, '#EXTINF:2,', 'file:///etc/hosts')],
    ['holds its data itself', ofPlaylist(target, '#EXTINF:2,', 'data:video/mp4;base64,AA')],
    ['holds a program', ofPlaylist(target, '#EXTINF:2,', 'javascript:alert(1)')],
  ])('that %s is named', (what, answer) =>
    proveBad(
      what === 'claims 3 GB'
        ? (request, response) => {
            answer(request, response);
            response.write('#EXTM3U\n');
          }
        : answer,
      'stream/not-a-playlist',
    ),
  );

  it('that leads to itself is named', async () => {
    const to: Answer = (request, response) =>
      response.writeHead(302, { location: request.url }).end();
    await proveBad(to, 'stream/not-found');
  });

  it('that drips is named', async () => {
    await proveBad((_request, response) => {
      drip(response);
    }, 'stream/too-slow');
  });

  it('that never begins is named', async () => {
    await proveBad(() => undefined, 'stream/no-answer');
  });

  it('whose paths escape upwards stays on its server', async () => {
    const { bad, gateway } = await given(
      ofPlaylist('#EXT-X-TARGETDURATION:2', '#EXTINF:2,', '../../../../../../etc/passwd'),
    );
    expect(await play(gateway)).toBe('stream/not-found');
    expect(bad.seen.at(-1)?.url).toBe('/etc/passwd');
  });
});

describe('a bad segment', () => {
  it.each<[string, Answer, string]>([
    [
      'that is a page',
      (_request, response) => response.end('<!doctype html><title>log in</title>'),
      'stream/bad-segment',
    ],
    ['of nothing', (_request, response) => response.end(), 'stream/bad-segment'],
    [
      'that claims 3 GB',
      (_request, response) => {
        response.writeHead(200, { 'content-length': 3_000_000_000 });
        response.write('x');
      },
      'stream/bad-segment',
    ],
    [
      'without end',
      (_request, response) => {
        pour(response, Buffer.alloc(mega), 100_000);
      },
      'stream/bad-segment',
    ],
    [
      'that is cut off',
      (request, response) => {
        response.writeHead(200, { 'content-length': 10_000 });
        response.write('half of it');
        setTimeout(() => request.socket.destroy(), 20);
      },
      'stream/interrupted',
    ],
    [
      'that drips',
      (_request, response) => {
        drip(response);
      },
      'stream/too-slow',
    ],
  ])('%s is named', (_what, answer, fault) => proveBad(ofSegment(answer), fault));

  it('of another codec goes through: only a decoder can tell', async () => {
    await proveBad(
      ofSegment((_request, response) => response.end('boxes of something else')),
      null,
    );
  });
});

describe('bad numbers and clocks', () => {
  it('numbers that go back are told to each player once, and then it plays on', async () => {
    let first = 1_000;
    let nowMs = 0;
    const { gateway } = await given(
      (request, response) => {
        if (request.url?.includes('.m3u8') === true) response.end(mediaPlaylist(first));
        else response.end(`segment of ${String(first)}`);
      },
      { now: () => nowMs },
    );
    expect(await play(gateway)).toBeNull();
    first = 1;
    nowMs = 5_000;
    expect(await play(gateway)).toBe('stream/interrupted');
    expect(await play(gateway)).toBeNull();
  });

  it('numbers that go back a little are those of a server that lags: the newer is kept', async () => {
    let first = 10;
    let nowMs = 0;
    const { gateway } = await given((_request, response) => response.end(mediaPlaylist(first)), {
      now: () => nowMs,
    });
    const newest = async (): Promise<string | undefined> => {
      const text = await (await read(gateway, `/l/${badSecret}/index.m3u8`)).text();
      return /MEDIA-SEQUENCE:(\d+)/.exec(text)?.[1];
    };
    expect(await newest()).toBe('10');
    first = 9;
    nowMs = 2_000;
    expect(await newest()).toBe('10');
    first = 11;
    nowMs = 4_000;
    expect(await newest()).toBe('11');
  });

  it.each([-86_400_000, 86_400_000])(
    'a clock that is a day off (%i ms) stops nothing',
    async (off) => {
      const time = new Date(Date.now() + off).toISOString();
      const { gateway } = await given((request, response) => {
        const lines = ['#EXTM3U', '#EXT-X-TARGETDURATION:2', `#EXT-X-PROGRAM-DATE-TIME:${time}`];
        if (request.url?.includes('.m3u8') !== true) response.end('a segment');
        else response.end([...lines, '#EXTINF:2,', 'a.ts'].join('\n'));
      });
      expect(await play(gateway)).toBeNull();
    },
  );
});

describe('a server that nobody vouches for', () => {
  it('is named and not believed', async () => {
    const { gateway, lease } = await given((_request, response) => response.end());
    const server = await startSecureServer((_request, response) => response.end(mediaPlaylist(1)));
    cleanUps.push(server.close);
    lease(badSecret, `${server.url}/live/index.m3u8`);
    expect(await play(gateway)).toBe('stream/tls');
    expect(await play(gateway, goodSecret)).toBeNull();
  });
});
