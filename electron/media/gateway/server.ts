import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

import { Fetcher } from './fetch/fetcher';
import type { FetchLimits } from './fetch/limits';
import { HlsView } from './hlsView';
import { LeaseTable, type Lease } from './leases';
import { servePicture } from './pictures';
import { Followers } from './live/followers';
import { LiveRoutes } from './live/liveRoutes';
import type { RingLimits } from './live/ring';
import { PlaylistBook } from './playlistBook';
import { replyFault, replyRefusal, setCommonHeaders } from './reply';
import { RecordedRoutes } from './recorded/recordedRoutes';
import { Seal } from './seal';
import type { LineLimits } from './socket/joinedLine';
import { isSocketUpstream, refuse, SocketRoutes } from './socket/socketRoutes';
import { WhepRoutes } from './whep/whepRoutes';
import type { Upstream } from '../../wall/ports';
import type { AccountsReport } from './wire';

/** What a gateway is started with. */
export interface GatewayOptions {
  /** 0 lets the system choose. */
  port: number;
  /** 32 bytes. */
  key: Buffer;
  pageOrigins: readonly string[];
  limits?: Partial<FetchLimits>;
  /** Certificates trusted instead of the usual ones. */
  ca?: string;
  now?: () => number;
  /** How much of the last minutes is kept in memory. */
  ring?: Partial<RingLimits> | undefined;
  /** Of streams that come over a WebSocket. */
  lines?: Partial<LineLimits>;
  /** A server answers again; the leases of it should start anew within that time. */
  onServerBack?: (secrets: string[], withinMs: number) => void;
}

/** A gateway that serves. */
export interface RunningGateway {
  port: number;
  leases: LeaseTable;
  recordings: RecordedRoutes;
  accounts(): AccountsReport;
  /** These streams are followed without anybody reading them. */
  setHot(upstreams: readonly Upstream[]): void;
  close(): Promise<void>;
}

const orderOnTheWayMs = 250;
/** A player that starts anew asks about so often before it plays; a stream that was followed so. */
const requestsOfStart = 5;
const requestsOfReturn = 2;
const route =
  /^\/(l|p)\/([\w-]{8,128})(?:\/(?:(index\.m3u8)|e\/([\w-]{1,12000})\.[a-z0-9]{1,6}))?(?:\?([\w=&.-]{0,200}))?$/;

/** Serves streams and pictures to our own pages, and to nobody else. */
class Gateway {
  readonly leases = new LeaseTable();
  readonly fetcher: Fetcher;
  readonly followers: Followers;
  readonly recordings: RecordedRoutes;
  readonly #view: HlsView;
  readonly #live: LiveRoutes;
  readonly #sockets: SocketRoutes;
  readonly #whep: WhepRoutes;
  readonly #origins: ReadonlySet<string>;
  readonly #now: () => number;
  /** Known once the server listens. */
  host = '';

