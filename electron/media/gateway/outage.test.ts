import type * as http from 'node:http';

import { afterEach, describe, expect, it } from 'vitest';

import { startLineProxy } from '../../../tests/fakes/lineProxy';
import { mediaPlaylist, startMediaServer } from '../../../tests/fakes/mediaServer';
import { startGateway, type GatewayOptions } from './server';

const origin = 'app://brightwall';
const tiles = 32;

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const secretOf = (n: number): string => `secret-of-camera-${String(n)}`;

/** A wall of cameras behind a line that can be cut, each asked for its playlist again and again. */
const givenWall = async (
  answer: (request: http.IncomingMessage, response: http.ServerResponse) => void,
  options: Partial<GatewayOptions> = {},
) => {
  const times: number[] = [];
  const server = await startMediaServer((request, response) => {
    times.push(performance.now());
    answer(request, response);
  });
  const line = await startLineProxy(server.url);
  const backs: { secrets: string[]; withinMs: number }[] = [];
  const gateway = await startGateway({
    port: 0,
    key: Buffer.alloc(32, 1),
    pageOrigins: [origin],
    onServerBack: (secrets, withinMs) => backs.push({ secrets, withinMs }),
    ...options,
  });
  cleanUps.push(server.close, line.close, gateway.close);
  for (let n = 0; n < tiles; n += 1) {
    const url = `${line.url}/${String(n)}/index.m3u8`;
    gateway.leases.put({ secret: secretOf(n), upstream: { url, headers: {} } });
  }
  const ask = async (n: number): Promise<{ fault: string | null; ms: number }> => {
    const startedAtMs = performance.now();
    const url = `http://127.0.0.1:${String(gateway.port)}/l/${secretOf(n)}/index.m3u8`;
    const response = await fetch(url, { headers: { origin } });
    await response.arrayBuffer();
    const fault = response.headers.get('x-brightwall-fault');
    return { fault, ms: performance.now() - startedAtMs };
  };
  const askAll = (): ReturnType<typeof ask> =>
    Promise.all(Array.from({ length: tiles }, (_each, n) => ask(n))).then((all) => ({
      fault: all.find(({ fault }) => fault !== null)?.fault ?? null,
      ms: Math.max(...all.map(({ ms }) => ms)),
    }));
  return { server, line, gateway, backs, times, ask, askAll };
};

const mostInASecond = (times: readonly number[]): number =>
  Math.max(0, ...times.map((t) => times.filter((u) => u >= t && u < t + 1_000).length));

let sequence = 1;
/** Every playlist is a new one, so that each question reaches the server once it is due. */
const growing = (_request: http.IncomingMessage, response: http.ServerResponse): void => {
  sequence += 1;
  response.end(mediaPlaylist(sequence));
};

describe('a media server that goes down and comes back', () => {
  it('is left alone, tried by the gateway, and returned to at a pace', async () => {
    const { line, backs, times, ask, askAll } = await givenWall(growing);
    const steadyUntilMs = performance.now() + 6_000;
    while (performance.now() < steadyUntilMs) {
      await askAll();
      await pause(250);
    }
    const mean = times.length / 6;

    await line.sever();
    // Playlists that were read just before are good for a moment.
    await pause(2_500);
    await ask(0);
    const before = times.length;
    // While it is down, everybody is answered at once with what is wrong.
    const down = await askAll();
    expect(down.fault).toBe('stream/refused');
    expect(down.ms).toBeLessThan(500);
    expect(times).toHaveLength(before);

    await line.mend();
    const mendedAtMs = performance.now();
    await expect.poll(() => backs.length, { timeout: 6_500, interval: 10 }).toBe(1);
    expect(performance.now() - mendedAtMs).toBeLessThan(6_000);
    expect(new Set(backs[0]?.secrets).size).toBe(tiles);
    expect(backs[0]?.withinMs).toBeGreaterThan(0);

    // Four windows' worth of tiles come at once, as fast as they can.
    const back = times.length;
    const rushUntilMs = performance.now() + 4_000;
    while (performance.now() < rushUntilMs) await askAll();
    const most = mostInASecond(times.slice(back));
    console.log(`mean ${mean.toFixed(1)}/s before, at most ${String(most)}/s after the return`);
    expect(most).toBeLessThanOrEqual(Math.max(mean * 2, 5));
    expect((await ask(3)).fault).toBeNull();
  }, 40_000);

  it('is left alone too when it only answers that it is overloaded', async () => {
    let isBusy = false;
    const { times, backs, ask, askAll } = await givenWall((request, response) => {
      if (!isBusy) growing(request, response);
      else response.writeHead(503, { 'retry-after': '2' }).end();
    });
    expect((await askAll()).fault).toBeNull();
    isBusy = true;
    await pause(2_000);
    await askAll();
    const before = times.length;
    expect((await askAll()).fault).toBe('stream/server-error');
    expect(times).toHaveLength(before);
    isBusy = false;
    await pause(500);
    expect((await ask(1)).fault).toBe('stream/server-error');
    await expect.poll(() => backs.length, { timeout: 4_000 }).toBe(1);
    expect((await ask(1)).fault).toBeNull();
  }, 20_000);

  it('is not blamed for cameras that the platform calls offline', async () => {
    const { times, askAll } = await givenWall((_request, response) => {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { code: 'camera-offline' } }));
    });
    for (let n = 0; n < 4; n += 1) expect((await askAll()).fault).toBe('stream/offline');
    expect(times).toHaveLength(4 * tiles);
  });

  it('is not blamed for one camera that hangs up, and its others play on', async () => {
    const { ask } = await givenWall((request, response) => {
      if (request.url?.startsWith('/5/') === true) request.socket.destroy();
      else growing(request, response);
    });
    for (let n = 0; n < 8; n += 1) expect((await ask(5)).fault).toBe('stream/refused');
    expect((await ask(6)).fault).toBeNull();
  });
});
