import type { Upstream } from '../../../wall/ports';
import { LiveFollower } from './liveFollower';
import { RingShelf, ringLimits, type Ring, type RingLimits } from './ring';
import type { LiveFetcher } from './source';
import { upstreamKey } from './upstreamKey';

/** What all followers together are made with. */
export interface FollowersParts {
  fetcher: LiveFetcher;
  now: () => number;
  limits?: Partial<RingLimits> | undefined;
  /** How long a stream is followed after its last reader has left. */
  lingerMs?: number | undefined;
}

/** A stream in use; `release` when it is not any more. */
export interface Following {
  follower: LiveFollower;
  release: () => void;
}

/** Who opens a stream, and what is known of it. */
export interface Opening {
  /** The lease that is charged. */
  lease?: string | undefined;
  /** A time of the stream's own timeline that the reader has seen. */
  nearUs?: number | undefined;
}

interface Entry {
  key: string;
  follower: LiveFollower;
  upstream: Upstream;
  users: number;
  linger: NodeJS.Timeout | undefined;
}

const defaultLingerMs = 6_000;
/** Streams followed without a reader. */
const mostHot = 64;
/** A hot stream that failed is tried again, more and more seldom. */
const hotRetriesMs = [1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000];

/** One follower for each stream, however many leases and windows read it. */
export class Followers {
  readonly #parts: FollowersParts;
  readonly #entries = new Map<string, Entry>();
  readonly #shelf: RingShelf;
  #hot = new Map<string, Upstream>();
  readonly #hotFailures = new Map<string, number>();
  readonly #hotTimers = new Map<string, NodeJS.Timeout>();

  constructor(parts: FollowersParts) {
    this.#parts = parts;
    this.#shelf = new RingShelf({ ...ringLimits, ...parts.limits });
  }

  /** The follower of a stream, started when there is none. */
  open(upstream: Upstream, opening: Opening = {}): Following {
    const entry = this.#enter(upstream, opening);
    entry.users += 1;
    clearTimeout(entry.linger);
    entry.linger = undefined;
    let isReleased = false;
    const release = (): void => {
      if (isReleased) return;
      isReleased = true;
      entry.users -= 1;
      this.#lingerOn(entry);
    };
    return { follower: entry.follower, release };
  }

  /** What is kept of a stream, whether or not it is followed at present. */
  ring(upstream: Upstream): Ring | undefined {
    return this.#shelf.find(upstreamKey(upstream.url));
  }

  /** A lease has another upstream: the token was renewed, or the stream moved. */
  renew(former: Upstream, upstream: Upstream): void {
    const from = upstreamKey(former.url);
    const to = upstreamKey(upstream.url);
    const entry = this.#entries.get(from);
    if (entry === undefined || entry.upstream.url === upstream.url) return;
    if (from !== to) {
      // Somebody else is there already: readers of the old address stay until they come anew.
      if (this.#entries.has(to)) return;
      this.#entries.delete(from);
      this.#entries.set(to, entry);
      this.#shelf.move(from, to);
      entry.key = to;
    }
    entry.upstream = upstream;
    entry.follower.renew(upstream);
  }

  /** These streams are followed without anybody reading; replaces those before. */
  setHot(upstreams: readonly Upstream[]): void {
    this.#hot = new Map(
      upstreams.slice(0, mostHot).map((upstream) => [upstreamKey(upstream.url), upstream]),
    );
    for (const [key, timer] of this.#hotTimers) {
      if (this.#hot.has(key)) continue;
      clearTimeout(timer);
      this.#hotTimers.delete(key);
      this.#hotFailures.delete(key);
    }
    for (const [key, upstream] of this.#hot) {
      const entry = this.#entries.get(key);
      if (entry === undefined) this.#warm(key);
      else this.renew(entry.upstream, upstream);
    }
    for (const entry of this.#entries.values()) this.#lingerOn(entry);
  }

  close(): void {
    for (const timer of this.#hotTimers.values()) clearTimeout(timer);
    this.#hot.clear();
    for (const entry of [...this.#entries.values()]) this.#drop(entry);
  }

  #enter(upstream: Upstream, { nearUs, lease }: Opening): Entry {
    const key = upstreamKey(upstream.url);
    const known = this.#entries.get(key);
    if (known !== undefined && !known.follower.isOver) {
      if (known.upstream.url !== upstream.url) this.renew(known.upstream, upstream);
      return known;
    }
    if (known !== undefined) this.#drop(known);
    const { fetcher, now } = this.#parts;
    const ring = this.#shelf.take(key);
    const follower = new LiveFollower({ fetcher, upstream, ring, now, nearUs, lease });
    const entry: Entry = { key, follower, upstream, users: 0, linger: undefined };
    this.#entries.set(key, entry);
    // It goes by itself when the stream fails; whoever comes next begins anew.
    const leave = (): void => {
      this.#drop(entry);
      this.#warmLater(entry.key);
    };
    const ignore = (): void => undefined;
    follower.attach({ samples: ignore, away: ignore, fault: leave, end: leave });
    follower.start();
    void follower.ready.then(({ ok }) => {
      if (ok) this.#hotFailures.delete(entry.key);
    });
    return entry;
  }

  #lingerOn(entry: Entry): void {
    if (entry.users > 0 || this.#hot.has(entry.key)) {
      clearTimeout(entry.linger);
      entry.linger = undefined;
      return;
    }
    entry.linger ??= setTimeout(() => {
      this.#drop(entry);
    }, this.#parts.lingerMs ?? defaultLingerMs);
  }

  #drop(entry: Entry): void {
    clearTimeout(entry.linger);
    entry.follower.stop();
    if (this.#entries.get(entry.key) !== entry) return;
    this.#entries.delete(entry.key);
    this.#shelf.leave(entry.key, this.#parts.now());
  }

  #warm(key: string): void {
    this.#hotTimers.delete(key);
    const upstream = this.#hot.get(key);
    if (upstream === undefined) return;
    this.#lingerOn(this.#enter(upstream, {}));
  }

  #warmLater(key: string): void {
    if (!this.#hot.has(key) || this.#hotTimers.has(key)) return;
    const failures = this.#hotFailures.get(key) ?? 0;
    this.#hotFailures.set(key, failures + 1);
    const pauseMs = hotRetriesMs[Math.min(failures, hotRetriesMs.length - 1)] ?? 60_000;
    const timer = setTimeout(() => {
      this.#warm(key);
    }, pauseMs);
    this.#hotTimers.set(key, timer);
  }
}
