import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import type { LeaseId } from '#contract/ids';

import { FakeClock } from '../../tests/fakes/fakeClock';
import { aJpeg } from '../../tests/builders/pictures';
import { mediaPlaylist, startMediaServer } from '../../tests/fakes/mediaServer';
import type { ClockPort } from '../wall/ports';
import type { GatewayReport } from './gateway/wire';
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
      // Killed this very moment it is still connected: what does not arrive is nobody's error.
      if (child.connected) child.send(message as object, () => undefined);
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
  it('serves the same addresses after it was killed, as soon as a process can start', async () => {
    const upstream = await startMediaServer((request, response) => {
      if (request.url?.includes('.m3u8') === true) response.end(mediaPlaylist(1));
      else response.setHeader('content-type', 'image/jpeg').end(aJpeg(64, 36));
    });
    cleanUps.push(upstream.close);
    const startedAtMs = Date.now();
    const { gateway, lives, states } = givenGateway();
    const opened = await gateway.open(leaseId, { url: `${upstream.url}/a.m3u8`, headers: {} });
    const picture = await gateway.picture({ url: `${upstream.url}/a.jpg`, headers: {} });
    if (!opened.ok || !picture.ok) throw new Error('no address');
    const startMs = Date.now() - startedAtMs;
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
          timeout: 15_000,
          interval: 20,
        },
      )
      .toBe(before);
    // On a quiet machine 0.7 s, most of it the start of a process; on a busy one that varies.
    expect(Date.now() - killedAtMs).toBeLessThan(startMs * 4 + 1_000);
    const shown = await (await read(picture.value)).arrayBuffer();
    expect(Buffer.from(shown)).toEqual(aJpeg(64, 36));
    expect(states).toEqual(['starting', 'live', 'down', 'starting', 'live']);
  }, 40_000);

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
    await expect.poll(() => lives.length, { timeout: 25_000 }).toBe(2);
    await expect.poll(() => states.at(-1), { timeout: 15_000 }).toBe('live');
  }, 45_000);
});

