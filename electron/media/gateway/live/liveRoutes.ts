import type { IncomingMessage, ServerResponse } from 'node:http';

import type { LeaseTable } from '../leases';
import { replyFault, replyRefusal } from '../reply';
import { isSocketUpstream } from '../socket/socketRoutes';
import { serveFeed } from './feedRoute';
import type { Followers } from './followers';
import { serveMoment } from './momentRoute';

const route = /^\/l\/([\w-]{8,128})\/(feed|moment)(?:\?([\w=&.-]{1,200}))?$/;

/** Serves what pages decode by themselves: live feeds, and stretches of the last two minutes. */
export class LiveRoutes {
  readonly #leases: LeaseTable;
  readonly #followers: Followers;

  constructor(leases: LeaseTable, followers: Followers) {
    this.#leases = leases;
    this.#followers = followers;
    leases.onChanged(({ former, upstream }) => {
      if (upstream !== undefined) followers.renew(former, upstream);
    });
  }

  /** Whether the request was for one of these; the asking page has been checked before. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const match = route.exec(request.url ?? '');
    if (match === null) return false;
    const [, secret = '', kind, query = ''] = match;
    if (request.method !== 'GET') {
      replyRefusal(response, 405);
      return true;
    }
    const lease = await this.#leases.findSoon(secret);
    if (lease === undefined) {
      replyFault(response, 'stream/lease-ended');
      return true;
    }
    if (isSocketUpstream(lease.upstream)) {
      replyFault(response, 'stream/not-a-playlist');
      return true;
    }
    const asked = { lease, leases: this.#leases, followers: this.#followers, response };
    const wishes = new URLSearchParams(query);
    if (kind === 'feed') await serveFeed(asked, wishes);
    else await serveMoment(asked, wishes);
    return true;
  }
}
