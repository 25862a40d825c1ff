import { failure, success, type FaultCode, type Outcome } from '#contract/outcome';

import type { Upstream } from '../../wall/ports';
import type { Fetcher } from './fetch/fetcher';
import { Flights } from './fetch/flights';
import { freshMsOf, newestOf, sightPlaylist, type Sighting } from './playlist/freshness';
import { readMediaPlaylist, type MediaPlaylist } from './playlist/mediaPlaylist';
import { isMultivariant, readMultivariant, type Multivariant } from './playlist/multivariant';

/** A playlist as it was read last. */
export type KnownPlaylist =
  | { kind: 'variants'; list: Multivariant }
  | {
      kind: 'segments';
      playlist: MediaPlaylist;
      /** Counts how often this stream has begun anew under the same address. */
      generation: number;
    };

/** From which moment on a playlist is wanted (blocking reload, RFC 8216bis §6.2.5.2). */
export interface ReloadFrom {
  sequence: number;
  part: number | null;
}

/** Who wants a playlist, and what of it. */
export interface PlaylistWish {
  /** Secret of the lease. */
  lease?: string;
  signal?: AbortSignal;
  /** Waits until the playlist holds this; ignored where the server cannot. */
  from?: ReloadFrom | null;
}

interface Entry {
  known: KnownPlaylist;
  sighting: Sighting;
}

const entriesKept = 1_024;
/** What the way may take beside the time that a server holds an answer back. */
const slackMs = 2_000;
const gone: Outcome<KnownPlaylist> = failure('stream/interrupted');

/**
 * Reads every playlist once for everybody: players and followers that ask at the same time, or
 * again before anything new can be there, share one request and one reading.
 */
export class PlaylistBook {
  readonly #fetcher: Fetcher;
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry>();
  readonly #flights = new Flights<Outcome<KnownPlaylist>>();

  constructor(fetcher: Fetcher, now: () => number) {
    this.#fetcher = fetcher;
    this.#now = now;
  }

  /** The playlist of an address as it is now, or from a moment on. */
  async read(
    upstream: Upstream,
    { lease, signal, from }: PlaylistWish = {},
  ): Promise<Outcome<KnownPlaylist>> {
    const key = `${upstream.url}\n${JSON.stringify(upstream.headers)}`;
    const entry = this.#entries.get(key);
    const isWaited = from !== undefined && from !== null && canWait(entry?.known);
    const isGood =
      entry !== undefined && (isWaited ? holds(entry.known, from) : this.#isFresh(entry.sighting));
    if (isGood) {
      this.#fetcher.accounts.hit(lease, new URL(upstream.url).origin);
      return success(entry.known);
    }
    const url = isWaited ? reloadUrl(upstream.url, from) : upstream.url;
    const holdMs = isWaited ? targetMs(entry?.known) * 3 : 0;
    const { value } = await this.#flights.join(
      `${url}\n${key}`,
      (flight) => this.#fetch(key, { ...upstream, url }, holdMs, lease, flight),
      gone,
      signal,
    );
    return value;
  }

