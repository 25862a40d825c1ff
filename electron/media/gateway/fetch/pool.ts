import * as tls from 'node:tls';

import { Agent, type Dispatcher } from 'undici';

import { FetchError, isHangUp } from './failure';
import type { FetchLimits } from './limits';

/** The head of an answer; its body has not been read yet. */
export interface PoolAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Dispatcher.ResponseData['body'];
}

/** One request of one hop. */
export interface PoolWish {
  url: URL;
  headers: Record<string, string>;
  firstByteMs: number;
  signal: AbortSignal;
}

/** A server that speaks HTTP/2 is asked over so few connections, each with many requests. */
const http2Connections = 2;
const http2Streams = 64;
const keepAliveMs = 30_000;

type Protocol = 'http/1.1' | 'h2';

/** Connections to platforms: kept, not limited to six, HTTP/2 where a server offers it. */
export class ConnectionPool {
  readonly #limits: FetchLimits;
  readonly #ca: string | undefined;
  readonly #one: Agent;
  readonly #two: Agent;
  /** What a server chose when it was first met. */
  readonly #protocols = new Map<string, Promise<Protocol>>();

  /** @param ca certificates trusted instead of the usual ones */
  constructor(limits: FetchLimits, ca?: string) {
    this.#limits = limits;
    this.#ca = ca;
    const shared = {
      keepAliveTimeout: keepAliveMs,
      // Our own limits are finer.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: { timeout: limits.connectMs, ...(ca === undefined ? {} : { ca }) },
    };
    this.#one = new Agent({ ...shared, allowH2: false, pipelining: 1 });
    this.#two = new Agent({
      ...shared,
      allowH2: true,
      connections: http2Connections,
      pipelining: http2Streams,
    });
  }

  /** The head of the answer. Rejects with the error of the connection, or a `FetchError`. */
  async ask(wish: PoolWish): Promise<PoolAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#ask(wish);
      } catch (error) {
        // A kept connection may have been closed by the server in the same moment.
        if (attempt > 2 || wish.signal.aborted || !wasKept(error)) throw error;
      }
    }
  }

  close(): void {
    void this.#one.destroy();
    void this.#two.destroy();
  }

  async #ask({ url, headers, firstByteMs, signal }: PoolWish): Promise<PoolAnswer> {
    const silence = new AbortController();
    const timer = setTimeout(() => {
      silence.abort(new FetchError({ fault: 'stream/no-answer', blame: 'answer' }));
    }, firstByteMs);
    try {
      const agent = (await this.#protocolOf(url)) === 'h2' ? this.#two : this.#one;
      const {
        statusCode,
        headers: told,
        body,
      } = await agent.request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: 'GET',
        headers: { accept: '*/*', 'user-agent': 'Brightwall', ...headers },
        signal: AbortSignal.any([signal, silence.signal]),
      });
      return { status: statusCode, headers: told, body };
    } catch (error) {
      throw silence.signal.aborted ? silence.signal.reason : error;
    } finally {
      clearTimeout(timer);
    }
  }

  #protocolOf(url: URL): Promise<Protocol> {
    if (url.protocol === 'http:') return Promise.resolve('http/1.1');
    const known = this.#protocols.get(url.origin);
    if (known !== undefined) return known;
    const meeting = this.#meet(url);
    this.#protocols.set(url.origin, meeting);
    meeting.catch(() => this.#protocols.delete(url.origin));
    return meeting;
  }

  /** One handshake to learn what a server speaks: many requests must not begin on a guess. */
  #meet(url: URL): Promise<Protocol> {
    return new Promise((resolve, reject) => {
      const host = url.hostname.replace(/^\[|\]$/g, '');
      const socket = tls.connect({
        host,
        port: Number(url.port === '' ? 443 : url.port),
        servername: /^[\d.]+$|:/.test(host) ? '' : host,
        ALPNProtocols: ['h2', 'http/1.1'],
        ca: this.#ca,
      });
      const fail = (error: Error): void => {
        socket.destroy();
        reject(error);
      };
      socket.setTimeout(this.#limits.connectMs, () => {
        fail(new FetchError({ fault: 'stream/no-answer', blame: 'server' }));
      });
      socket.once('error', fail);
      socket.once('secureConnect', () => {
        socket.destroy();
        resolve(socket.alpnProtocol === 'h2' ? 'h2' : 'http/1.1');
      });
    });
  }
}

/** Whether a connection broke that had answered something before. */
const wasKept = (error: unknown): boolean => {
  const { socket } = error as { socket?: { bytesRead?: number } | null };
  return isHangUp(error) && (socket?.bytesRead ?? 0) > 0;
};
