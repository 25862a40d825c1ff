import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { failure, success, type Outcome } from '#contract/outcome';

import type { BoundedFetch } from '../common/boundedFetch';
import { listLimits } from './listLimits';
import { readList, type ReadList } from './readList';

/** Where a list comes from. */
export interface ListSource {
  /** Looks once: the list, or null when it is as it was at the last look. */
  look(): Promise<Outcome<ReadList | null>>;
  /** Time between two looks. */
  readonly everyMs: number;
}

/** Looking at a file costs next to nothing, on a share as well. */
const fileEveryMs = 1_000;
const webEveryMs = 15_000;

/** What a list may be called; nothing else on the disk is ever opened. */
const listName = /\.(?:m3u8?|json|csv|tsv|txt)$/iu;

/** A list in a file; written anew while the program runs, it is read anew. */
export class FileSource implements ListSource {
  readonly everyMs: number;
  readonly #address: string;
  #read = '';
  #seen = '';

  constructor(address: string, everyMs = fileEveryMs) {
    this.#address = address;
    this.everyMs = everyMs;
  }

  async look(): Promise<Outcome<ReadList | null>> {
    const path = pathOf(this.#address);
    if (path === undefined) return failure('platform/bad-address', 'no list by its name');
    try {
      const file = await open(path, 'r');
      try {
        const about = await file.stat();
        if (!about.isFile()) return failure('platform/bad-address', 'no file');
        if (about.size > listLimits.bytes) return failure('platform/bad-answer', 'too large');
        const now = `${String(about.size)} ${String(about.mtimeMs)} ${String(about.ino)}`;
        // Somebody may be writing it: a change is read once it has stood still for a look.
        const isStill = now === this.#seen || this.#seen === '';
        this.#seen = now;
        if (now === this.#read || !isStill) return success(null);
        const bytes = await file.readFile();
        if (bytes.length > listLimits.bytes) return failure('platform/bad-answer', 'too large');
        const read = readList(bytes, undefined);
        if (read.ok) this.#read = now;
        return read;
      } finally {
        await file.close();
      }
    } catch (error) {
      this.#read = '';
      this.#seen = '';
      return failure('platform/unreachable', (error as NodeJS.ErrnoException).code ?? 'unreadable');
    }
  }
}

const pathOf = (address: string): string | undefined => {
  try {
    const path = fileURLToPath(address);
    return listName.test(path) ? path : undefined;
  } catch {
    return undefined;
  }
};

/** A list behind a web address, asked for again and again; most answers are that nothing changed. */
export class WebSource implements ListSource {
  readonly everyMs: number;
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #ask: BoundedFetch;
  #tag: string | undefined;
  #hash: string | undefined;

  constructor(parts: {
    url: string;
    headers: Readonly<Record<string, string>>;
    ask: BoundedFetch;
    everyMs?: number | undefined;
  }) {
    this.#url = parts.url;
    this.#headers = parts.headers;
    this.#ask = parts.ask;
    this.everyMs = parts.everyMs ?? webEveryMs;
  }

  async look(): Promise<Outcome<ReadList | null>> {
    const answer = await this.#ask({
      url: this.#url,
      headers: {
        ...this.#headers,
        ...(this.#tag === undefined ? {} : { 'if-none-match': this.#tag }),
      },
      maxBytes: listLimits.bytes,
      maxRedirects: 3,
    });
    if (!answer.ok) return this.#forget(answer);
    const { status, headers, bytes } = answer.value;
    if (status === 304 && this.#hash !== undefined) return success(null);
    if (status === 401) return this.#forget(failure('platform/login-refused'));
    if (status >= 500) return this.#forget(failure('platform/failed', `status ${String(status)}`));
    if (status !== 200) {
      return this.#forget(failure('platform/bad-answer', `status ${String(status)}`));
    }
    const hash = createHash('sha256').update(bytes).digest('base64');
    this.#tag = headers.get('etag') ?? undefined;
    if (hash === this.#hash) return success(null);
    const read = readList(bytes, this.#url);
    this.#hash = read.ok ? hash : undefined;
    return read;
  }

  #forget<Answer>(answer: Answer): Answer {
    this.#tag = undefined;
    this.#hash = undefined;
    return answer;
  }
}
