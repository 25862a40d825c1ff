import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { FaultCode } from '#contract/outcome';

import type { Accounts } from '../fetch/accounts';
import type { LeaseTable } from '../leases';
import { faultHeader, replyFault, replyRefusal } from '../reply';
import { WhepClient } from './whepRequest';

/** What the routes are made with. */
export interface WhepRoutesParts {
  leases: LeaseTable;
  accounts: Accounts;
  ca: string | undefined;
  /** How long a server may take. */
  patienceMs: number | undefined;
}

interface Session {
  secret: string;
  url: string;
  headers: Readonly<Record<string, string>>;
}

const route = /^\/l\/([\w-]{8,128})\/whep(?:\/([\w-]{16,64}))?$/;
const offerType = 'application/sdp';
const pieceType = 'application/trickle-ice-sdpfrag';
const mostOfferBytes = 64 * 1024;
/** One page has some dozens of tiles; a session that nobody ended is ended with its lease. */
const mostSessions = 512;

/**
 * Pages agree with a platform on pictures by WebRTC: the words go through here, the pictures
 * straight. Every session that a page leaves behind is ended with its lease.
 */
export class WhepRoutes {
  readonly #parts: WhepRoutesParts;
  readonly #client: WhepClient;
  readonly #sessions = new Map<string, Session>();

  constructor(parts: WhepRoutesParts) {
    this.#parts = parts;
    this.#client = new WhepClient(parts.ca, parts.patienceMs);
    parts.leases.onChanged(({ secret, upstream }) => {
      if (upstream === undefined) this.#endOf(secret);
    });
  }

  /** Whether the request was for one of these; the asking page has been checked before. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const match = route.exec(request.url ?? '');
    if (match === null) return false;
    const [, secret = '', id] = match;
    if (request.method === 'OPTIONS') allow(response);
    else if (id === undefined && request.method === 'POST') {
      await this.#open(secret, request, response);
    } else if (id !== undefined && request.method === 'PATCH') {
      await this.#patch(secret, id, request, response);
    } else if (id !== undefined && request.method === 'DELETE') {
      await this.#delete(secret, id, response);
    } else replyRefusal(response, 405);
    return true;
  }

  close(): void {
    for (const id of [...this.#sessions.keys()]) void this.#end(id);
    this.#client.close();
  }

  async #open(secret: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const offer = await textOf(request);
    const lease = await this.#parts.leases.findSoon(secret);
    const fault = lease === undefined ? 'stream/lease-ended' : this.#whyNot(offer);
    if (lease === undefined || fault !== undefined || offer === undefined) {
      replyFault(response, fault ?? 'stream/codec');
      return;
    }
    const { whepUrl, headers } = lease.upstream;
    if (whepUrl === undefined) {
      replyFault(response, 'stream/not-found');
      return;
    }
    this.#parts.accounts.request(secret, new URL(whepUrl).origin);
    const answer = await this.#client.ask({
      method: 'POST',
      url: whepUrl,
      headers: { ...headers, 'content-type': offerType },
      body: offer,
    });
    if (!answer.ok) {
      replyFault(response, answer.fault.code);
      return;
    }
    const { text, location } = answer.value;
    const id = randomBytes(18).toString('base64url');
    if (location !== undefined) this.#sessions.set(id, { secret, url: location, headers });
    const isGone = response.destroyed || this.#parts.leases.find(secret) === undefined;
    if (isGone || !text.startsWith('v=0')) {
      // Nobody is there any more who could end it.
      await this.#end(id);
      if (!response.destroyed) replyFault(response, isGone ? 'stream/lease-ended' : 'stream/codec');
      return;
    }
    response.writeHead(201, {
      'content-type': offerType,
      'content-length': Buffer.byteLength(text),
      location: `/l/${secret}/whep/${id}`,
      'access-control-expose-headers': `${faultHeader}, location`,
    });
    response.end(text);
  }

  #whyNot(offer: string | undefined): FaultCode | undefined {
    if (offer?.startsWith('v=0') !== true) return 'stream/codec';
    return this.#sessions.size >= mostSessions ? 'stream/server-error' : undefined;
  }

  async #patch(
    secret: string,
    id: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = await textOf(request);
    const session = this.#sessions.get(id);
    if (session?.secret !== secret || body === undefined) {
      replyFault(response, 'stream/lease-ended');
      return;
    }
    const headers = { ...session.headers, 'content-type': pieceType, 'if-match': '*' };
    const answer = await this.#client.ask({ method: 'PATCH', url: session.url, headers, body });
    if (answer.ok) response.writeHead(204).end();
    else replyFault(response, answer.fault.code);
  }

  async #delete(secret: string, id: string, response: ServerResponse): Promise<void> {
    if (this.#sessions.get(id)?.secret === secret) await this.#end(id);
    response.writeHead(204).end();
  }

  #endOf(secret: string): void {
    for (const [id, session] of [...this.#sessions])
      if (session.secret === secret) void this.#end(id);
  }

  /** Never fails: a server that is gone has ended it already. */
  async #end(id: string): Promise<void> {
    const session = this.#sessions.get(id);
    if (session === undefined) return;
    this.#sessions.delete(id);
    const { url, headers } = session;
    await this.#client.ask({ method: 'DELETE', url, headers });
  }
}

/** A page asks first whether it may say more than a plain form could. */
const allow = (response: ServerResponse): void => {
  response.writeHead(204, {
    'access-control-allow-methods': 'POST, PATCH, DELETE',
    'access-control-allow-headers': 'content-type',
    'access-control-allow-private-network': 'true',
    'access-control-max-age': '600',
  });
  response.end();
};

/** Undefined: more than an offer can be. */
const textOf = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > mostOfferBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
