import type { Outcome } from '#contract/outcome';

import type { Upstream } from '../../../wall/ports';
import type { FetchedText, FetchBytesOptions, FetchOptions } from '../fetch/fetcher';
import type { Resource } from '../playlist/mediaPlaylist';

/** As much of the fetcher as following needs. */
export interface LiveFetcher {
  fetchText(
    url: string,
    headers: Record<string, string>,
    options: FetchOptions,
  ): Promise<Outcome<FetchedText>>;
  fetchBytes(
    url: string,
    headers: Record<string, string>,
    options: FetchBytesOptions,
  ): Promise<Outcome<{ bytes: Buffer }>>;
}

/** Fetches for one stream, with the rights it has at the moment. */
export class LiveSource {
  readonly #fetcher: LiveFetcher;
  readonly #signal: AbortSignal;
  /** Replaced when the stream's token is renewed. */
  upstream: Upstream;

  constructor(fetcher: LiveFetcher, upstream: Upstream, signal: AbortSignal) {
    this.#fetcher = fetcher;
    this.upstream = upstream;
    this.#signal = signal;
  }

  text(url: string, firstByteMs?: number): Promise<Outcome<FetchedText>> {
    return this.#fetcher.fetchText(url, this.#headersFor(url), {
      signal: this.#signal,
      ...(firstByteMs === undefined ? {} : { firstByteMs }),
    });
  }

  /** @param version tells apart what is under one address at different times */
  async bytes(
    { url, range }: Resource,
    version?: string,
    firstByteMs?: number,
  ): Promise<Outcome<Buffer>> {
    const fetched = await this.#fetcher.fetchBytes(url, this.#headersFor(url), {
      range,
      signal: this.#signal,
      ...(version === undefined ? {} : { version }),
      ...(firstByteMs === undefined ? {} : { firstByteMs }),
    });
    return fetched.ok ? { ok: true, value: fetched.value.bytes } : fetched;
  }

  /** The lease's headers go to the lease's own server only. */
  #headersFor(url: string): Record<string, string> {
    const { upstream } = this;
    return new URL(url).origin === new URL(upstream.url).origin ? upstream.headers : {};
  }
}
