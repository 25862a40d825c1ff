import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';

import { failure, success, type Fault, type Outcome } from '#contract/outcome';

import { FakeClock } from '../../tests/fakes/fakeClock';
import { LiveSocket } from './liveSocket';

const cleanUps: (() => void)[] = [];

afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

const given = async (prepare?: () => Promise<Outcome<{ url: string; firstMessage: string }>>) => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const clients: WebSocket[] = [];
  const heard: string[] = [];
  server.on('connection', (client) => {
    clients.push(client);
    client.on('message', (data) => heard.push((data as Buffer).toString('utf8')));
  });
  const clock = new FakeClock();
  const messages: string[] = [];
  const lost: Fault[] = [];
  let attempts = 0;
  const socket = new LiveSocket({
    clock,
    prepare: () => {
      attempts += 1;
      return prepare?.() ?? Promise.resolve(success({ url, firstMessage: 'hello' }));
    },
    onMessage: (text) => messages.push(text),
    onLost: (fault) => lost.push(fault),
    chance: () => 1,
  });
  cleanUps.push(
    () => {
      socket.stop();
    },
    () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  );
  socket.start();
  return { attempts: () => attempts, clients, clock, heard, lost, messages, server, socket };
};

describe('LiveSocket', () => {
  it('speaks first and hears what is said', async () => {
    const { clients, heard, messages, socket } = await given();
    await expect.poll(() => heard).toEqual(['hello']);
    clients[0]?.send('news');
    await expect.poll(() => messages).toEqual(['news']);
    socket.send('again');
    await expect.poll(() => heard).toEqual(['hello', 'again']);
  });

  it('comes back after every break, later each time until it was greeted', async () => {
    const { clients, clock, lost, socket } = await given();
    for (const [at, pauseMs] of [500, 1_000, 2_000].entries()) {
      await expect.poll(() => clients.length).toBe(at + 1);
      clients[at]?.terminate();
      await expect.poll(() => lost.length).toBe(at + 1);
      clock.advance(pauseMs - 1);
      clock.advance(1);
    }
    await expect.poll(() => clients.length).toBe(4);
    socket.setGreeted(15_000);
    clients[3]?.terminate();
    await expect.poll(() => lost.length).toBe(4);
    clock.advance(500);
    await expect.poll(() => clients.length).toBe(5);
  });

  it('takes silence for a dead line', async () => {
    const { clients, clock, heard, lost, messages, socket } = await given();
    await expect.poll(() => heard.length).toBe(1);
    socket.setGreeted(15_000);
    clock.advance(14_000);
    clients[0]?.send('beat');
    await expect.poll(() => messages.length).toBe(1);
    clock.advance(14_000);
    expect(lost).toEqual([]);
    clock.advance(1_000);
    expect(lost).toEqual([{ code: 'platform/timeout' }]);
  });

  it('waits a minute where trying again cannot help', async () => {
    const { attempts, clock, lost } = await given(() =>
      Promise.resolve(failure('platform/login-refused')),
    );
    await expect.poll(() => lost.length).toBe(1);
    clock.advance(59_999);
    expect(attempts()).toBe(1);
    clock.advance(1);
    expect(attempts()).toBe(2);
  });

  it('is silent and still after it was stopped', async () => {
    const { attempts, clients, clock, heard, lost, messages, socket } = await given();
    await expect.poll(() => heard.length).toBe(1);
    clients[0]?.send('too late');
    socket.stop();
    await expect.poll(() => clients[0]?.readyState).toBe(3);
    clock.advance(600_000);
    expect(messages).toEqual([]);
    expect(lost).toEqual([]);
    expect(attempts()).toBe(1);
    expect(clock.waitingCount()).toBe(0);
  });
});