describe('MediaGateway', () => {
  /** A process of which the test plays the other end. */
  const givenFake = () => {
    const clock = new FakeClock();
    const lives: FakeLife[] = [];
    const gateway = new MediaGateway({
      spawn: () => {
        const life = new FakeLife();
        lives.push(life);
        return life;
      },
      clock,
      ids: { secret: () => `secret-${String(lives.length)}` },
    });
    gateway.start();
    const last = (): FakeLife => lives.at(-1) as FakeLife;
    return { clock, gateway, last, lives };
  };

  const upstream = { url: 'http://platform.example/a.m3u8?token=T', headers: {} };
  const down = { ok: false, fault: { code: 'media/gateway-down' } };

  it('says that the gateway is down when it is not started or does not come', async () => {
    const stopped = new MediaGateway({ spawn: () => new FakeLife(), clock: new FakeClock(), ids });
    expect(await stopped.open(leaseId, upstream)).toEqual(down);
    expect(await stopped.picture(upstream)).toEqual(down);
    const { clock, gateway } = givenFake();
    const opening = gateway.open(leaseId, upstream);
    clock.advance(4_000);
    expect(await opening).toEqual(down);
  });

  it('tells a new life every lease that is still held, on the same port with the same key', async () => {
    const { clock, gateway, last, lives } = givenFake();
    last().report({ kind: 'ready', port: 4_711 });
    const opened = await gateway.open(leaseId, upstream);
    expect(opened).toEqual({ ok: true, value: 'http://127.0.0.1:4711/l/secret-1/index.m3u8' });
    await gateway.open('lease-2' as LeaseId, upstream);
    gateway.close('lease-2' as LeaseId);
    const renewed = { url: 'http://platform.example/a.m3u8?token=T2', headers: {} };
    gateway.update(leaseId, renewed);
    last().exit();
    expect(gateway.state()).toBe('down');
    clock.advance(500);
    expect(lives).toHaveLength(2);
    const [first, second] = lives.map(({ orders }) => orders[0]);
    expect(second).toMatchObject({
      kind: 'start',
      port: 4_711,
      leases: [{ secret: 'secret-1', upstream: renewed }],
    });
    expect((second as { key: string }).key).toBe((first as { key: string }).key);
  });

  it('waits longer each time for a gateway that dies at once', () => {
    const { clock, last, lives } = givenFake();
    for (const [at, pauseMs] of [100, 300, 600, 1_000, 1_000].entries()) {
      last().exit();
      clock.advance(pauseMs - 1);
      expect(lives).toHaveLength(at + 1);
      clock.advance(1);
      expect(lives).toHaveLength(at + 2);
    }
  });

  it('replaces one that stops answering, and waits until its port is free', () => {
    const { clock, gateway, last, lives } = givenFake();
    last().report({ kind: 'ready', port: 4_711 });
    for (let second = 0; second < 60; second += 1) {
      clock.advance(1_000);
      last().report({ kind: 'pong' });
    }
    expect(lives).toHaveLength(1);
    clock.advance(3_000);
    expect(last().isKilled).toBe(true);
    expect(gateway.state()).toBe('down');
    expect(lives).toHaveLength(1);
    last().exit();
    clock.advance(0);
    expect(lives).toHaveLength(2);
  });

  it('does not wait for ever for one that cannot even be killed', () => {
    const { clock, last, lives } = givenFake();
    last().report({ kind: 'ready', port: 4_711 });
    clock.advance(3_000);
    expect(last().isKilled).toBe(true);
    clock.advance(3_500);
    expect(lives.length).toBeGreaterThan(1);
  });

  it('takes another port when its own was taken', () => {
    const { clock, last } = givenFake();
    last().report({ kind: 'ready', port: 4_711 });
    last().exit();
    clock.advance(100);
    last().report({ kind: 'port-taken' });
    last().exit();
    clock.advance(500);
    expect(last().orders[0]).toMatchObject({ kind: 'start', port: 0 });
  });

  it('tells which leases of ours come from a server that is back', async () => {
    const { gateway, last } = givenFake();
    last().report({ kind: 'ready', port: 4_711 });
    await gateway.open(leaseId, upstream);
    const told: unknown[] = [];
    gateway.onServerBack((back) => told.push(back));
    last().report({ kind: 'server-back', secrets: ['of-another'], withinMs: 10 });
    last().report({ kind: 'server-back', secrets: ['secret-1', 'of-another'], withinMs: 2_000 });
    expect(told).toEqual([{ leaseIds: [leaseId], withinMs: 2_000 }]);
  });

  it('tells every life what may be called next', () => {
    const { clock, gateway, last } = givenFake();
    gateway.setHot([upstream]);
    last().report({ kind: 'ready', port: 4_711 });
    expect(last().orders.at(-1)).toEqual({ kind: 'hot', upstreams: [upstream] });
    last().exit();
    clock.advance(500);
    expect(last().orders[0]).toMatchObject({ kind: 'start', hot: [upstream] });
  });

  it('tells every life whose certificates are trusted', () => {
    const { clock, gateway, last } = givenFake();
    last().report({ kind: 'ready', port: 4_711 });
    gateway.trust(['an authority']);
    expect(last().orders.at(-1)).toEqual({ kind: 'trust', authorities: ['an authority'] });
    last().exit();
    clock.advance(500);
    expect(last().orders[0]).toMatchObject({ kind: 'start', authorities: ['an authority'] });
  });

  it('opens its books by lease, and says when there is nobody to ask', async () => {
    const { clock, gateway, last } = givenFake();
    expect(await gateway.accounts()).toEqual(down);
    last().report({ kind: 'ready', port: 4_711 });
    await gateway.open(leaseId, upstream);
    const account = { requests: 3, upstreamBytes: 4_000, cacheHits: 1 };
    const asking = gateway.accounts();
    expect(last().orders.at(-1)).toEqual({ kind: 'accounts' });
    const byLease = [
      { secret: 'secret-1', account },
      { secret: 'a-former', account },
    ];
    last().report({ kind: 'accounts', total: account, byLease, byServer: [account] });
    expect(await asking).toEqual({
      ok: true,
      value: { total: account, byLease: [{ leaseId, account }], byServer: [account] },
    });
    const unanswered = gateway.accounts();
    clock.advance(3_000);
    expect(await unanswered).toEqual(down);
  });

  it('ends with the station', () => {
    const { clock, gateway, last, lives } = givenFake();
    gateway.stop();
    last().exit();
    clock.advance(60_000);
    expect(last().isKilled).toBe(true);
    expect(lives).toHaveLength(1);
    expect(clock.waitingCount()).toBe(0);
  });
});

class FakeLife implements GatewayProcess {
  readonly orders: unknown[] = [];
  isKilled = false;
  #hear: (message: unknown) => void = () => undefined;
  #end: () => void = () => undefined;

  post(message: unknown): void {
    this.orders.push(structuredClone(message));
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#hear = listener;
  }

  onExit(listener: () => void): void {
    this.#end = listener;
  }

  kill(): void {
    this.isKilled = true;
  }

  report(report: GatewayReport): void {
    this.#hear(report);
  }

  exit(): void {
    this.#end();
  }
}
