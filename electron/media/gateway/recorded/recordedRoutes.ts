import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Fetcher } from '../fetch/fetcher';
import { replyFault, replyRefusal } from '../reply';
import type { RecordedOrder } from '../wire';
import { DeviceSessions } from './deviceSessions';
import { serveRecorded } from './serveRecorded';

const route = /^\/r\/([\w-]{8,128})$/;
/** How long an order may still be on its way from the main process. */
const orderOnTheWayMs = 250;

const hash = (secret: string): string => createHash('sha256').update(secret).digest('base64');

/** Serves stretches of recorded video, each under a secret that is good for a minute. */
export class RecordedRoutes {
  readonly #fetcher: Fetcher;
  readonly #now: () => number;
  readonly #sessions: DeviceSessions;
  readonly #orders = new Map<string, RecordedOrder>();

  constructor(fetcher: Fetcher, now: () => number) {
    this.#fetcher = fetcher;
    this.#now = now;
    this.#sessions = new DeviceSessions(fetcher, now);
  }

  close(): void {
    this.#sessions.close();
  }

  put(order: RecordedOrder): void {
    const now = this.#now();
    for (const [key, { expiresAtMs }] of this.#orders) {
      if (expiresAtMs <= now) this.#orders.delete(key);
    }
    this.#orders.set(hash(order.secret), order);
    if (order.stretch.form === 'session') this.#sessions.of(order.stretch);
  }

  /** Whether the request was for one of these; the asking page has been checked before. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const match = route.exec(request.url ?? '');
    if (match === null) return false;
    if (request.method !== 'GET') {
      replyRefusal(response, 405);
      return true;
    }
    const order = await this.#findSoon(match[1] ?? '');
    if (order === undefined) replyFault(response, 'stream/lease-ended');
    else await serveRecorded({ fetcher: this.#fetcher, sessions: this.#sessions }, order, response);
    return true;
  }

  /** A page may be quicker with a new address than the main process with telling us of it. */
  async #findSoon(secret: string): Promise<RecordedOrder | undefined> {
    const found = this.#find(secret);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, orderOnTheWayMs));
    return this.#find(secret);
  }

  #find(secret: string): RecordedOrder | undefined {
    const order = this.#orders.get(hash(secret));
    return order !== undefined && order.expiresAtMs > this.#now() ? order : undefined;
  }
}
