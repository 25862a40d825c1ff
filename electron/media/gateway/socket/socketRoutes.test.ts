import { once } from 'node:events';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';

import type { LineLimits } from './joinedLine';
import { startGateway } from '../server';

const secret = 'a-secret-of-a-lease';
const origin = 'app://brightwall';
const format = JSON.stringify({ type: 'mse', value: 'video/mp4; codecs="avc1.640029"' });
const wish = JSON.stringify({ codecs: ['avc1.640029'] });

const cleanUps: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

interface Given {
  onLine?: (line: WebSocket, first: string) => void;
  status?: number;
  lines?: Partial<LineLimits>;
}

/** A platform whose line the test speaks, and the gateway before it. */
const given = async ({ onLine, status, lines }: Given) => {
  const seen: http.IncomingHttpHeaders[] = [];
  const server = http.createServer();
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    seen.push(request.headers);
    if (status === undefined) {
      sockets.handleUpgrade(request, socket, head, (line) => {
        line.on('error', () => undefined);
        line.once('message', (data: Buffer) => onLine?.(line, data.toString()));
      });
    } else socket.end(`HTTP/1.1 ${String(status)} No\r\ncontent-length: 0\r\n\r\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const gateway = await startGateway({
    port: 0,
    key: Buffer.alloc(32, 1),
    pageOrigins: [origin],
    lines: lines ?? {},
  });
  cleanUps.push(gateway.close, () => {
    for (const line of sockets.clients) line.terminate();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const upstream = {
    url: `ws://127.0.0.1:${String(port)}/api/ws?src=gate`,
    headers: { authorization: 'Basic eDp5' },
  };
  gateway.leases.put({ secret, upstream });
  return { gateway, seen, sockets, upstream };
};

/** A page's line: what was said to it, what came, and when it was over. */
const page = async (port: number, path = `/l/${secret}/mse`, from: string | null = origin) => {
  const options = from === null ? {} : { origin: from };
  const line = new WebSocket(`ws://127.0.0.1:${String(port)}${path}`, options);
  cleanUps.push(() => {
    line.terminate();
  });
  const words: unknown[] = [];
  const pieces: string[] = [];
  line.on('message', (data: Buffer, isBinary) => {
    if (isBinary) pieces.push(data.toString());
    else words.push(JSON.parse(data.toString()));
  });
  const over = new Promise<void>((resolve) => {
    line.on('close', () => {
      resolve();
    });
    line.on('error', () => {
      resolve();
    });
  });
  await Promise.race([once(line, 'open'), over]);
  if (line.readyState === WebSocket.OPEN) line.send(wish);
  return { line, words, pieces, over };
};

