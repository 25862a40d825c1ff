import { createServer, request, type IncomingMessage, type Server } from 'node:http';

import { WebSocketServer, type WebSocket } from 'ws';

import type { Told } from './told';

const base = '/vnp/v1';
const heartbeatMs = 5000;
const hourMs = 3_600_000;

/**
 * The platform's front: catalog, sessions and streams are those of the city behind it, alarms are
 * the crier's own.
 */
export class Door {
  /** Where the city behind it answers. */
  cityPort = 0;
  readonly server: Server;
  readonly #told: Told;
  readonly #clients = new Set<WebSocket>();

  constructor(told: Told) {
    this.#told = told;
    this.server = createServer((asked, answer) => {
      const own = this.#own(asked);
      if (own === undefined) {
        pass(asked, this.cityPort, answer);
        return;
      }
      asked.resume();
      answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(own));
    });
    const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
    this.server.on('upgrade', (asked, connection, head) => {
      sockets.handleUpgrade(asked, connection, head, (client) => this.#greet(client));
    });
  }

  /** What the slowest listener has not read yet, in bytes. */
  unread(): number {
    return Math.max(0, ...[...this.#clients].map(({ bufferedAmount }) => bufferedAmount));
  }

  #own({ url = '', method }: IncomingMessage): object | undefined {
    const { pathname } = new URL(url, 'http://bench');
    if (method === 'GET' && pathname === `${base}/alarms`) {
      return { alarms: this.#told.open(), nextCursor: null, eventCursor: this.#told.cursor };
    }
    const match = /\/alarms\/([^/]+)\/acknowledge$/.exec(pathname);
    if (method !== 'POST' || match === null) return undefined;
    return this.#told.acknowledge(decodeURIComponent(match[1] ?? ''));
  }

  #greet(client: WebSocket): void {
    client.on('error', () => client.terminate());
    client.on('message', (data) => {
      const message = JSON.parse((data as Buffer).toString('utf8')) as Record<string, unknown>;
      const tokenExpiresAtMs = Date.now() + hourMs;
      const say = (words: object): void => client.send(JSON.stringify(words));
      if (message['type'] === 'renew') {
        say({ type: 'renewed', tokenExpiresAtMs });
        return;
      }
      const { cursor } = this.#told;
      const resumed = message['cursor'] === cursor;
      const serverTimeMs = Date.now();
      say({ type: 'hello', cursor, resumed, serverTimeMs, heartbeatMs, tokenExpiresAtMs });
      if (!resumed && message['cursor'] !== undefined) say({ type: 'gap', cursor, reason: 'old' });
      this.#listen(client);
    });
  }

  #listen(client: WebSocket): void {
    this.#clients.add(client);
    const stop = this.#told.onTold((text) => client.send(text));
    const beating = setInterval(() => {
      const beat = { type: 'heartbeat', atMs: Date.now(), cursor: this.#told.cursor };
      client.send(JSON.stringify(beat));
    }, heartbeatMs);
    client.on('close', () => {
      stop();
      clearInterval(beating);
      this.#clients.delete(client);
    });
  }
}

function pass(
  asked: IncomingMessage,
  port: number,
  answer: Parameters<NonNullable<Parameters<typeof createServer>[1]>>[1],
): void {
  const { method, url, headers } = asked;
  const further = request({ host: '127.0.0.1', port, method, path: url, headers }, (found) => {
    answer.writeHead(found.statusCode ?? 502, found.headers);
    found.pipe(answer);
  });
  further.on('error', () => answer.destroy());
  asked.pipe(further);
}
