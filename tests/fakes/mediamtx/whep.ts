import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { isKnown, refuse, sendError, type World } from './world';

/** Who sends the pictures: gives the answer to an offer, and hears when a viewer has gone. */
export interface WhepSender {
  answer: (offer: string, path: string, session: string) => Promise<string>;
  left: (session: string) => void;
}

const offerBytes = 100_000;

/** The WHEP part of the WebRTC server. Who sends the pictures is plugged in. */
export class FakeWhep {
  readonly #world: World;
  /** Undefined: nobody can send, as on a server without an address that reaches anybody. */
  sender: WhepSender | undefined;
  /** Sessions that nobody has ended, by their secret: the path each of them watches. */
  readonly sessions = new Map<string, string>();
  /** Pieces of trickled addresses that came. */
  trickled = 0;

  constructor(world: World) {
    this.#world = world;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#world.spoil(request, response)) return;
    const { pathname } = new URL(request.url ?? '', 'http://x');
    const match = /^\/(.+)\/whep(?:\/([\w-]{1,64}))?$/.exec(decodeURIComponent(pathname));
    if (match === null) {
      sendError(response, 404, 'not found');
      return;
    }
    const [, path = '', session] = match;
    if (session !== undefined) await this.#serveSession(session, request, response);
    else if (!isKnown(this.#world, request)) refuse(response);
    else if (request.method === 'OPTIONS') {
      response.writeHead(204, { 'access-control-allow-methods': 'OPTIONS, POST' }).end();
    } else if (request.method === 'POST') await this.#open(path, request, response);
    else sendError(response, 405, 'method not allowed');
  }

  /** Ends every session, as a server does that dies. */
  endAll(): void {
    for (const session of [...this.sessions.keys()]) this.#end(session);
  }

  async #open(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const offer = await bodyOf(request);
    const found = this.#world.paths.get(path);
    if (found === undefined || !(found.isOnline || found.isOnDemand)) {
      sendError(response, 404, `no stream is available on path '${path}'`);
      return;
    }
    const isOffer = request.headers['content-type'] === 'application/sdp';
    if (!isOffer || this.sender === undefined || !found.codecs.includes('H264')) {
      sendError(response, 400, 'the stream does not contain any supported codec');
      return;
    }
    const session = randomUUID();
    const answer = await this.sender.answer(offer, path, session);
    this.sessions.set(session, path);
    response.writeHead(201, {
      'content-type': 'application/sdp',
      'access-control-expose-headers': 'ETag, ID, Accept-Patch, Link, Location',
      etag: '*',
      id: randomUUID(),
      'accept-patch': 'application/trickle-ice-sdpfrag',
      location: `/${path.split('/').map(encodeURIComponent).join('/')}/whep/${session}`,
    });
    response.end(answer);
  }

  async #serveSession(
    session: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (!this.sessions.has(session)) {
      sendError(response, 404, 'session not found');
    } else if (request.method === 'PATCH') {
      await bodyOf(request);
      this.trickled += 1;
      response.writeHead(204).end();
    } else if (request.method === 'DELETE') {
      this.#end(session);
      response.writeHead(200).end();
    } else sendError(response, 405, 'method not allowed');
  }

  #end(session: string): void {
    if (this.sessions.delete(session)) this.sender?.left(session);
  }
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > offerBytes) throw new Error('an offer without end');
  }
  return text;
};
