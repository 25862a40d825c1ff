import { failure, success, type FaultCode, type Outcome } from '#contract/outcome';

import type { Upstream } from '../../../wall/ports';
import { readMediaPlaylist, type MediaPlaylist } from '../playlist/mediaPlaylist';
import { isMultivariant, readMultivariant } from '../playlist/multivariant';
import { hideTokens, showTokens } from '../tokens';
import type { LiveSource } from './source';
import { upstreamKey } from './upstreamKey';

/** A server that blocks may hold its answer back for so many target durations. */
const targetsForReload = 3;
const leeway = 2_000;

/** Where a list was is not for us any more: maybe it was given with a session, and that has ended. */
const moved: ReadonlySet<FaultCode> = new Set(['stream/unauthorized', 'stream/not-found']);

/** Where the next new thing will be; asked of servers that answer when it is there. */
export interface NextPosition {
  sequence: number;
  part: number;
}

/** Whether a playlist is low-latency indeed. */
export const isInParts = ({ partTargetSeconds, segments }: MediaPlaylist): boolean =>
  partTargetSeconds !== null && segments.some(({ parts }) => parts.length > 0);

const withNext = (url: string, { sequence, part }: NextPosition, hasParts: boolean): string => {
  const separator = url.includes('?') ? '&' : '?';
  const partQuery = hasParts ? `&_HLS_part=${String(part)}` : '';
  return `${url}${separator}_HLS_msn=${String(sequence)}${partQuery}`;
};

/** Knows where a stream's list of segments is, and reads it. */
export class PlaylistReader {
  readonly #source: LiveSource;
  #url: string | undefined;
  /** The newest one read. */
  playlist: MediaPlaylist | undefined;

  constructor(source: LiveSource) {
    this.#source = source;
  }

  /** The token was renewed, or the stream moved: then its list must be looked for anew. */
  renew(upstream: Upstream): void {
    const former = this.#source.upstream.url;
    this.#source.upstream = upstream;
    if (former === upstream.url || this.#url === undefined) return;
    const isSameStream = upstreamKey(former) === upstreamKey(upstream.url);
    this.#url = isSameStream
      ? showTokens(hideTokens(this.#url, [former]), upstream.url)
      : undefined;
  }

  /** Whether the server of the list is left alone because it is down. */
  get isDown(): boolean {
    return this.#source.isDown(this.#address);
  }

  /** Settled when that is back. */
  whenBack(): Promise<void> {
    return this.#source.whenBack(this.#address);
  }

  /** False when the next reading begins at the stream's own address. */
  get isLocated(): boolean {
    return this.#url !== undefined;
  }

  async read(next: NextPosition | undefined): Promise<Outcome<MediaPlaylist>> {
    const url = this.#url;
    const read = url === undefined ? await this.#locate() : await this.#readAt(url, next);
    if (read.ok) this.playlist = read.value;
    // The stream's own address leads to where it is now.
    else if (moved.has(read.fault.code)) this.#url = undefined;
    return read;
  }

  get #address(): string {
    return this.#url ?? this.#source.upstream.url;
  }

  #readAt(url: string, next: NextPosition | undefined): Promise<Outcome<MediaPlaylist>> {
    const { playlist } = this;
    if (playlist?.canBlockReload !== true || next === undefined) return this.#readText(url);
    const firstByteMs = playlist.targetSeconds * targetsForReload * 1_000 + leeway;
    return this.#readText(withNext(url, next, isInParts(playlist)), firstByteMs);
  }

  async #readText(url: string, firstByteMs?: number): Promise<Outcome<MediaPlaylist>> {
    const fetched = await this.#source.text(url, firstByteMs);
    if (!fetched.ok) return fetched;
    return readMediaPlaylist(fetched.value.text, fetched.value.url, this.#source.upstream.url);
  }

  /** From the stream's address to its list: the first variant is the size wished for. */
  async #locate(): Promise<Outcome<MediaPlaylist>> {
    const { url: start } = this.#source.upstream;
    const fetched = await this.#source.text(start);
    if (!fetched.ok) return fetched;
    const { text, url } = fetched.value;
    if (!isMultivariant(text)) {
      this.#url = start;
      return readMediaPlaylist(text, url, start);
    }
    const variants = readMultivariant(text, url, start);
    if (!variants.ok) return variants;
    const [first] = variants.value.variants;
    if (first === undefined) return failure('stream/not-a-playlist', 'no variant');
    const read = await this.#readText(first.url);
    if (read.ok) this.#url = first.url;
    return read.ok ? success(read.value) : read;
  }
}
