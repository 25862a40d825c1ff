import { failure, success, type Outcome } from '#contract/outcome';

import type { Upstream } from '../../../wall/ports';
import { faultOfStatus, wordOf } from '../faults';
import { mayLeadTo } from '../neighbours';
import type { ByteRange } from '../playlist/shapes';
import { Accounts } from './accounts';
import { FlyingBodies, readBody, readOn, type BodyRule } from './body';
import { ByteCache, type KeptBody } from './byteCache';
import { failureOf, type FetchFailure } from './failure';
import { Flights } from './flights';
import { fetchLimits, type FetchLimits } from './limits';
import { ConnectionPool, type PoolAnswer } from './pool';
import { Servers, type ServerBack } from './servers';

/** A text, and the address that answered after redirects. */
export interface FetchedText {
  url: string;
  text: string;
}

/** A body, whole or the stretch that was asked for. */
export type FetchedBytes = KeptBody;

/** What goes for every fetch. */
export interface FetchOptions {
  /** The secret of the lease that is charged, and told when its server is back. */
  lease?: string;
  /** Aborted when it is no longer wanted; others who want the same are not disturbed. */
  signal?: AbortSignal;
  /** For an answer that the server holds back on purpose (blocking reload, a promised part). */
  firstByteMs?: number;
}

/** What goes for bytes. */
export interface FetchBytesOptions extends FetchOptions {
  range?: ByteRange | null;
  /** Where a server knows no ranges, all that it sent is wanted, not the piece of it. */
  isWholeWelcome?: boolean;
  maxBytes?: number;
  /**
   * Tells apart what was under this address at other times: the media sequence number. Some
   * cameras use a handful of names in turn. Null for what is not to be kept.
   */
  version?: string | null;
}

/** What the fetcher is made with. */
export interface FetcherOptions {
  limits?: Partial<FetchLimits>;
  /** Certificates trusted instead of the usual ones. */
  ca?: string;
  now?: () => number;
  onServerBack?: (back: ServerBack) => void;
}

const maxRedirects = 3;
const refusalBytes = 16 * 1024;
const probeBytes = 64 * 1024;
const longestRetryAfterMs = 30_000;

type Result = { ok: true; value: KeptBody } | { ok: false; failure: FetchFailure };

interface Wish {
  url: string;
  headers: Record<string, string>;
  range: ByteRange | null;
  isWholeWelcome?: boolean;
  lease: string | undefined;
  firstByteMs: number;
  maxBytes: number;
  tooLarge: FetchFailure;
}

const gone: Result = { ok: false, failure: { fault: 'stream/interrupted', blame: 'stream' } };
const astray: FetchFailure = { fault: 'stream/not-found', blame: 'stream' };

/**
 * Fetches from platforms on behalf of everybody on this machine: what several want at the same
 * time is asked for once, everything has an end, and a server that is down is left alone.
 */
export class Fetcher {
  readonly accounts = new Accounts();
  readonly #limits: FetchLimits;
  readonly #pool: ConnectionPool;
  readonly #flying: FlyingBodies;
  readonly #cache: ByteCache;
  readonly #flights = new Flights<Result>();
  readonly #servers: Servers;
  readonly #now: () => number;

