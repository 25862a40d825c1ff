import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Upstream } from '../../wall/ports';
import { Addresses, streamUrls, type Place } from './addresses';
import type { Fetcher } from './fetch/fetcher';
import type { Lease } from './leases';
import { rangeOf, replyBytes } from './media';
import { writeMediaPlaylist, writeMultivariant } from './playlist/writePlaylist';
import type { KnownPlaylist, PlaylistBook, ReloadFrom } from './playlistBook';
import { endWith, goneSignal, replyFault } from './reply';
import type { Seal } from './seal';
import { StaleWatch } from './staleness';
import { hideTokens } from './tokens';

const playlistType = 'application/vnd.apple.mpegurl';
const segmentTypes = /^(video|audio)\/[\w.+-]{1,60}$/;
const reloadPattern = /^_HLS_msn=(\d{1,15})(?:&_HLS_part=(\d{1,6}))?$/;

/** What the view needs of the gateway. */
export interface HlsViewParts {
  seal: Seal;
  fetcher: Fetcher;
  book: PlaylistBook;
  now: () => number;
}

/** A stream as HLS, for players that take nothing else. */
export class HlsView {
  readonly #fetcher: Fetcher;
  readonly #book: PlaylistBook;
  readonly #now: () => number;
  readonly #addresses: Addresses;
  /** Of all leases together: a page that opens anew meets the same stopped playlist. */
  readonly #stale = new StaleWatch();
  /** A playlist written for a lease, as long as the playlist itself is remembered. */
  readonly #written = new WeakMap<object, Map<string, string>>();
  /** Which beginning of a stream a lease was told last, by playlist. */
  readonly #told = new WeakMap<Lease, Map<string, number>>();

  constructor({ seal, fetcher, book, now }: HlsViewParts) {
    this.#fetcher = fetcher;
    this.#book = book;
    this.#now = now;
    this.#addresses = new Addresses(seal);
  }

  /** Serves the stream's first playlist, or what a sealed address of ours leads to. */
  async serve(
    lease: Lease,
    sealed: string | undefined,
    query: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const place: Place | undefined =
      sealed === undefined
        ? { target: 'playlist', url: lease.upstream.url, version: '' }
        : this.#addresses.open(lease, sealed);
    if (place === undefined) replyFault(response, 'stream/lease-ended');
    else if (place.target === 'playlist') {
      await this.#servePlaylist(lease, place.url, reloadOf(query), response);
    } else await this.#serveMedia(lease, place, request, response);
  }

  async #serveMedia(
    lease: Lease,
    { url, target, version }: Place,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const range = rangeOf(request.headers.range);
    const { headers } = upstreamOf(lease, url);
    const fetched = await this.#fetcher.fetchBytes(url, headers, {
      lease: lease.secret,
      signal: goneSignal(response),
      range,
      version: target === 'key' ? null : version,
    });
    if (!fetched.ok) replyFault(response, fetched.fault.code);
    else if (target === 'media' && isPage(fetched.value.bytes)) {
      replyFault(response, 'stream/bad-segment');
    } else {
      // A page never gets something that a browser would show or run.
      const { contentType } = fetched.value;
      const type = segmentTypes.test(contentType) ? contentType : 'application/octet-stream';
      replyBytes(response, fetched.value.bytes, type, range);
    }
  }

  async #servePlaylist(
    lease: Lease,
    url: string,
    from: ReloadFrom | null,
    response: ServerResponse,
  ): Promise<void> {
    const signal = goneSignal(response);
    const upstream = upstreamOf(lease, url);
    const read = await this.#book.read(upstream, { lease: lease.secret, signal, from });
    if (!read.ok) {
      replyFault(response, read.fault.code);
      return;
    }
    const place = this.#addresses.name(lease, url, 'playlist', '');
    const fault = this.#faultOf(lease, url, place, read.value);
    if (fault !== undefined) {
      replyFault(response, fault);
      return;
    }
    const text = this.#write(lease, read.value);
    response.statusCode = 200;
    response.setHeader('content-type', playlistType);
    response.setHeader('content-length', Buffer.byteLength(text));
    endWith(response, text);
  }

  #faultOf(
    lease: Lease,
    url: string,
    place: string,
    known: KnownPlaylist,
  ): 'stream/stale-playlist' | 'stream/interrupted' | undefined {
    if (known.kind !== 'segments') return undefined;
    const watched = hideTokens(url, streamUrls(lease));
    if (this.#stale.isStale(watched, known.playlist, this.#now())) return 'stream/stale-playlist';
    // A player that holds the former numbers would wait for ever: it is told to begin anew, once.
    const told = this.#told.get(lease) ?? new Map<string, number>();
    this.#told.set(lease, told);
    const before = told.get(place);
    told.set(place, known.generation);
    return before !== undefined && before < known.generation ? 'stream/interrupted' : undefined;
  }

  #write(lease: Lease, known: KnownPlaylist): string {
    const texts = this.#written.get(known) ?? new Map<string, string>();
    this.#written.set(known, texts);
    const before = texts.get(lease.secret);
    if (before !== undefined) return before;
    const name = (url: string, target: Place['target'], version: string): string =>
      this.#addresses.name(lease, url, target, version);
    const text =
      known.kind === 'variants'
        ? writeMultivariant(known.list, name)
        : writeMediaPlaylist(known.playlist, name);
    texts.set(lease.secret, text);
    return text;
  }
}

/** The lease's headers go to the lease's own server only. */
const upstreamOf = (lease: Lease, url: string): Upstream => {
  const isSame = new URL(url).origin === new URL(lease.upstream.url).origin;
  return { url, headers: isSame ? lease.upstream.headers : {} };
};

const reloadOf = (query: string): ReloadFrom | null => {
  const match = reloadPattern.exec(query);
  if (match === null) return null;
  return { sequence: Number(match[1]), part: match[2] === undefined ? null : Number(match[2]) };
};

/** No segment begins like a page or like an answer in JSON, and none is empty. */
const isPage = (bytes: Buffer): boolean => {
  const start = bytes.subarray(0, 64).toString('latin1').trimStart();
  return bytes.byteLength === 0 || start.startsWith('<') || start.startsWith('{"');
};
