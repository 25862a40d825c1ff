import * as http from 'node:http';
import * as https from 'node:https';

import type { Upstream } from '../../wall/ports';
import { faultOfError, faultOfStatus, wordOf, type GatewayFault } from './faults';
import { mayLeadTo } from './neighbours';

/** How long each part of a fetch may take. */
export interface FetchLimits {
  connectMs: number;
  firstByteMs: number;
  /** Longest pause between two pieces. */
  progressMs: number;
}

export const fetchLimits: FetchLimits = {
  connectMs: 5_000,
  firstByteMs: 8_000,
  progressMs: 10_000,
};

/** An answer whose body has not been read yet. */
export interface Fetched {
  /** The address that answered, after redirects. */
  url: string;
  status: number;
  message: http.IncomingMessage;
}

export type FetchResult = { ok: true; value: Fetched } | { ok: false; fault: GatewayFault };

interface Wish {
  upstream: Upstream;
  range: string | undefined;
  /** Aborted when the page no longer wants it. */
  signal: AbortSignal;
}

const maxRedirects = 3;
const maxRefusalBytes = 16 * 1024;
const freeSockets = 64;

const refused = (fault: GatewayFault): FetchResult => ({ ok: false, fault });

/** An error of ours that already knows its name. */
class NamedError extends Error {
  constructor(readonly fault: GatewayFault) {
    super(fault);
  }
}

/** The fault behind any error of a fetch. */
export const faultOf = (error: unknown): GatewayFault =>
  error instanceof NamedError
    ? error.fault
    : faultOfError((error as NodeJS.ErrnoException | undefined)?.code);

/** Fetches from platforms: connections kept and not limited to six, everything with an end. */
export class UpstreamClient {
  readonly #limits: FetchLimits;
  readonly #plain = new http.Agent({ keepAlive: true, maxFreeSockets: freeSockets });
  readonly #secure = new https.Agent({ keepAlive: true, maxFreeSockets: freeSockets });

  constructor(limits: FetchLimits = fetchLimits) {
    this.#limits = limits;
  }

  /** Follows redirects; a status that is no success comes back as its fault. */
  async fetch(wish: Wish): Promise<FetchResult> {
    const first = new URL(wish.upstream.url);
    let url = first;
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      // What authorises us at the stream's own server is not for anybody else.
      const headers = url.origin === first.origin ? wish.upstream.headers : {};
      const message = await this.#ask(url, headers, wish);
      if (!(message instanceof http.IncomingMessage)) return refused(message);
      const status = message.statusCode ?? 0;
      if (status >= 200 && status < 300) {
        return { ok: true, value: { url: url.href, status, message } };
      }
      const { location } = message.headers;
      if (status >= 300 && status < 400 && location !== undefined) {
        message.resume();
        if (!URL.canParse(location, url.href)) return refused('stream/not-found');
        url = new URL(location, url);
        if (!mayLeadTo(url, first)) return refused('stream/not-found');
        continue;
      }
      const refusal = await readText(message, maxRefusalBytes);
      return refused(faultOfStatus(status, refusal.ok ? wordOf(refusal.value) : undefined));
    }
    return refused('stream/not-found');
  }

  close(): void {
    this.#plain.destroy();
    this.#secure.destroy();
  }

  async #ask(
    url: URL,
    headers: Record<string, string>,
    wish: Wish,
  ): Promise<http.IncomingMessage | GatewayFault> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#request(url, headers, wish);
      } catch (error) {
        // A kept connection may have been closed by the server in the same moment.
        if (!(error instanceof KeptConnectionError) || attempt > 2) return faultOf(error);
      }
    }
  }

  #request(
    url: URL,
    headers: Record<string, string>,
    { range, signal }: Wish,
  ): Promise<http.IncomingMessage> {
    const { connectMs, firstByteMs, progressMs } = this.#limits;
    const isSecure = url.protocol === 'https:';
    return new Promise((resolve, reject) => {
      const request = (isSecure ? https : http).request(url, {
        method: 'GET',
        agent: isSecure ? this.#secure : this.#plain,
        signal,
        headers: {
          accept: '*/*',
          'accept-encoding': 'identity',
          'user-agent': 'Brightwall',
          ...headers,
          ...(range === undefined ? {} : { range }),
        },
      });
      const giveUp = (): void => {
        request.destroy(new NamedError('stream/no-answer'));
      };
      let timer = setTimeout(giveUp, connectMs);
      const allow = (ms: number): void => {
        clearTimeout(timer);
        timer = setTimeout(giveUp, ms);
      };
      request.on('socket', (socket) => {
        if (!socket.connecting) allow(firstByteMs);
        else {
          socket.once(isSecure ? 'secureConnect' : 'connect', () => {
            allow(firstByteMs);
          });
        }
      });
      request.on('response', (message) => {
        clearTimeout(timer);
        message.setTimeout(progressMs, () => {
          message.destroy(new NamedError('stream/no-answer'));
        });
        resolve(message);
      });
      request.on('error', (error) => {
        clearTimeout(timer);
        if (!isReset(error)) reject(error);
        // Hung up before the first byte of an answer: that is refusing, in a ruder way.
        else
          reject(
            request.reusedSocket ? new KeptConnectionError() : new NamedError('stream/refused'),
          );
      });
      request.end();
    });
  }
}

/** The server closed a connection that both had kept; the request never reached it. */
class KeptConnectionError extends NamedError {
  constructor() {
    super('stream/refused');
  }
}

const isReset = (error: NodeJS.ErrnoException): boolean =>
  error.code === 'ECONNRESET' || error.code === 'EPIPE';

export type ReadResult = { ok: true; value: string } | { ok: false; fault: GatewayFault };

/** Reads a body as text. More than `maxBytes` is no playlist, whatever it is. */
export const readText = async (
  message: http.IncomingMessage,
  maxBytes: number,
): Promise<ReadResult> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) return { ok: false, fault: 'stream/not-a-playlist' };
      chunks.push(chunk);
    }
  } catch (error) {
    return { ok: false, fault: faultOf(error) };
  }
  return { ok: true, value: Buffer.concat(chunks).toString('utf8') };
};
