import * as http from 'node:http';
import * as net from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { platformIdSchema } from '#contract/ids';
import { failure, success } from '#contract/outcome';
import type { PlatformSettings } from '#contract/settings';
import { makeAuthority, makeCertificate, type KeyPair } from '../../../tests/fakes/certificates';
import { startSecureServer } from '../../../tests/fakes/secureServer';
import { aCamera, aNode } from '../../../tests/builders/catalog';
import { FakeClock } from '../../../tests/fakes/fakeClock';
import { FakePlatform } from '../../../tests/fakes/fakePlatform';
import { trustAuthorities } from '../../media/trust';
import { ConnectionTest } from './connectionTest';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const dayMs = 86_400_000;
const closers: (() => Promise<void> | void)[] = [];
let authority: KeyPair;
beforeAll(() => {
  authority = makeAuthority('City authority');
});
afterEach(async () => {
  trustAuthorities([]);
  for (const close of closers.splice(0)) await close();
});
afterAll(() => {
  trustAuthorities([]);
});

const settings = (address: string, more: Partial<PlatformSettings> = {}): PlatformSettings => ({
  platformId: platformIdSchema.parse('probe'),
  kind: 'vnp',
  name: 'East',
  address,
  user: 'wall',
  ...more,
});

/** A platform whose adapter behaves as the test wants it to. */
const tryOut = async (
  wanted: PlatformSettings,
  prepare: (platform: FakePlatform) => void = (platform) => {
    platform.become('live');
  },
) => {
  const platform = new FakePlatform(new FakeClock(), wanted.platformId);
  platform.start = () => {
    queueMicrotask(() => {
      prepare(platform);
    });
  };
  const test = new ConnectionTest(
    {
      makePlatform: () => platform,
      seePicture: () => Promise.resolve(success({ widthPx: 640, heightPx: 360 })),
      now: Date.now,
    },
    wanted,
    'invented',
  );
  const report = await test.run();
  const last = report.steps.findLast(({ finding }) => finding !== null);
  const of = (step: string) => report.steps.find((one) => one.step === step);
  return { report, last, of };
};

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

const info: Answer = (_, response) => {
  response.setHeader('content-type', 'application/json').end('{}');
};

const servePlain = async (answer: Answer): Promise<string> => {
  const server = http.createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as net.AddressInfo).port)}`;
};

const serveSecure = async (
  wish: Parameters<typeof makeCertificate>[0],
  answer: Answer = info,
): Promise<string> => {
  const pair = makeCertificate(wish);
  const server = await startSecureServer(answer as never, false, pair);
  closers.push(server.close);
  return server.url;
};

describe('a connection that is good', () => {
  it('goes from the address to a picture', async () => {
    const { report } = await tryOut(settings(await servePlain(info)), (platform) => {
      platform.become('live');
      platform.tellCatalog(
        { kind: 'reset' },
        { kind: 'upsert', nodes: [aNode()], cameras: [aCamera()] },
        { kind: 'complete' },
      );
    });
    expect(report.isOver).toBe(true);
    expect(report.steps.map(({ finding }) => finding)).toEqual([
      'address-good',
      'name-number',
      'reach-good',
      'tls-none',
      'http-good',
      'login-good',
      'catalog-good',
      'picture-good',
    ]);
    expect(report.steps.at(-1)?.words['size']).toBe('640 × 360');
  });

  it('says that a tree is empty, and asks for no picture then', async () => {
    const { of } = await tryOut(settings(await servePlain(info)), (platform) => {
      platform.become('live');
      platform.tellCatalog({ kind: 'reset' }, { kind: 'complete' });
    });
    expect(of('catalog')).toMatchObject({ finding: 'catalog-empty', state: 'noted' });
    expect(of('picture')).toMatchObject({ finding: 'picture-no-camera', state: 'skipped' });
  });

  it('needs no network for a file', async () => {
    const list = settings('file:///srv/cameras.m3u', { kind: 'list', user: '' });
    const { report } = await tryOut(list, (platform) => {
      platform.become('live');
      platform.tellCatalog({ kind: 'reset' }, { kind: 'complete' });
    });
    expect(report.steps.map(({ finding }) => finding).slice(0, 6)).toEqual([
      'address-file',
      null,
      null,
      null,
      null,
      'login-good',
    ]);
  });
});

describe('each fault of the way is told at its step, and nothing is tried after it', () => {
  it('an address that is none', async () => {
    const { last, of } = await tryOut(settings('file:///etc/passwd'));
    expect(last).toMatchObject({ step: 'address', finding: 'address-bad', state: 'failed' });
    expect(of('login')).toMatchObject({ state: 'skipped', finding: null });
  });

  it('a name that nobody knows', async () => {
    const { last } = await tryOut(settings('http://video.invalid'));
    expect(last?.step).toBe('name');
    expect(['name-unknown', 'name-silent']).toContain(last?.finding);
  });

  it('a port on which nobody listens', async () => {
    const url = await servePlain(info);
    await closers.pop()?.();
    const { last } = await tryOut(settings(url));
    expect(last).toMatchObject({ step: 'reach', finding: 'reach-refused' });
  });

  it('https at a port that does not encrypt', async () => {
    const url = await servePlain(info);
    const { last } = await tryOut(settings(url.replace('http:', 'https:')));
    expect(last).toMatchObject({ step: 'tls', finding: 'tls-plain' });
  });

  it('a port that is open and says nothing', async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const ends: net.Socket[] = [];
    server.on('connection', (socket) => ends.push(socket));
    closers.push(() => {
      for (const end of ends) end.destroy();
      server.close();
    });
    const port = String((server.address() as net.AddressInfo).port);
    const { last } = await tryOut(settings(`http://127.0.0.1:${port}`));
    expect(last).toMatchObject({ step: 'http', finding: 'http-silent' });
  });
});

