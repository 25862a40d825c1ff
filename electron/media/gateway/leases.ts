import { createHash } from 'node:crypto';

import type { Upstream } from '../../wall/ports';
import { Signal } from '../../wall/signal';
import type { LeaseOrder, PictureOrder } from './wire';

/** One stream as the gateway holds it. */
export interface Lease {
  secret: string;
  upstream: Upstream;
  /** The address before the last renewal: playlists on their way still carry its token. */
  formerUrl: string | undefined;
}

/** A lease got another upstream, or ended. */
export interface LeaseChange {
  secret: string;
  former: Upstream;
  /** Undefined when the lease ended. */
  upstream: Upstream | undefined;
}

/** How long an order may still be on its way from the main process. */
const orderOnTheWayMs = 250;

/**
 * Leases and pictures by their secrets. They are found by the hash of the secret, so that the time
 * of a failed look-up tells nothing about how near a guess was; there is no way to list them.
 */
export class LeaseTable {
  readonly #changed = new Signal<LeaseChange>();
  readonly onChanged = this.#changed.on;
  readonly #leases = new Map<string, Lease>();
  readonly #pictures = new Map<string, PictureOrder>();

  /** Adds a lease, or gives the one of this secret another upstream. */
  put({ secret, upstream }: LeaseOrder): void {
    const key = hash(secret);
    const known = this.#leases.get(key);
    if (known === undefined) {
      this.#leases.set(key, { secret, upstream, formerUrl: undefined });
      return;
    }
    if (known.upstream.url !== upstream.url) known.formerUrl = known.upstream.url;
    const former = known.upstream;
    known.upstream = upstream;
    this.#changed.emit({ secret, former, upstream });
  }

  drop(secret: string): void {
    const key = hash(secret);
    const known = this.#leases.get(key);
    if (known === undefined) return;
    this.#leases.delete(key);
    this.#changed.emit({ secret, former: known.upstream, upstream: undefined });
  }

  find(secret: string): Lease | undefined {
    return this.#leases.get(hash(secret));
  }

  secrets(): string[] {
    return [...this.#leases.values()].map(({ secret }) => secret);
  }

  /** Secrets of the leases whose streams come from that server. */
  secretsAt(server: string): string[] {
    return [...this.#leases.values()]
      .filter(({ upstream }) => new URL(upstream.url).origin === server)
      .map(({ secret }) => secret);
  }

  /** A page may be quicker with a new address than the main process with telling us of it. */
  async findSoon(secret: string): Promise<Lease | undefined> {
    const found = this.find(secret);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, orderOnTheWayMs));
    return this.find(secret);
  }

  putPicture(picture: PictureOrder, nowMs: number): void {
    for (const [key, { expiresAtMs }] of this.#pictures) {
      if (expiresAtMs <= nowMs) this.#pictures.delete(key);
    }
    this.#pictures.set(hash(picture.secret), picture);
  }

  findPicture(secret: string, nowMs: number): PictureOrder | undefined {
    const picture = this.#pictures.get(hash(secret));
    return picture !== undefined && picture.expiresAtMs > nowMs ? picture : undefined;
  }
}

const hash = (secret: string): string => createHash('sha256').update(secret).digest('base64');
