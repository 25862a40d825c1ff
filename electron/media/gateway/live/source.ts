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
  ): Promise<Outcome<{ bytes: Buffer; isWhole?: boolean }>>;
  /** Whether the server of `url` is left alone because it is down. */
  isDown(url: string): boolean;
  /** Settled when it is back. */
  whenBack(url: string, signal: AbortSignal): Promise<void>;
  /** What was kept of a server is not what it would send now. */
  forget(url: string): void;
}

/** Fetches for one stream, with the rights it has at the moment. */
export class LiveSource {
  readonly #fetcher: LiveFetcher;
  readonly #signal: AbortSignal;
  /** The secret of the lease that wanted it first: it is charged. */
  readonly #lease: string | undefined;
  /** Replaced when the stream's token is renewed. */
  upstream: Upstream;

  constructor(
    fetcher: LiveFetcher,
    upstream: Upstream,
    { signal, lease }: { signal: AbortSignal; lease: string | undefined },
  ) {
    this.#fetcher = fetcher;
    this.#lease = lease;
    this.upstream = upstream;
    this.#signal = signal;
  }

  text(url: string, firstByteMs?: number): Promise<Outcome<FetchedText>> {
    return this.#fetcher.fetchText(url, this.#headersFor(url), this.#common(firstByteMs));
  }

  /** @param version tells apart what is under one address at different times; null: not kept */
  async bytes(
    { url, range }: Resource,
    version?: string | null,
    firstByteMs?: number,
  ): Promise<Outcome<Buffer>> {
    const fetched = await this.#fetcher.fetchBytes(url, this.#headersFor(url), {
      range,
      ...this.#common(firstByteMs),
      ...(version === undefined ? {} : { version }),
    });
    return fetched.ok ? { ok: true, value: fetched.value.bytes } : fetched;
  }

  /** Whether the server of `url` is left alone because it is down. */
  isDown(url: string): boolean {
    return this.#fetcher.isDown(url);
  }

  /** Settled when it is back. */
  whenBack(url: string): Promise<void> {
    return this.#fetcher.whenBack(url, this.#signal);
  }

  /** The stream began anew, maybe under the names of before. */
  forget(): void {
    this.#fetcher.forget(this.upstream.url);
  }

  #common(firstByteMs: number | undefined): FetchOptions {
    return {
      signal: this.#signal,
      ...(this.#lease === undefined ? {} : { lease: this.#lease }),
      ...(firstByteMs === undefined ? {} : { firstByteMs }),
    };
  }

  /** The lease's headers go to the lease's own server only. */
  #headersFor(url: string): Record<string, string> {
    const { upstream } = this;
    return new URL(url).origin === new URL(upstream.url).origin ? upstream.headers : {};
  }
}