describe('a stream over a WebSocket through the gateway', () => {
  it('reaches the page without the platform: no address, no header, no words of it', async () => {
    const { gateway, seen } = await given({
      onLine: (line, first) => {
        expect(JSON.parse(first)).toEqual({ type: 'mse', value: 'avc1.640029' });
        line.send(format);
        line.send(Buffer.from('init'));
        line.send(Buffer.from('piece'));
      },
    });
    const asked = await page(gateway.port);
    await expect.poll(() => asked.pieces).toEqual(['init', 'piece']);
    expect(asked.words).toEqual([{ kind: 'format', mimeType: 'video/mp4; codecs="avc1.640029"' }]);
    expect(seen[0]?.authorization).toBe('Basic eDp5');
    expect(seen[0]?.origin).toBeUndefined();
    expect(gateway.accounts().total).toMatchObject({ requests: 1, upstreamBytes: 9 });
  });

  it.each([
    ['another page', `/l/${secret}/mse`, 'https://example.com'],
    ['nobody', `/l/${secret}/mse`, null],
    ['one of ours at another place', '/l/x/other', origin],
  ])('is refused to %s', async (_name, path, from) => {
    const { gateway, seen } = await given({});
    const asked = await page(gateway.port, path, from);
    await asked.over;
    expect(asked.words).toEqual([]);
    expect(seen).toEqual([]);
  });

  it('tells a page whose lease is not known', async () => {
    const { gateway } = await given({});
    const asked = await page(gateway.port, '/l/another-secret/mse');
    await asked.over;
    expect(asked.words).toEqual([{ kind: 'fault', code: 'stream/lease-ended' }]);
  });

  it.each([
    [401, 'stream/unauthorized'],
    [404, 'stream/not-found'],
    [502, 'stream/server-error'],
    [302, 'stream/not-found'],
  ])('tells that the platform answered %i', async (status, code) => {
    const { gateway } = await given({ status });
    const asked = await page(gateway.port);
    await asked.over;
    expect(asked.words).toEqual([{ kind: 'fault', code }]);
  });

  it('tells that nobody listens there', async () => {
    const { gateway } = await given({});
    gateway.leases.put({ secret, upstream: { url: 'ws://127.0.0.1:9/api/ws', headers: {} } });
    const asked = await page(gateway.port);
    await asked.over;
    expect(asked.words).toEqual([{ kind: 'fault', code: 'stream/refused' }]);
  });

  it.each<[string, (line: WebSocket) => void, string]>([
    ['pictures before their format', (line) => line.send(Buffer.from('x')), 'stream/bad-segment'],
    ['a broken line', (line) => line.terminate(), 'stream/interrupted'],
    [
      'an error in words that hold a password',
      (line) => line.send('{"type":"error","value":"mse: dial rtsp://u:p@192.0.2.1: refused"}'),
      'stream/offline',
    ],
    ['silence after the format', (line) => line.send(format), 'stream/no-answer'],
    [
      'silence after pictures',
      (line) => {
        line.send(format);
        line.send(Buffer.from('init'));
      },
      'stream/interrupted',
    ],
    [
      'a piece beyond all measure',
      (line) => {
        line.send(format);
        line.send(Buffer.alloc(4_096));
      },
      'stream/bad-segment',
    ],
  ])('tells %s by its name', async (_name, onLine, code) => {
    const lines = { connectMs: 300, firstPieceMs: 200, silenceMs: 200, pieceBytes: 1_024 };
    const { gateway } = await given({ onLine, lines });
    const asked = await page(gateway.port);
    await asked.over;
    expect(asked.words.at(-1)).toEqual({ kind: 'fault', code });
    expect(JSON.stringify(asked.words)).not.toMatch(/192|rtsp/);
  });

  it('ends the line of a page that takes nothing', async () => {
    const mega = 1_024 * 1_024;
    const { gateway, sockets } = await given({
      lines: { waitingBytes: mega },
      onLine: (line) => {
        line.send(format);
        for (let n = 0; n < 32; n += 1) line.send(Buffer.alloc(mega));
      },
    });
    const asked = await page(gateway.port);
    asked.line.pause();
    await expect.poll(() => sockets.clients.size, { timeout: 4_000 }).toBe(0);
    expect(gateway.accounts().total.upstreamBytes).toBeLessThan(32 * mega);
  });

  it('ends with its lease, and lets the platform go when the page goes', async () => {
    const { gateway, sockets } = await given({ onLine: (line) => line.send(format) });
    const first = await page(gateway.port);
    await expect.poll(() => first.words).toHaveLength(1);
    first.line.close();
    await expect.poll(() => sockets.clients.size).toBe(0);
    const second = await page(gateway.port);
    await expect.poll(() => second.words).toHaveLength(1);
    gateway.leases.drop(secret);
    await second.over;
    expect(second.words.at(-1)).toEqual({ kind: 'fault', code: 'stream/lease-ended' });
    await expect.poll(() => sockets.clients.size).toBe(0);
  });

  it('has no playlist and no feed', async () => {
    const { gateway } = await given({});
    for (const name of ['index.m3u8', 'feed', 'moment']) {
      const url = `http://127.0.0.1:${String(gateway.port)}/l/${secret}/${name}`;
      const answer = await fetch(url, { headers: { origin } });
      expect(answer.headers.get('x-brightwall-fault')).toBe('stream/not-a-playlist');
    }
  });
});