  constructor({ key, pageOrigins, limits, ca, now, ring, lines, onServerBack }: GatewayOptions) {
    this.#now = now ?? Date.now;
    this.#origins = new Set(pageOrigins);
    this.fetcher = new Fetcher({
      ...(limits === undefined ? {} : { limits }),
      ...(ca === undefined ? {} : { ca }),
      now: this.#now,
      onServerBack: ({ server, leases, perSecond, waiting }) => {
        const secrets = [...new Set([...leases, ...this.leases.secretsAt(server)])];
        // Whose stream is followed here goes on by itself, at once and before all others.
        const anew = Math.max(secrets.length - waiting, 1);
        const requests = anew * requestsOfStart + waiting * requestsOfReturn;
        onServerBack?.(secrets, Math.ceil((requests * 1_000) / perSecond));
      },
    });
    const book = new PlaylistBook(this.fetcher, this.#now);
    this.#view = new HlsView({ seal: new Seal(key), fetcher: this.fetcher, book, now: this.#now });
    this.followers = new Followers({ fetcher: this.fetcher, now: this.#now, limits: ring });
    this.recordings = new RecordedRoutes(this.fetcher, this.#now);
    this.#live = new LiveRoutes(this.leases, this.followers);
    const { accounts } = this.fetcher;
    this.#sockets = new SocketRoutes({ leases: this.leases, accounts, ca, limits: lines });
    const patienceMs = limits?.firstByteMs;
    this.#whep = new WhepRoutes({ leases: this.leases, accounts, ca, patienceMs });
  }

  close(): void {
    this.#sockets.close();
    this.#whep.close();
    this.followers.close();
    this.recordings.close();
    this.fetcher.close();
  }

  accounts(): AccountsReport {
    const { accounts } = this.fetcher;
    const byLease = this.leases
      .secrets()
      .map((secret) => ({ secret, account: accounts.ofLease(secret) }));
    const byServer = accounts.servers().map(([, account]) => account);
    return { total: accounts.total, byLease, byServer };
  }

  async serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const { origin } = request.headers;
    const isOurs = this.#isOurs(request);
    setCommonHeaders(response, isOurs ? origin : undefined);
    if (!isOurs) {
      replyRefusal(response, 403);
      return;
    }
    if (await this.#whep.serve(request, response)) return;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      replyRefusal(response, 405);
      return;
    }
    if (await this.#live.serve(request, response)) return;
    if (await this.recordings.serve(request, response)) return;
    const match = route.exec(request.url ?? '');
    if (match === null) {
      replyRefusal(response, 404);
      return;
    }
    const [, kind, secret = '', index, sealed, query = ''] = match;
    if (kind === 'p' && index === undefined && sealed === undefined) {
      await this.#servePicture(secret, response);
    } else if (kind === 'l' && (index !== undefined || sealed !== undefined)) {
      const lease = await this.#leaseOf(secret, response);
      if (lease !== undefined) await this.#view.serve(lease, sealed, query, request, response);
    } else replyRefusal(response, 404);
  }

  /** Pages always say who they are when they ask for a WebSocket. */
  async upgrade(request: http.IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (request.headers.origin === undefined || !this.#isOurs(request)) refuse(socket, 403);
    else await this.#sockets.upgrade(request, socket, head);
  }

  /** A name that was made to point here is not us; another page is not ours. */
  #isOurs({ headers: { origin, host } }: http.IncomingMessage): boolean {
    return host === this.host && (origin === undefined || this.#origins.has(origin));
  }

  async #leaseOf(secret: string, response: http.ServerResponse): Promise<Lease | undefined> {
    const lease = await soon(() => this.leases.find(secret));
    if (lease !== undefined && !isSocketUpstream(lease.upstream)) return lease;
    replyFault(response, lease === undefined ? 'stream/lease-ended' : 'stream/not-a-playlist');
    return undefined;
  }

  async #servePicture(secret: string, response: http.ServerResponse): Promise<void> {
    const picture = await soon(() => this.leases.findPicture(secret, this.#now()));
    if (picture === undefined) replyFault(response, 'media/no-picture');
    else await servePicture(this.fetcher, picture.upstream, response);
  }
}

/** A page may be quicker with a new address than the main process with telling us of it. */
const soon = async <Found>(find: () => Found | undefined): Promise<Found | undefined> => {
  const found = find();
  if (found !== undefined) return found;
  await new Promise((resolve) => setTimeout(resolve, orderOnTheWayMs));
  return find();
};

/** Starts a gateway on loopback. Rejects when the port cannot be had. */
export const startGateway = async (options: GatewayOptions): Promise<RunningGateway> => {
  const gateway = new Gateway(options);
  const server = http.createServer((request, response) => {
    gateway.serve(request, response).catch(() => {
      replyFault(response, 'stream/interrupted');
    });
  });
  server.on('upgrade', (request, socket, head) => {
    gateway.upgrade(request, socket, head).catch(() => {
      socket.destroy();
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
    recordings: gateway.recordings,
    accounts: () => gateway.accounts(),
    setHot: (upstreams) => {
      gateway.followers.setHot(upstreams);
    },
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
