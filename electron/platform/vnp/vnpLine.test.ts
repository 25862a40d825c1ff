import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';

import type { PlatformId } from '#contract/ids';
import { failure, success, type Fault, type Outcome } from '#contract/outcome';
import type { Unreadable } from '#contract/view';

import { aWireAlarm } from '../../../tests/builders/vnpMessages';
import { FakeClock } from '../../../tests/fakes/fakeClock';
import type { EventNews } from '../../wall/ports';
import type { HttpAnswer, HttpRequest } from '../http';
import type { VnpApi, VnpRequest } from './vnpApi';
import { VnpEvents } from './vnpEvents';
import { VnpLine } from './vnpLine';
import { VnpIncidents } from './vnpIncidents';
import { VnpPictures } from './vnpPictures';
import { VnpSession } from './vnpSession';

const cleanUps: (() => void)[] = [];

afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

const given = async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const root = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const clients: WebSocket[] = [];
  const heard: Record<string, unknown>[] = [];
  server.on('connection', (client) => {
    clients.push(client);
    client.on('message', (data) => {
      heard.push(JSON.parse((data as Buffer).toString('utf8')) as Record<string, unknown>);
    });
  });
  const clock = new FakeClock(1_800_000_000_000);
  const logins: string[] = [];
  const http = ({ url }: HttpRequest): Promise<Outcome<HttpAnswer>> => {
    logins.push(url.slice(root.length));
    const n = String(logins.length);
    const expiresAtMs = clock.now() + 100_000;
    const body = { accessToken: `a${n}`, renewToken: `r${n}`, expiresAtMs, renewUntilMs: 1e15 };
    return Promise.resolve(success({ status: 200, body, tookMs: 1 }));
  };
  const lists = ({ path }: VnpRequest): Promise<Outcome<unknown>> => {
    if (path === '/loop') return Promise.resolve(failure('platform/refused'));
    const page = { nextCursor: null, eventCursor: 'list' };
    const rows = path.startsWith('/alarms') ? { alarms: [] } : { incidents: [] };
    return Promise.resolve(success({ ...page, ...rows }));
  };
  const told: EventNews[] = [];
  const unread: Unreadable[] = [];
  const notes: string[] = [];
  const lost: Fault[] = [];
  const changes: unknown[] = [];
  let lives = 0;
  const session = new VnpSession({ root, user: 'wall', password: 'word', ask: http, clock });
  const log = (line: string) => notes.push(line);
  const api = { ask: lists } as unknown as VnpApi;
  const pictures = new VnpPictures();
  const events = new VnpEvents({
    platformId: 'city' as PlatformId,
    api,
    clock,
    pictures,
    incidents: new VnpIncidents({ platformId: 'city' as PlatformId, api, pictures }),
    emit: (news) => told.push(news),
    onUnreadable: (unreadable) => unread.push(unreadable),
    log,
  });
  const line = new VnpLine({
    root,
    clock,
    session,
    events,
    log,
    prepare: () => Promise.resolve(success(null)),
    onLive: () => (lives += 1),
    onLost: (fault) => lost.push(fault),
    onCatalogChange: (change) => changes.push(change),
    onHolding: () => undefined,
  });
  cleanUps.push(
    () => {
      line.stop();
    },
    () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  );
  events.passed('c1');
  line.start();
  await expect.poll(() => heard.length).toBe(1);
  const say = (message: unknown): void => {
    clients.at(-1)?.send(typeof message === 'string' ? message : JSON.stringify(message));
  };
  const greet = (resumed: boolean, heartbeatMs = 5_000): void => {
    const serverTimeMs = clock.now();
    const tokenExpiresAtMs = serverTimeMs + 100_000;
    say({
      type: 'hello',
      cursor: 'c1',
      resumed,
      serverTimeMs,
      heartbeatMs,
      tokenExpiresAtMs,
    });
  };
  return {
    ...{
      changes,
      clients,
      clock,
      events,
      greet,
      heard,
      lists,
      logins,
      lost,
      notes,
      say,
      told,
      unread,
    },
    lives: () => lives,
  };
};

const soon = { timeout: 10_000, interval: 10 } as const;

vi.setConfig({ testTimeout: 20_000 });

describe('VnpLine', () => {
  it('says who it is in its first message, never in the address', async () => {
    const { heard } = await given();
    expect(heard).toEqual([{ type: 'authenticate', accessToken: 'a1', cursor: 'c1' }]);
  });

  it('is live when it was resumed', async () => {
    const { greet, lives, told } = await given();
    greet(true);
    await expect.poll(lives, soon).toBe(1);
    expect(told).toEqual([]);
  });

  it('is live after a gap only when the lists were read', async () => {
    const { greet, lives, say, told, events } = await given();
    greet(false);
    say({ type: 'gap', cursor: 'c9', reason: 'too-old' });
    await expect.poll(lives, soon).toBe(1);
    expect(told).toEqual([{ alarms: [], incidents: [], isFull: true }]);
    expect(events.cursor()).toBe('list');
  });

  it('hands the line a fresh token before the old one ends', async () => {
    const { clock, greet, heard, lives, logins } = await given();
    greet(true, 60_000);
    await expect.poll(lives, soon).toBe(1);
    clock.advance(84_000);
    await expect.poll(() => logins, soon).toContain('/login/renew');
    await expect.poll(() => heard.at(-1), soon).toEqual({ type: 'renew', accessToken: 'a2' });
  });

  it('logs in again when its token is refused', async () => {
    const { clock, heard, logins, lost, say } = await given();
    say({ type: 'refused', error: { code: 'bad-token', message: '' } });
    await expect.poll(() => lost, soon).toMatchObject([{ code: 'platform/login-expired' }]);
    clock.advance(1_000);
    await expect.poll(() => heard.length, soon).toBe(2);
    expect(logins).toEqual(['/login', '/login']);
  });

  it('passes alarms and catalog changes on, each with its place', async () => {
    const { changes, clock, events, greet, say, told } = await given();
    greet(true);
    say({ type: 'alarm', cursor: 'c2', seq: 2, atMs: 1, alarm: aWireAlarm() });
    say({ type: 'catalog', cursor: 'c3', seq: 3, atMs: 1, change: { kind: 'online' } });
    say({ type: 'ptz', cursor: 'c4', seq: 4, atMs: 1, ptz: {} });
    await expect.poll(() => changes, soon).toEqual([{ kind: 'online' }]);
    clock.advance(200);
    expect(told).toMatchObject([{ alarms: [{ alarmId: 'city:A-1' }] }]);
    await expect.poll(() => events.cursor(), soon).toBe('c4');
  });

  it('skips what it does not know, but remembers its place', async () => {
    const { events, lost, notes, say, unread } = await given();
    say('{');
    for (let n = 0; n < 5; n += 1) say({ type: 'of-a-later-year', cursor: `c${String(n)}` });
    await expect.poll(() => events.cursor(), soon).toBe('c4');
    expect(unread).toMatchObject([{ lost: 1 }]);
    expect(notes.filter((note) => note.includes('unknown kind'))).toHaveLength(1);
    expect(lost).toEqual([]);
  });
});
