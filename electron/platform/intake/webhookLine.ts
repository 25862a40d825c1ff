import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AlarmSource } from '#contract/alarmSource';
import type { ClockPort } from '../../wall/ports';
import type { MessageLine, LineEvents } from '../common/messageLine';
import { isProven, isTokenRight, type Secret } from './webhookProof';

interface Parts {
  source: Extract<AlarmSource, { kind: 'webhook' }>;
  secret: string;
  clock: ClockPort;
}

const maxBody = 256 * 1024;
const maxWaiting = 256;
const maxConnections = 64;
const keptWithinMs = 10_000;
const retryMs = 10_000;
const heads = ['content-type', 'ce-'];

/**
 * Others post alarms to this station. An answer of 202 means that the message is in the journal;
 * anything else, that it should be sent again (503, 429) or never (400, 401, 413).
 */
export class WebhookLine implements MessageLine {
  readonly #parts: Parts;
  readonly #secret: Secret;
  #events: LineEvents | undefined;
  #server: Server | undefined;
  #waiting = 0;
  #isHeld = false;
  #cancelRetry: (() => void) | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#secret = { secret: parts.secret, proof: parts.source.proof };
  }

  /** The port that it listens on; 0 while it does not. */
  get port(): number {
    const address = this.#server?.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  start(events: LineEvents): void {
    this.#events = events;
    // Without a secret, any page that this machine looks at could raise alarms.
    if (this.#parts.secret === '') events.down({ code: 'source/no-secret' });
    else this.#listen();
  }

  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
  }

  async stop(): Promise<void> {
    this.#events = undefined;
    this.#cancelRetry?.();
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    await new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  }

  #listen(): void {
    const server = createServer({ headersTimeout: 5_000, requestTimeout: 10_000 });
    server.maxConnections = maxConnections;
    server.on('request', (request, response) => {
      void this.#serve(request, response);
    });
    server.on('error', (error) => {
      this.#server = undefined;
      const isTaken = 'code' in error && error.code === 'EADDRINUSE';
      const { host, port } = this.#parts.source;
      const code = isTaken ? 'source/port-taken' : 'platform/unreachable';
      this.#events?.down({ code, detail: `${host} ${String(port)}` });
      this.#cancelRetry = this.#parts.clock.after(retryMs, () => {
        if (this.#events !== undefined) this.#listen();
      });
    });
    server.listen({ host: this.#parts.source.host, port: this.#parts.source.port }, () => {
      this.#events?.live();
    });
    this.#server = server;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = this.#refusal(request);
    if (refusal !== undefined) {
      answer(response, refusal);
      request.resume();
      return;
    }
    this.#waiting += 1;
    try {
      answer(response, await this.#take(request));
    } finally {
      this.#waiting -= 1;
    }
  }

  /** What can be said before the body is read. */
  #refusal(request: IncomingMessage): number | undefined {
    if (request.method !== 'POST') return 405;
    if (!isTokenRight(this.#secret, request.headers)) return 401;
    if (Number(request.headers['content-length'] ?? 0) > maxBody) return 413;
    if (this.#isHeld) return 503;
    return this.#waiting >= maxWaiting ? 429 : undefined;
  }

  async #take(request: IncomingMessage): Promise<number> {
    const body = await bodyOf(request);
    if (body === undefined) {
      this.#events?.lost();
      return 413;
    }
    if (!isProven(this.#secret, request.headers, body)) return 401;
    if (body.length === 0) return 400;
    return this.#keep({ topic: '', headers: headsOf(request), body });
  }

  #keep(message: Parameters<LineEvents['message']>[0]): Promise<number> {
    return new Promise((done) => {
      const cancel = this.#parts.clock.after(keptWithinMs, () => done(503));
      const events = this.#events;
      if (events === undefined) done(503);
      events?.message(message, () => {
        cancel();
        done(202);
      });
    });
  }
}

/** Undefined when it is too long, or breaks off. */
const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of request) {
      const bytes = part as Buffer;
      size += bytes.length;
      if (size > maxBody) return undefined;
      parts.push(bytes);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(parts);
};

const headsOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && heads.some((head) => name.startsWith(head))
        ? [[name.slice(0, 80), value.slice(0, 1_000)]]
        : [],
    ),
  );

const answer = (response: ServerResponse, status: number): void => {
  if (response.destroyed) return;
  response.writeHead(status, {
    'Content-Type': 'application/json',
    ...(status === 413 && { Connection: 'close' }),
    ...((status === 503 || status === 429) && { 'Retry-After': '5' }),
  });
  response.end(JSON.stringify({ accepted: status === 202 }));
};