describe('certificates', () => {
  it('of an authority that nobody trusts: told with its name and the fingerprint', async () => {
    const url = await serveSecure({ by: authority });
    const { last } = await tryOut(settings(url));
    expect(last).toMatchObject({ step: 'tls', finding: 'tls-unknown-issuer' });
    expect(last?.words['issuer']).toBe('City authority');
    expect(last?.words['fingerprint']).toMatch(/^([0-9A-F]{2}:){31}/);
    trustAuthorities([authority.cert]);
    const { of } = await tryOut(settings(url), (platform) => {
      platform.become('down', { code: 'platform/failed' });
    });
    expect(of('tls')).toMatchObject({ state: 'noted', finding: 'tls-ending' });
    expect(of('http')).toMatchObject({ state: 'good' });
  });

  it('signed by themselves', async () => {
    const { last } = await tryOut(settings(await serveSecure({})));
    expect(last).toMatchObject({ step: 'tls', finding: 'tls-self-signed' });
  });

  it('for another name', async () => {
    trustAuthorities([authority.cert]);
    const url = await serveSecure({ by: authority, names: 'DNS:video.test' });
    const { last } = await tryOut(settings(url));
    expect(last).toMatchObject({ step: 'tls', finding: 'tls-other-name' });
    expect(last?.words['names']).toBe('video.test');
  });

  it('expired', async () => {
    trustAuthorities([authority.cert]);
    const untilMs = Date.now() - dayMs;
    const url = await serveSecure({ by: authority, fromMs: untilMs - 9 * dayMs, untilMs });
    const { last } = await tryOut(settings(url));
    expect(last).toMatchObject({ step: 'tls', finding: 'tls-expired', state: 'failed' });
    expect(last?.words['until']).toContain(String(new Date(untilMs).getFullYear()));
  });

  it('not valid yet', async () => {
    trustAuthorities([authority.cert]);
    const span = { fromMs: Date.now() + dayMs, untilMs: Date.now() + 9 * dayMs };
    const { last } = await tryOut(settings(await serveSecure({ by: authority, ...span })));
    expect(last).toMatchObject({ step: 'tls', finding: 'tls-not-yet' });
  });

  it('good by the platform’s clock: then ours is wrong, and no request carried anything', async () => {
    trustAuthorities([authority.cert]);
    const theirMs = Date.now() - 400 * dayMs;
    const asked: http.IncomingMessage[] = [];
    const url = await serveSecure(
      { by: authority, fromMs: theirMs - dayMs, untilMs: theirMs + 90 * dayMs },
      (request, response) => {
        asked.push(request);
        response.setHeader('date', new Date(theirMs).toUTCString()).end();
      },
    );
    const { last } = await tryOut(settings(url));
    expect(last).toMatchObject({ step: 'tls', finding: 'tls-clock', state: 'failed' });
    expect(last?.words['theirs']).toContain(String(new Date(theirMs).getFullYear()));
    expect(
      asked.map(({ method, url: path, headers }) => [method, path, Object.keys(headers)]),
    ).toEqual([['HEAD', '/', ['host', 'connection']]]);
  });
});

