import type { ServerResponse } from 'node:http';

import type { Lease, LeaseTable } from '../leases';
import { replyFault, replyRefusal } from '../reply';
import { FeedWriter } from './feedWriter';
import type { Followers } from './followers';
import type { LiveFollower } from './liveFollower';
import { beginning, type LiveSample } from './liveSample';

/** Who asks, for which lease, and where the answer goes. */
export interface Asked {
  lease: Lease;
  leases: LeaseTable;
  followers: Followers;
  response: ServerResponse;
}

/** Further back there is the moment. */
const mostBehindMs = 30_000;
/** A reader may be that much ahead of what the server lists, on the same timeline. */
const mostAheadUs = 30_000_000;

/** A plain number of the query; undefined when it is missing, NaN when it is none. */
export const numberOf = (wishes: URLSearchParams, name: string): number | undefined => {
  const text = wishes.get(name);
  if (text === null) return undefined;
  return /^-?\d{1,17}(\.\d{1,6})?$/.test(text) ? Number(text) : NaN;
};

/** Sends what is there at once, then every picture as it arrives, for as long as anybody reads. */
export const serveFeed = async (asked: Asked, wishes: URLSearchParams): Promise<void> => {
  const { lease, leases, followers, response } = asked;
  const behindMs = numberOf(wishes, 'behind');
  const afterUs = numberOf(wishes, 'after');
  if (Number.isNaN(behindMs) || Number.isNaN(afterUs)) {
    replyRefusal(response, 400);
    return;
  }
  const { follower, release } = followers.open(lease.upstream, {
    lease: lease.secret,
    nearUs: afterUs,
  });
  response.once('close', release);
  const isGone = (): boolean => response.destroyed;
  const ready = await follower.ready;
  if (isGone()) return;
  if (!ready.ok) {
    release();
    replyFault(response, ready.fault.code);
    return;
  }
  if (afterUs !== undefined) await reachTo(follower, afterUs);
  if (isGone()) return;
  if (leases.find(lease.secret) !== lease) {
    replyFault(response, 'stream/lease-ended');
    return;
  }
  response.statusCode = 200;
  response.setHeader('content-type', 'application/octet-stream');
  writeFeed(asked, follower, { behindMs, afterUs });
};

const writeFeed = (
  { lease, leases, response }: Asked,
  follower: LiveFollower,
  { behindMs, afterUs }: { behindMs: number | undefined; afterUs: number | undefined },
): void => {
  const writer = new FeedWriter(response);
  const write = (samples: readonly LiveSample[]): void => {
    if (follower.about !== undefined) writer.about(follower.about);
    writer.samples(samples);
  };
  const newest = follower.ring.newest?.timestampUs ?? 0;
  const isAhead = afterUs !== undefined && afterUs > newest && afterUs - newest < mostAheadUs;
  if (isAhead) {
    writer.skipUntil(afterUs);
    write([]);
  } else write(afterUs === undefined ? beginAt(follower, behindMs) : resumeAt(follower, afterUs));
  if (follower.awayFor !== undefined) writer.away(follower.awayFor);
  const stop = (): void => {
    leave();
    unsubscribe();
  };
  const leave = follower.attach({
    samples: write,
    away: (code) => {
      writer.away(code);
    },
    fault: (code) => {
      stop();
      writer.fault(code);
    },
    end: () => {
      stop();
      writer.end();
    },
  });
  const unsubscribe = leases.onChanged(({ secret, upstream }) => {
    if (secret !== lease.secret || upstream !== undefined) return;
    stop();
    writer.fault('stream/lease-ended');
  });
  response.once('close', stop);
};

const reachTo = (follower: LiveFollower, afterUs: number): Promise<void> =>
  follower.reachBack(() => {
    const { oldest } = follower.ring;
    return oldest === undefined || oldest.timestampUs <= afterUs;
  });

const beginAt = (follower: LiveFollower, behindMs: number | undefined): LiveSample[] => {
  // What is old must not look like what is new.
  if (follower.awayFor !== undefined) return [];
  const behind = behindMs ?? follower.about?.holdBackMs ?? 0;
  return beginning(follower.ring.newestFrom(Math.min(Math.max(behind, 0), mostBehindMs)));
};

/** What comes after the picture of that time; where it is not known, the newest after a gap. */
const resumeAt = (follower: LiveFollower, afterUs: number): LiveSample[] => {
  const { ring } = follower;
  const known = ring.after(afterUs);
  if (known !== undefined) return known;
  return beginning(ring.newestFrom(follower.about?.holdBackMs ?? 0));
};