  #isFresh({ freshUntilMs, askedAtMs }: Sighting): boolean {
    const now = this.#now();
    return now < freshUntilMs && now >= askedAtMs;
  }

  async #fetch(
    key: string,
    { url, headers }: Upstream,
    holdMs: number,
    lease: string | undefined,
    signal: AbortSignal,
  ): Promise<Outcome<KnownPlaylist>> {
    const fetched = await this.#fetcher.fetchText(url, headers, {
      ...(lease === undefined ? {} : { lease }),
      ...(holdMs === 0 ? {} : { firstByteMs: holdMs + slackMs }),
      signal,
    });
    if (!fetched.ok) {
      if (isRefused(fetched.fault.code)) this.#forgetWhatLedTo(key.split('\n', 1)[0] ?? '');
      return fetched;
    }
    const { text, url: base } = fetched.value;
    if (isMultivariant(text)) {
      const list = readMultivariant(text, base, url);
      if (!list.ok) return list;
      return success(
        this.#keep(key, { kind: 'variants', list: list.value }, freshMsOf('variants')),
      );
    }
    const read = readMediaPlaylist(text, base, url);
    return read.ok ? success(this.#take(key, url, read.value)) : read;
  }

  #take(key: string, url: string, playlist: MediaPlaylist): KnownPlaylist {
    const before = this.#entries.get(key);
    const old = before?.known.kind === 'segments' ? before.known : undefined;
    if (playlist.isEnded) {
      const generation = old?.generation ?? 0;
      return this.#keep(key, { kind: 'segments', playlist, generation }, freshMsOf('ended'));
    }
    const isBack = old !== undefined && isOlder(playlist, old.playlist);
    const restMs = this.#now() - (before?.sighting.changedAtMs ?? 0);
    const isBegun = isBack && (isAnew(playlist, old.playlist) || restMs > targetMs(old) * 2);
    // One of several servers lags behind the others: what is known is newer.
    if (isBack && !isBegun) return old;
    if (isBegun) this.#fetcher.forget(url);
    const generation = (old?.generation ?? 0) + (isBegun ? 1 : 0);
    const isChanged = old === undefined || newestOf(playlist) !== newestOf(old.playlist);
    const sighting = sightPlaylist(
      playlist,
      isChanged,
      old === undefined ? undefined : before?.sighting,
      this.#now(),
    );
    // An unchanged playlist stays the same object, so that what was made of it is not made again.
    const isSame = old !== undefined && !isChanged && isSameStart(playlist, old.playlist);
    const known = isSame ? old : { kind: 'segments' as const, playlist, generation };
    this.#put(key, { known, sighting });
    return known;
  }

  /** The session in a list of variants has ended: who asks for that list again needs a new one. */
  #forgetWhatLedTo(url: string): void {
    for (const [key, { known }] of this.#entries) {
      const led = known.kind === 'variants' && known.list.variants.some((each) => each.url === url);
      if (led) this.#entries.delete(key);
    }
  }

  #keep(key: string, known: KnownPlaylist, freshMs: number): KnownPlaylist {
    const now = this.#now();
    const freshUntilMs = now + freshMs;
    const sighting = { askedAtMs: now, cameByMs: now, changedAtMs: now, freshUntilMs };
    this.#put(key, { known, sighting });
    return known;
  }

  #put(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > entriesKept && oldest.done !== true) {
      this.#entries.delete(oldest.value);
    }
  }
}

const isRefused = (code: FaultCode): boolean =>
  code === 'stream/unauthorized' || code === 'stream/not-found';

const canWait = (known: KnownPlaylist | undefined): boolean =>
  known?.kind === 'segments' && known.playlist.canBlockReload && !known.playlist.isEnded;

const targetMs = (known: KnownPlaylist | undefined): number =>
  known?.kind === 'segments' ? known.playlist.targetSeconds * 1_000 : 0;

const endOf = ({ segments, mediaSequence }: MediaPlaylist): number =>
  segments.at(-1)?.sequence ?? mediaSequence;

const isOlder = (next: MediaPlaylist, known: MediaPlaylist): boolean =>
  endOf(next) < endOf(known) || next.mediaSequence < known.mediaSequence;

/** Nothing in common with what was there: the server counts from the beginning again. */
const isAnew = (next: MediaPlaylist, known: MediaPlaylist): boolean =>
  endOf(next) < known.mediaSequence;

const isSameStart = (next: MediaPlaylist, known: MediaPlaylist): boolean =>
  next.mediaSequence === known.mediaSequence &&
  next.segments[0]?.url === known.segments[0]?.url &&
  next.segments.at(-1)?.url === known.segments.at(-1)?.url &&
  next.hint?.url === known.hint?.url;

const holds = (known: KnownPlaylist, { sequence, part }: ReloadFrom): boolean => {
  if (known.kind !== 'segments') return false;
  const last = known.playlist.segments.at(-1);
  if (last === undefined || last.sequence < sequence) return false;
  if (last.sequence > sequence || last.isComplete) return true;
  return part !== null && last.parts.length > part;
};

const reloadUrl = (url: string, { sequence, part }: ReloadFrom): string => {
  const from = `_HLS_msn=${String(sequence)}${part === null ? '' : `&_HLS_part=${String(part)}`}`;
  return `${url}${url.includes('?') ? '&' : '?'}${from}`;
};
