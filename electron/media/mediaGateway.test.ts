import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import type { LeaseId } from '#contract/ids';

import { mediaPlaylist, startMediaServer } from '../../tests/fakes/mediaServer';
import type { ClockPort } from '../wall/ports';
import { MediaGateway, type GatewayProcess } from './mediaGateway';

const realClock: ClockPort = {
  now: Date.now,
  after: (delayMs, call) => {
    const timer = setTimeout(call, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
const ids = { secret: () => randomBytes(18).toString('base64url') };
const leaseId = 'lease-1' as LeaseId;
const origin = 'app://brightwall';
const entry = resolve(import.meta.dirname, 'gateway/main.ts');

const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** The real entry as a plain child process. */
const spawnReal = (): GatewayProcess & { signal: (name: NodeJS.Signals) => void } => {
  const child = fork(entry, [], { execArgv: ['--import', 'tsx'] });
  return {
    post: (message) => {
      if (child.connected) child.send(message as object);
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill('SIGKILL'),
    signal: (name) => child.kill(name),
  };
};

const givenGateway = () => {
  const lives: ReturnType<typeof spawnReal>[] = [];
  const gateway = new MediaGateway({
    spawn: () => {
      const life = spawnReal();
      lives.push(life);
      return life;
    },
    clock: realClock,
    ids,
  });
  const states: string[] = [];
  gateway.onStateChanged((state) => states.push(state));
  cleanUps.push(() => {
    gateway.stop();
  });
  gateway.start();
  return { gateway, lives, states };
};

const read = (url: string): Promise<Response> => fetch(url, { headers: { origin } });

describe('MediaGateway with the real process', () => {
  it('serves the same addresses within two seconds after it was killed', async () => {
    const upstream = await startMediaServer((request, response) => {
      if (request.url?.includes('.m3u8') === true) response.end(mediaPlaylist(1));
      else response.setHeader('content-type', 'image/jpeg').end('bytes');
    });
    cleanUps.push(upstream.close);
    const { gateway, lives, states } = givenGateway();
    const opened = await gateway.open(leaseId, { url: `${upstream.url}/a.m3u8`, headers: {} });
    const picture = await gateway.picture({ url: `${upstream.url}/a.jpg`, headers: {} });
    if (!opened.ok || !picture.ok) throw new Error('no address');
    const before = await (await read(opened.value)).text();
    expect(before).toContain('/l/');

    lives[0]?.signal('SIGKILL');
    const killedAtMs = Date.now();
    await expect.poll(() => states.at(-1)).toBe('down');
    await expect
      .poll(
        () =>
          read(opened.value).then(
            (response) => response.text(),
            () => '',
          ),
        {
          timeout: 5_000,
          interval: 20,
        },
      )
      .toBe(before);
    expect(Date.now() - killedAtMs).toBeLessThan(2_000);
    expect(await (await read(picture.value)).text()).toBe('bytes');
    expect(states).toEqual(['starting', 'live', 'down', 'starting', 'live']);
  }, 20_000);

  it('opens while it starts, and closes at once', async () => {
    const upstream = await startMediaServer((_request, response) => response.end(mediaPlaylist(1)));
    cleanUps.push(upstream.close);
    const { gateway } = givenGateway();
    expect(gateway.state()).toBe('starting');
    const opened = await gateway.open(leaseId, { url: `${upstream.url}/a.m3u8`, headers: {} });
    expect(gateway.state()).toBe('live');
    if (!opened.ok) throw new Error('no address');
    gateway.close(leaseId);
    await expect.poll(() => read(opened.value).then(({ status }) => status)).toBe(410);
  }, 20_000);

  it('replaces a process that hangs', async () => {
    const { gateway, lives, states } = givenGateway();
    await gateway.picture({ url: 'http://127.0.0.1:9/', headers: {} });
    lives[0]?.signal('SIGSTOP');
    await expect.poll(() => lives.length, { timeout: 15_000 }).toBe(2);
    await expect.poll(() => states.at(-1), { timeout: 5_000 }).toBe('live');
  }, 30_000);
});

describe('MediaGateway without a process', () => {
  it('says that the gateway is down', async () => {
    const gateway = new MediaGateway({
      spawn: () => {
        throw new Error('not started');
      },
      clock: realClock,
      ids,
    });
    const upstream = { url: 'http://127.0.0.1:9/', headers: {} };
    const down = { ok: false, fault: { code: 'media/gateway-down' } };
    expect(await gateway.open(leaseId, upstream)).toEqual(down);
    expect(await gateway.picture(upstream)).toEqual(down);
  });
});
