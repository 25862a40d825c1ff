import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

import { FetchError, type FetchFailure } from './failure';
import type { FetchLimits } from './limits';

const tooSlow: FetchFailure = { fault: 'stream/too-slow', blame: 'answer' };
const silent: FetchFailure = { fault: 'stream/no-answer', blame: 'answer' };

/** All bodies on their way. Together they stay within a limit: the largest is cut off beyond it. */
export class FlyingBodies {
  readonly #limitBytes: number;
  readonly #sizes = new Map<object, { bytes: number; cut: () => void }>();
  #bytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  bytes(): number {
    return this.#bytes;
  }

  begin(body: object, cut: () => void): void {
    this.#sizes.set(body, { bytes: 0, cut });
  }

  grow(body: object, bytes: number): void {
    const size = this.#sizes.get(body);
    if (size === undefined) return;
    size.bytes += bytes;
    this.#bytes += bytes;
    if (this.#bytes <= this.#limitBytes) return;
    let largest = size;
    for (const each of this.#sizes.values()) if (each.bytes > largest.bytes) largest = each;
    largest.cut();
  }

  end(body: object): void {
    this.#bytes -= this.#sizes.get(body)?.bytes ?? 0;
    this.#sizes.delete(body);
  }
}

/** What a body may be. */
export interface BodyRule {
  maxBytes: number;
  /** The fault of one that is larger. */
  tooLarge: FetchFailure;
  /** Content-Encoding of the answer, in lower case. */
  encoding: string;
  /** Told of each piece as it comes over the wire. */
  count: (bytes: number) => void;
}

/** Reads a body whole, as long as it keeps coming. Rejects with a `FetchError`. */
export const readBody = async (
  body: Readable,
  rule: BodyRule,
  limits: FetchLimits,
  flying: FlyingBodies,
): Promise<Buffer> => {
  const packed = await collect(body, rule, limits, flying);
  return unpack(packed, rule);
};

const collect = (
  body: Readable,
  { maxBytes, tooLarge, count }: BodyRule,
  { progressMs, progressBytes, wholeMs }: FetchLimits,
  flying: FlyingBodies,
): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let bytesThen = 0;
    let cameAtMs = performance.now();
    const settle = (): void => {
      clearInterval(watch);
      clearTimeout(end);
      flying.end(body);
    };
    const fail = (error: unknown): void => {
      settle();
      reject(error instanceof Error ? error : new Error('a body broke'));
      body.destroy();
    };
    const watch = setInterval(() => {
      const came = bytes - bytesThen;
      bytesThen = bytes;
      if (came >= progressBytes) return;
      fail(new FetchError(performance.now() - cameAtMs > progressMs / 2 ? silent : tooSlow));
    }, progressMs);
    const end = setTimeout(() => {
      fail(new FetchError(tooSlow));
    }, wholeMs);
    flying.begin(body, () => {
      fail(new FetchError(tooLarge));
    });
    body.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
      cameAtMs = performance.now();
      count(chunk.byteLength);
      if (bytes > maxBytes) {
        fail(new FetchError(tooLarge));
        return;
      }
      chunks.push(chunk);
      flying.grow(body, chunk.byteLength);
    });
    body.once('error', fail);
    body.once('close', () => {
      fail(new FetchError({ fault: 'stream/interrupted', blame: 'answer' }));
    });
    body.once('end', () => {
      settle();
      resolve(Buffer.concat(chunks));
    });
  });

/** Hands a body over piece by piece until it ends. Rejects when it breaks off or falls silent. */
export const readOn = async (
  body: Readable,
  silenceMs: number,
  take: (piece: Buffer) => void,
): Promise<void> => {
  const hush = setTimeout(() => {
    body.destroy(new FetchError(silent));
  }, silenceMs);
  try {
    for await (const piece of body) {
      hush.refresh();
      take(piece as Buffer);
    }
  } finally {
    clearTimeout(hush);
  }
};

type Unpacking = (packed: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const unpackers: Readonly<Record<string, Unpacking>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** We ask for plain bodies; some servers pack all the same. What unpacks without end is cut. */
const unpack = async (packed: Buffer, { encoding, maxBytes, tooLarge }: BodyRule) => {
  if (encoding === '' || encoding === 'identity') return packed;
  try {
    const unpacked = await unpackers[encoding]?.(packed, { maxOutputLength: maxBytes });
    if (unpacked !== undefined) return unpacked;
  } catch {
    // Broken, or larger than allowed: either way no body of ours.
  }
  throw new FetchError(tooLarge);
};
