import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Upstream } from '../../wall/ports';
import type { GatewayFault } from './faults';
import { LeaseTable, type Lease } from './leases';
import { mayLeadTo } from './neighbours';
import { playlistLimits, rewritePlaylist, type Playlist, type Target } from './playlist/rewritePlaylist';
import { pictureRule, relay, segmentRule } from './relay';
import { endWith, replyFault, replyRefusal, setCommonHeaders } from './reply';
import { Seal } from './seal';
import { StaleWatch } from './staleness';
import { hideTokens, showTokens } from './tokens';
import { fetchLimits, readText, UpstreamClient, type FetchLimits } from './upstream';

/** What a gateway is started with. */
export interface GatewayOptions {
  /** 0 lets the system choose. */
  port: number;
  /** 32 bytes. */
  key: Buffer;
  pageOrigins: readonly string[];
  limits?: Partial<FetchLimits>;
  now?: () => number;
}

/** A gateway that serves. */
export interface RunningGateway {
  port: number;
  leases: LeaseTable;
  close(): Promise<void>;
}

const longestAddress = 4_096;
const orderOnTheWayMs = 250;
const playlistType = 'application/vnd.apple.mpegurl';
/** Endings that players look at; anything else gets a plain one. */
const knownEnding = /\.(ts|m4s|mp4|m4v|m4a|aac|mp3|vtt|webvtt|key|cmfv|cmfa)$/i;
const route =
  /^\/(l|p)\/([\w-]{8,128})(?:\/(?:(index\.m3u8)|e\/([\w-]{1,12000})\.[a-z0-9]{1,6}))?$/;
const rangePattern = /^bytes=\d{1,15}-\d{0,15}$/;

/** Serves streams and pictures to our own pages, and to nobody else. */
class Gateway {
  readonly leases = new LeaseTable();
  readonly #seal: Seal;
  readonly #client: UpstreamClient;
  /** Of all leases together: a page that opens anew meets the same stopped playlist. */
  readonly #stale = new StaleWatch();
  readonly #origins: ReadonlySet<string>;
  readonly #now: () => number;
  /** Known once the server listens. */
  host = '';

  constructor({ key, pageOrigins, limits, now }: GatewayOptions) {
    this.#seal = new Seal(key);
    this.#client = new UpstreamClient({ ...fetchLimits, ...limits });
    this.#origins = new Set(pageOrigins);
    this.#now = now ?? Date.now;
  }

  close(): void {
    this.#client.close();
  }