describe('who answers', () => {
  const found = async (answer: Answer) => (await tryOut(settings(await servePlain(answer)))).last;

  it('a network that wants a log-in first sends us elsewhere', async () => {
    const last = await found((_, response) => {
      response.writeHead(302, { location: 'http://portal.test/login?from=video' }).end();
    });
    expect(last).toMatchObject({ finding: 'http-portal', words: { where: 'portal.test' } });
  });

  it('… or answers in its place with a page that leads there', async () => {
    const page = '<html><script>window.location.href="http://10.9.9.9/auth"</script></html>';
    const last = await found((_, response) => {
      response.setHeader('content-type', 'text/html').end(page);
    });
    expect(last).toMatchObject({ finding: 'http-portal', words: { where: '10.9.9.9' } });
  });

  it('… or says so by the status that was made for it', async () => {
    const last = await found((_, response) => response.writeHead(511).end());
    expect(last).toMatchObject({ finding: 'http-portal' });
  });

  it('a page for people', async () => {
    const last = await found((_, response) => {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Welcome</title>');
    });
    expect(last).toMatchObject({ finding: 'http-page', state: 'failed' });
  });

  it('a platform that moved to another port', async () => {
    const last = await found((_, response) => {
      response.writeHead(301, { location: 'https://127.0.0.1:8443/vnp/v1/info' }).end();
    });
    expect(last).toMatchObject({
      finding: 'http-moved',
      words: { where: 'https://127.0.0.1:8443' },
    });
  });

  it('a proxy, a server that fails, an answer that breaks off', async () => {
    expect(await found((_, response) => response.writeHead(407).end())).toMatchObject({
      finding: 'http-proxy',
    });
    expect(await found((_, response) => response.writeHead(503).end())).toMatchObject({
      finding: 'http-failed',
      words: { status: '503' },
    });
    expect(await found((request) => request.socket.destroy())).toMatchObject({
      finding: 'http-broken',
    });
  });

  it('a platform whose clock is not ours', async () => {
    const { of } = await tryOut(
      settings(
        await servePlain((_, response) => {
          response.setHeader('date', new Date(Date.now() - 7_200_000).toUTCString()).end('{}');
        }),
      ),
    );
    expect(of('http')).toMatchObject({ finding: 'http-clock', state: 'noted' });
  });
});

describe('what the adapter says', () => {
  const after = async (prepare: (platform: FakePlatform) => void) =>
    (await tryOut(settings(await servePlain(info)), prepare)).last;

  it.each([
    ['platform/login-refused', 'login-refused'],
    ['platform/bad-answer', 'login-other-kind'],
    ['platform/failed', 'login-failed'],
  ] as const)('%s', async (code, finding) => {
    const last = await after((platform) => {
      platform.become('down', { code });
    });
    expect(last).toMatchObject({ step: 'login', finding, state: 'failed' });
  });

  it('a picture that cannot be had, after three cameras', async () => {
    const last = await after((platform) => {
      platform.become('live');
      platform.snapshot = () => Promise.resolve(failure('media/no-picture'));
      const cameras = [1, 2, 3, 4].map((number) =>
        aCamera({ cameraId: `probe:${String(number)}` as never, number }),
      );
      platform.tellCatalog(
        { kind: 'reset' },
        { kind: 'upsert', nodes: [aNode()], cameras },
        { kind: 'complete' },
      );
    });
    expect(last).toMatchObject({ finding: 'picture-failed', fault: 'media/no-picture' });
  });
});

it('a test that is stopped ends, and says what it had found', async () => {
  const url = await servePlain(() => undefined);
  const test = new ConnectionTest(
    {
      makePlatform: () => new FakePlatform(new FakeClock()),
      seePicture: () => Promise.resolve(failure('media/no-picture')),
      now: Date.now,
    },
    settings(url),
    '',
  );
  const running = test.run();
  await vi.waitFor(() => {
    expect(test.report().steps.find(({ step }) => step === 'http')?.state).toBe('running');
  });
  test.stop();
  const { isOver, steps } = await running;
  expect(isOver).toBe(true);
  expect(steps.map(({ state }) => state)).toEqual([
    'good',
    'skipped',
    'good',
    'noted',
    'skipped',
    'skipped',
    'skipped',
    'skipped',
  ]);
});
