import { createHash } from 'node:crypto';

import type { Upstream } from '../../wall/ports';
import type { LeaseOrder, PictureOrder } from './wire';

/** One stream as the gateway holds it. */
export interface Lease {
  secret: string;
  upstream: Upstream;
  /** The address before the last renewal: playlists on their way still carry its token. */
  formerUrl: string | undefined;
}

/**
 * Leases and pictures by their secrets. They are found by the hash of the secret, so that the time
 * of a failed look-up tells nothing about how near a guess was; there is no way to list them.
 */
export class LeaseTable {
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
    known.upstream = upstream;
  }

  drop(secret: string): void {
    this.#leases.delete(hash(secret));
  }

  find(secret: string): Lease | undefined {
    return this.#leases.get(hash(secret));
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