  async serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const { origin, host } = request.headers;
    // A name that was made to point here is not us; another page is not ours.
    const isOurs = origin === undefined || this.#origins.has(origin);
    setCommonHeaders(response, isOurs ? origin : undefined);
    if (host !== this.host || !isOurs) {
      replyRefusal(response, 403);
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      replyRefusal(response, 405);
      return;
    }
    const match = route.exec(request.url ?? '');
    if (match === null) {
      replyRefusal(response, 404);
      return;
    }
    const [, kind, secret = '', index, sealed] = match;
    if (kind === 'p' && index === undefined && sealed === undefined) {
      await this.#servePicture(secret, request, response);
    } else if (kind === 'l' && (index !== undefined || sealed !== undefined)) {
      await this.#serveStream(secret, sealed, request, response);
    } else replyRefusal(response, 404);
  }

  async #serveStream(
    secret: string,
    sealed: string | undefined,
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<void> {
    const lease = await soon(() => this.leases.find(secret));
    const wanted = lease === undefined ? undefined : this.#open(lease, sealed);
    if (lease === undefined || wanted === undefined) {
      replyFault(response, 'stream/lease-ended');
      return;
    }
    const upstream = upstreamOf(lease, wanted.url);
    if (wanted.target === 'playlist') await this.#servePlaylist(lease, upstream, response);
    else await this.#serveBody(upstream, request, response, segmentRule);
  }

  async #servePicture(
    secret: string,
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<void> {
    const picture = await soon(() => this.leases.findPicture(secret, this.#now()));
    if (picture === undefined) replyFault(response, 'media/no-picture');
    else await this.#serveBody(picture.upstream, request, response, pictureRule);
  }

  async #serveBody(
    upstream: Upstream,
    request: http.IncomingMessage,
    response: http.ServerResponse,
    rule: typeof segmentRule,
  ): Promise<void> {
    const { range } = request.headers;
    const fetched = await this.#client.fetch({
      upstream,
      range: range !== undefined && rangePattern.test(range) ? range : undefined,
      signal: goneSignal(response),
    });
    if (fetched.ok) await relay(fetched.value, response, rule);
    else replyFault(response, rule === pictureRule ? 'media/no-picture' : fetched.fault);
  }

  async #servePlaylist(
    lease: Lease,
    upstream: Upstream,
    response: http.ServerResponse,
  ): Promise<void> {
    const read = await this.#readPlaylist(lease, upstream, goneSignal(response));
    if (typeof read === 'string') {
      replyFault(response, read);
      return;
    }
    response.statusCode = 200;
    response.setHeader('content-type', playlistType);
    response.setHeader('content-length', Buffer.byteLength(read.text));
    endWith(response, read.text);
  }

  async #readPlaylist(
    lease: Lease,
    upstream: Upstream,
    signal: AbortSignal,
  ): Promise<Playlist | GatewayFault> {
    const fetched = await this.#client.fetch({ upstream, range: undefined, signal });
    if (!fetched.ok) return fetched.fault;
    const { message, url } = fetched.value;
    const text = await readText(message, playlistLimits.bytes);
    if (!text.ok) return text.fault;
    const playlist = rewritePlaylist(text.value, (reference, target) =>
      this.#name(lease, reference, target, url),
    );
    if (playlist === undefined) return 'stream/not-a-playlist';
    const known = hideTokens(upstream.url, streamUrls(lease));
    if (this.#stale.isStale(known, playlist, this.#now())) return 'stream/stale-playlist';
    return playlist;
  }

  /** The address under which a page reads what a playlist refers to. */
  #name(lease: Lease, reference: string, target: Target, base: string): string | undefined {
    if (!URL.canParse(reference, base)) return undefined;
    const url = new URL(reference, base);
    if (!mayLeadTo(url, new URL(lease.upstream.url))) return undefined;
    url.hash = '';
    const template = hideTokens(url.href, streamUrls(lease));
    if (template.length > longestAddress) return undefined;
    const sealed = this.#seal.seal(lease.secret, `${target === 'playlist' ? 'p' : 'm'}${template}`);
    const ending = knownEnding.exec(url.pathname)?.[0].toLowerCase() ?? '.bin';
    return `/l/${lease.secret}/e/${sealed}${target === 'playlist' ? '.m3u8' : ending}`;
  }

  #open(lease: Lease, sealed: string | undefined): { target: Target; url: string } | undefined {
    if (sealed === undefined) return { target: 'playlist', url: lease.upstream.url };
    const opened = this.#seal.open(lease.secret, sealed);
    if (opened === undefined) return undefined;
    const url = showTokens(opened.slice(1), lease.upstream.url);
    return { target: opened.startsWith('p') ? 'playlist' : 'media', url };
  }
}

/** A page may be quicker with a new address than the main process with telling us of it. */
const soon = async <Found>(find: () => Found | undefined): Promise<Found | undefined> => {
  const found = find();
  if (found !== undefined) return found;
  await new Promise((resolve) => setTimeout(resolve, orderOnTheWayMs));
  return find();
};

const streamUrls = ({ upstream, formerUrl }: Lease): string[] =>
  formerUrl === undefined ? [upstream.url] : [upstream.url, formerUrl];

/** The lease's headers go to the lease's own server only. */
const upstreamOf = (lease: Lease, url: string): Upstream => {
  const isSame = new URL(url).origin === new URL(lease.upstream.url).origin;
  return { url, headers: isSame ? lease.upstream.headers : {} };
};

/** Aborts when the page goes away before it was answered. */
const goneSignal = (response: http.ServerResponse): AbortSignal => {
  const controller = new AbortController();
  response.once('close', () => {
    controller.abort();
  });
  return controller.signal;
};

/** Starts a gateway on loopback. Rejects when the port cannot be had. */
export const startGateway = async (options: GatewayOptions): Promise<RunningGateway> => {
  const gateway = new Gateway(options);
  const server = http.createServer((request, response) => {
    gateway.serve(request, response).catch(() => {
      replyFault(response, 'stream/interrupted');
    });
  });
  server.keepAliveTimeout = 30_000;
  server.requestTimeout = 15_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  gateway.host = `127.0.0.1:${String(port)}`;
  return {
    port,
    leases: gateway.leases,
    close: () => {
      gateway.close();
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
};