  constructor({ limits, ca, now, onServerBack }: FetcherOptions = {}) {
    this.#limits = { ...fetchLimits, ...limits };
    this.#now = now ?? Date.now;
    this.#pool = new ConnectionPool(this.#limits, ca);
    this.#flying = new FlyingBodies(this.#limits.flyingBytes);
    this.#cache = new ByteCache(this.#limits.cacheBytes, this.#limits.cacheMs);
    this.#servers = new Servers({
      probe: (target, signal) => this.#probe(target.url, target.headers, signal),
      onBack: onServerBack ?? (() => undefined),
    });
  }

  /** Fetches a text, such as a playlist; shared while it is on its way and never kept. */
  async fetchText(
    url: string,
    headers: Record<string, string>,
    options: FetchOptions = {},
  ): Promise<Outcome<FetchedText>> {
    const fetched = await this.#share(keyOf(url, headers, null, 'text'), options, {
      url,
      headers,
      range: null,
      lease: options.lease,
      firstByteMs: Math.max(options.firstByteMs ?? 0, this.#limits.firstByteMs),
      maxBytes: this.#limits.playlistBytes,
      tooLarge: { fault: 'stream/not-a-playlist', blame: 'stream' },
    });
    if (!fetched.ok) return failure(fetched.failure.fault);
    return success({ url: fetched.value.url, text: fetched.value.bytes.toString('utf8') });
  }

  /** Fetches a segment, part or init; kept for a while for others. The bytes are not to be changed. */
  async fetchBytes(
    url: string,
    headers: Record<string, string>,
    options: FetchBytesOptions = {},
  ): Promise<Outcome<FetchedBytes>> {
    const range = options.range ?? null;
    const { lease, maxBytes, version, isWholeWelcome = false } = options;
    const key = keyOf(url, headers, range, isWholeWelcome ? 'or whole' : (version ?? ''));
    const kept = version === null ? undefined : this.#cache.find(key, this.#now());
    if (kept !== undefined) {
      this.accounts.hit(lease, serverOf(url));
      return success(kept);
    }
    const fetched = await this.#share(key, options, {
      url,
      headers,
      range,
      isWholeWelcome,
      lease,
      firstByteMs: Math.max(options.firstByteMs ?? 0, this.#limits.firstByteMs),
      maxBytes: maxBytes ?? this.#limits.mediaBytes,
      tooLarge: { fault: 'stream/bad-segment', blame: 'stream' },
    });
    if (!fetched.ok) return failure(fetched.failure.fault);
    if (version !== null) this.#cache.put(key, fetched.value, this.#now());
    return success(fetched.value);
  }

  /**
   * Hands over what a server sends for as long as it sends, and settles with why that ended. Never
   * shared, not redirected, not limited in all: whoever takes it decides when it was enough.
   */
  async follow(
    { url, headers }: Upstream,
    signal: AbortSignal,
    take: (piece: Buffer) => void,
  ): Promise<Outcome<null>> {
    const target = { url, headers, lease: undefined };
    const shut = await this.#servers.admit(target, signal);
    if (shut !== undefined) return failure(shut);
    const { origin } = new URL(url);
    this.accounts.request(undefined, origin);
    let isBegun = false;
    try {
      const { firstByteMs, silenceMs } = this.#limits;
      const at = new URL(url);
      const answer = await this.#pool.ask({ url: at, headers, firstByteMs, signal });
      isBegun = true;
      if (answer.status !== 200) {
        letGo(answer.body);
        const refusal = refusalOf(answer.status, undefined, '');
        this.#servers.told(target, refusal);
        return failure(answer.status < 400 ? astray.fault : refusal.fault);
      }
      this.#servers.told(target, undefined);
      await readOn(answer.body, silenceMs, (piece) => {
        this.accounts.bytes(undefined, origin, piece.byteLength);
        take(piece);
      });
      return success(null);
    } catch (error) {
      if (isBegun) return failure(failureOf(error, true).fault);
      if (signal.aborted) this.#servers.left(target);
      else this.#servers.told(target, failureOf(error, false));
      return failure(signal.aborted ? 'stream/interrupted' : failureOf(error, false).fault);
    }
  }

  /** Forgets what was kept of the server of `url`: it has begun anew, maybe under the old names. */
  forget(url: string): void {
    const server = serverOf(url);
    this.#cache.forget((key) => serverOf(key) === server);
  }

  /** Whether the server of `url` is left alone at present. */
  isDown(url: string): boolean {
    return this.#servers.isDown(url);
  }

  /** Settled when the server of `url` is not left alone any more, or when aborted. */
  whenBack(url: string, signal: AbortSignal): Promise<void> {
    return this.#servers.whenBack(url, signal);
  }

  /** How many servers are not asked at present. */
  downCount(): number {
    return this.#servers.downCount();
  }

  close(): void {
    this.#servers.close();
    this.#pool.close();
  }

  async #share(key: string, { signal, lease }: FetchOptions, wish: Wish): Promise<Result> {
    const start = (flight: AbortSignal): Promise<Result> => this.#fetch(wish, flight);
    const { value, isShared } = await this.#flights.join(key, start, gone, signal);
    if (isShared) this.accounts.hit(lease, serverOf(wish.url));
    return value;
  }

  /** Follows redirects; a status that is no success comes back as its fault. */
  async #fetch(wish: Wish, signal: AbortSignal): Promise<Result> {
    const first = new URL(wish.url);
    let url = first;
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      const hop = await this.#hop(url, first, wish, signal);
      if (!(hop instanceof URL)) return hop;
      url = hop;
    }
    return { ok: false, failure: astray };
  }

  /** One request: its body, its failure, or where it leads on to. */
  async #hop(url: URL, first: URL, wish: Wish, signal: AbortSignal): Promise<Result | URL> {
    // What authorises us at the stream's own server is not for anybody else.
    const headers = url.origin === first.origin ? wish.headers : {};
    const target = { url: url.href, headers, lease: wish.lease };
    const shut = await this.#servers.admit(target, signal);
    if (shut !== undefined) return { ok: false, failure: { fault: shut, blame: 'stream' } };
    this.accounts.request(wish.lease, url.origin);
    let isBegun = false;
    try {
      const answer = await this.#pool.ask({
        url,
        headers: { 'accept-encoding': 'identity', ...headers, ...rangeHeader(wish.range) },
        firstByteMs: wish.firstByteMs,
        signal,
      });
      isBegun = true;
      const hop = await this.#read(answer, url, first, wish);
      this.#servers.told(target, hop instanceof URL || hop.ok ? undefined : hop.failure);
      return hop;
    } catch (error) {
      if (signal.aborted) {
        this.#servers.left(target);
        return gone;
      }
      const found = failureOf(error, isBegun);
      this.#servers.told(target, found);
      return { ok: false, failure: found };
    }
  }

  async #read(answer: PoolAnswer, url: URL, first: URL, wish: Wish): Promise<Result | URL> {
    const { status, headers, body } = answer;
    const rule: BodyRule = {
      maxBytes: wish.maxBytes,
      tooLarge: wish.tooLarge,
      encoding: headerOf(headers, 'content-encoding').trim().toLowerCase(),
      count: (bytes) => {
        this.accounts.bytes(wish.lease, url.origin, bytes);
      },
    };
    if (status >= 200 && status < 300) {
      if (Number(headerOf(headers, 'content-length')) > wish.maxBytes) {
        letGo(body);
        return { ok: false, failure: wish.tooLarge };
      }
      const bytes = await readBody(body, rule, this.#limits, this.#flying);
      const isWhole = status !== 206 && wish.range !== null && wish.isWholeWelcome === true;
      const isAsAsked = status === 206 || isWhole;
      const cut = isAsAsked || wish.range === null ? bytes : cutOut(bytes, wish.range);
      const contentType = headerOf(headers, 'content-type').split(';', 1)[0] ?? '';
      return {
        ok: true,
        value: {
          url: url.href,
          bytes: cut,
          contentType: contentType.trim().toLowerCase(),
          ...(isWhole ? { isWhole } : {}),
        },
      };
    }
    const location = headerOf(headers, 'location');
    if (status >= 300 && status < 400 && location !== '') {
      void body.dump({ limit: refusalBytes }).catch(() => undefined);
      return redirectTo(location, url, first) ?? { ok: false, failure: astray };
    }
    const small = { ...rule, maxBytes: refusalBytes };
    const words = await readBody(body, small, this.#limits, this.#flying).catch(() => undefined);
    const word = words === undefined ? undefined : wordOf(words.toString('utf8'));
    return { ok: false, failure: refusalOf(status, word, headerOf(headers, 'retry-after')) };
  }

  /** A request of our own to a server that was down. */
  async #probe(
    url: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<FetchFailure | undefined> {
    const at = new URL(url);
    this.accounts.request(undefined, at.origin);
    try {
      const { firstByteMs } = this.#limits;
      const {
        status,
        headers: told,
        body,
      } = await this.#pool.ask({
        url: at,
        headers: { 'accept-encoding': 'identity', ...headers },
        firstByteMs,
        signal,
      });
      void body.dump({ limit: probeBytes }).catch(() => undefined);
      if (status < 400) return undefined;
      const refusal = refusalOf(status, undefined, headerOf(told, 'retry-after'));
      return refusal.blame === 'stream' ? undefined : refusal;
    } catch (error) {
      return failureOf(error, false);
    }
  }
}

