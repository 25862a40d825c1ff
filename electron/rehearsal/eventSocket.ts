import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { ChannelFault } from './channelFault';
import type { EventLog } from './eventLog';
import type { Refusal } from './refusal';
import type { Sessions } from './sessions';

export const heartbeatMs = 5000;
const authenticateWithinMs = 5000;
const messageLimit = 64 * 1024;
/** A client that leaves this much unread is cut off; it comes back with its cursor. */
const unreadLimit = 4 * 1024 * 1024;

const closing = { notUnderstood: 4400, unauthorized: 4401, tooSlow: 4408 } as const;

export interface EventSocketParts {
  events: EventLog;
  channel: ChannelFault;
  sessions: Sessions;
  now: () => number;
}

/** The socket on which the city tells its news. */
export class EventSocket {
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: messageLimit,
    perMessageDeflate: false,
  });

  constructor(private readonly parts: EventSocketParts) {
    parts.channel.onTold((told) => {
      for (const client of this.server.clients) {
        if (told.kind === 'cut') client.terminate();
        else if (client.readyState === client.OPEN) client.send(told.text);
      }
    });
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.parts.channel.isCut) {
      socket.destroy();
      return;
    }
    this.server.handleUpgrade(request, socket, head, (client) => {
      new Listener(client, this.parts).start();
    });
  }

  close(): void {
    for (const client of this.server.clients) client.close(1001, 'the city closes');
    const last = setTimeout(() => {
      for (const client of this.server.clients) client.terminate();
    }, 200);
    last.unref();
    this.server.close();
  }
}

/** One client, from its first message to its end. */
class Listener {
  private tokenEndsAtMs = 0;
  private stopListening: (() => void) | null = null;
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly client: WebSocket,
    private readonly parts: EventSocketParts,
  ) {}

  start(): void {
    const patience = setTimeout(() => {
      if (!this.stopListening) this.refuse({ code: 'bad-token', message: 'no token came' });
    }, authenticateWithinMs);
    this.timers.push(patience);
    this.client.on('message', (data, isBinary) => {
      this.hear(data, isBinary);
    });
    this.client.on('error', () => {
      this.client.terminate();
    });
    this.client.on('close', () => {
      this.stop();
    });
  }

  private hear(data: RawData, isBinary: boolean): void {
    const message = isBinary ? null : parse(data);
    const token = message?.['accessToken'];
    if (!message || typeof token !== 'string') {
      this.client.close(closing.notUnderstood, 'message not understood');
      return;
    }
    const endsAtMs = this.parts.sessions.check(token);
    if (!endsAtMs.ok) {
      this.refuse(endsAtMs.refusal);
      return;
    }
    this.tokenEndsAtMs = endsAtMs.value;
    if (message['type'] === 'renew' && this.stopListening) {
      this.say({ type: 'renewed', tokenExpiresAtMs: endsAtMs.value });
    } else if (message['type'] === 'authenticate' && !this.stopListening) {
      const cursor = message['cursor'];
      this.welcome(typeof cursor === 'string' ? cursor : null);
    } else {
      this.client.close(closing.notUnderstood, 'message not understood');
    }
  }

  private welcome(cursor: string | null): void {
    const { events } = this.parts;
    const resumption = cursor === null ? null : events.after(cursor);
    const resumed = resumption?.kind === 'resumed';
    this.say({
      type: 'hello',
      cursor: resumed && cursor !== null ? cursor : events.cursor,
      resumed,
      serverTimeMs: this.parts.now(),
      heartbeatMs,
      tokenExpiresAtMs: this.tokenEndsAtMs,
    });
    if (resumption?.kind === 'gap') {
      this.say({ type: 'gap', cursor: events.cursor, reason: resumption.reason });
    }
    if (resumption?.kind === 'resumed')
      for (const event of resumption.events) this.send(event.text);
    this.stopListening = events.onAppended((event) => {
      this.send(event.text);
    });
    this.timers.push(
      setInterval(() => {
        this.beat();
      }, heartbeatMs),
      setInterval(() => {
        this.checkToken();
      }, 250),
    );
  }

  private beat(): void {
    this.say({ type: 'heartbeat', atMs: this.parts.now(), cursor: this.parts.events.cursor });
  }

  private checkToken(): void {
    if (this.parts.now() < this.tokenEndsAtMs) return;
    this.refuse({ code: 'expired-token', message: 'the token ran out' });
  }

  private say(message: Record<string, unknown>): void {
    this.send(JSON.stringify(message));
  }

  private send(text: string): void {
    if (this.client.readyState !== this.client.OPEN) return;
    if (this.client.bufferedAmount > unreadLimit) {
      this.client.close(closing.tooSlow, 'reads too slowly');
      return;
    }
    this.client.send(text);
  }

  private refuse({ code, message }: Pick<Refusal, 'code' | 'message'>): void {
    this.say({ type: 'refused', error: { code, message } });
    this.client.close(closing.unauthorized, code);
    this.stop();
  }

  private stop(): void {
    this.stopListening?.();
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.length = 0;
  }
}

function parse(data: RawData): Record<string, unknown> | null {
  try {
    const text = Buffer.isBuffer(data) ? data.toString('utf8') : '';
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
