import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer, type WebSocket } from 'ws';

import type { FaultCode } from '#contract/outcome';

import type { Upstream } from '../../../wall/ports';
import type { Accounts } from '../fetch/accounts';
import type { Lease, LeaseTable } from '../leases';
import { JoinedLine, lineLimits, sayTo, type LineLimits } from './joinedLine';

/** What the routes are made with. */
export interface SocketRoutesParts {
  leases: LeaseTable;
  accounts: Accounts;
  ca: string | undefined;
  limits: Partial<LineLimits> | undefined;
}

const route = /^\/l\/([\w-]{8,128})\/mse$/;
const wishBytes = 4 * 1024;
/** One page has some dozens of tiles. */
const mostLines = 512;

/** Whether a stream comes over a WebSocket: then there are no playlists and no feed of it. */
export const isSocketUpstream = ({ url }: Upstream): boolean => /^wss?:/i.test(url);

/** Serves streams that come over a WebSocket, each page by a line of its own. */
export class SocketRoutes {
  readonly #parts: SocketRoutesParts;
  readonly #limits: LineLimits;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: wishBytes,
    perMessageDeflate: false,
  });
  readonly #lines = new Map<JoinedLine, Lease>();

  constructor(parts: SocketRoutesParts) {
    this.#parts = parts;
    this.#limits = { ...lineLimits, ...parts.limits };
    parts.leases.onChanged(({ secret, former, upstream }) => {
      if (upstream === undefined) this.#endOf(secret, 'stream/lease-ended');
      // Another permission for the same address is used from the next line on.
      else if (upstream.url !== former.url) this.#endOf(secret, 'stream/interrupted');
    });
  }

  /** Takes a page's wish for a WebSocket; who asks has been checked before. */
  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const secret = route.exec(request.url ?? '')?.[1];
    if (secret === undefined || this.#lines.size >= mostLines) {
      refuse(socket, 404);
      return;
    }
    const lease = await this.#parts.leases.findSoon(secret);
    if (socket.destroyed) return;
    this.#server.handleUpgrade(request, socket, head, (page) => {
      this.#join(page, lease);
    });
  }

  close(): void {
    for (const line of [...this.#lines.keys()]) line.end();
    // A page that takes nothing takes no good-bye either.
    for (const page of this.#server.clients) page.terminate();
    this.#server.close();
  }

  #join(page: WebSocket, lease: Lease | undefined): void {
    // A page cannot read the status of a refused WebSocket: it is told inside.
    if (lease === undefined) {
      turnAway(page, 'stream/lease-ended');
      return;
    }
    const { secret, upstream } = lease;
    if (!isSocketUpstream(upstream)) {
      turnAway(page, 'stream/not-found');
      return;
    }
    const { accounts, ca } = this.#parts;
    const server = new URL(upstream.url).origin;
    accounts.request(secret, server);
    const line = new JoinedLine({
      page,
      upstream,
      limits: this.#limits,
      ca,
      count: (bytes) => {
        accounts.bytes(secret, server, bytes);
      },
      onEnd: () => {
        this.#lines.delete(line);
      },
    });
    this.#lines.set(line, lease);
  }

  #endOf(secret: string, code: 'stream/lease-ended' | 'stream/interrupted'): void {
    for (const [line, lease] of [...this.#lines]) if (lease.secret === secret) line.fail(code);
  }
}

const turnAway = (page: WebSocket, code: FaultCode): void => {
  page.on('error', () => undefined);
  sayTo(page, { kind: 'fault', code });
  page.close();
};

/** Refuses somebody who is not one of our pages, or asks for what is not there. */
export const refuse = (socket: Duplex, status: 403 | 404): void => {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${String(status)} Refused\r\nConnection: close\r\n\r\n`);
};