const serverOf = (url: string): string => /^\w+:\/\/[^/?#\s]+/.exec(url)?.[0] ?? '';

/** The same address asked for with other rights is another thing. */
const keyOf = (
  url: string,
  headers: Record<string, string>,
  range: ByteRange | null,
  version: string,
): string => {
  const stretch = range === null ? '' : `${String(range.offset)}+${String(range.length)}`;
  return `${url}\n${stretch}\n${version}\n${JSON.stringify(headers)}`;
};

const rangeHeader = (range: ByteRange | null): Record<string, string> =>
  range === null
    ? {}
    : { range: `bytes=${String(range.offset)}-${String(range.offset + range.length - 1)}` };

const headerOf = (headers: PoolAnswer['headers'], name: string): string => {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
};

const cutOut = (bytes: Buffer, { offset, length }: ByteRange): Buffer =>
  bytes.subarray(offset, offset + length);

/** Lets a body go that nobody reads. */
const letGo = (body: PoolAnswer['body']): void => {
  body.on('error', () => undefined);
  body.destroy();
};

const redirectTo = (location: string, from: URL, first: URL): URL | undefined => {
  if (!URL.canParse(location, from.href)) return undefined;
  const url = new URL(location, from);
  const isDowngrade = from.protocol === 'https:' && url.protocol === 'http:';
  return isDowngrade || !mayLeadTo(url, first) ? undefined : url;
};

const refusalOf = (status: number, word: string | undefined, retryAfter: string): FetchFailure => {
  const fault = faultOfStatus(status, word);
  if (fault !== 'stream/server-error') return { fault, blame: 'stream' };
  const seconds = /^\d{1,6}$/.exec(retryAfter.trim())?.[0];
  const retryAfterMs =
    seconds === undefined ? undefined : Math.min(Number(seconds) * 1_000, longestRetryAfterMs);
  return { fault, blame: 'answer', retryAfterMs };
};
