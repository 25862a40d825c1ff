import { failure, success, type Outcome } from '#contract/outcome';

import type { Upstream } from '../../../wall/ports';
import type { LiveFetcher } from '../live/source';
import { recordedLimits } from './limits';

const { bytes: mostBytes, wholeFileBytes, pieces: mostPieces } = recordedLimits;

/** A file on a server, read in pieces where the server can do that, else held whole. */
export class RecordedFile {
  readonly #fetcher: LiveFetcher;
  readonly #upstream: Upstream;
  readonly #signal: AbortSignal;
  #whole: Buffer | undefined;
  #bytes = 0;
  #pieces = 0;

  constructor(fetcher: LiveFetcher, upstream: Upstream, signal: AbortSignal) {
    this.#fetcher = fetcher;
    this.#upstream = upstream;
    this.#signal = signal;
  }

  /** As much of the piece as the file has. */
  async read(offset: number, length: number): Promise<Outcome<Buffer>> {
    if (this.#whole !== undefined) return success(this.#whole.subarray(offset, offset + length));
    this.#pieces += 1;
    if (this.#pieces > mostPieces || this.#bytes + length > mostBytes) {
      return failure('stream/bad-segment', 'a recorded file asks for too much');
    }
    const { url, headers } = this.#upstream;
    const fetched = await this.#fetcher.fetchBytes(url, headers, {
      range: { offset, length },
      isWholeWelcome: true,
      maxBytes: wholeFileBytes,
      version: null,
      signal: this.#signal,
    });
    if (!fetched.ok) return fetched;
    const { bytes, isWhole } = fetched.value;
    this.#bytes += bytes.length;
    if (isWhole !== true) return success(bytes.subarray(0, length));
    this.#whole = bytes;
    return success(bytes.subarray(offset, offset + length));
  }

  /** All of it. */
  async all(): Promise<Outcome<Buffer>> {
    if (this.#whole !== undefined) return success(this.#whole);
    const { url, headers } = this.#upstream;
    const fetched = await this.#fetcher.fetchBytes(url, headers, {
      maxBytes: wholeFileBytes,
      version: null,
      signal: this.#signal,
    });
    if (!fetched.ok) return fetched;
    this.#whole = fetched.value.bytes;
    return success(this.#whole);
  }
}
