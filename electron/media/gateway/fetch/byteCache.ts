/** A body as it came, whole or a stretch of a larger one. */
export interface KeptBody {
  bytes: Buffer;
  contentType: string;
  /** The address that answered. */
  url: string;
  /** A piece was asked for, and the server sent everything. */
  isWhole?: boolean;
}

/** Keeps the bodies that were wanted last, up to so many bytes. */
export class ByteCache {
  readonly #limitBytes: number;
  readonly #lifeMs: number;
  readonly #kept = new Map<string, { body: KeptBody; atMs: number }>();
  #bytes = 0;

  constructor(limitBytes: number, lifeMs: number) {
    this.#limitBytes = limitBytes;
    this.#lifeMs = lifeMs;
  }

  bytes(): number {
    return this.#bytes;
  }

  find(key: string, nowMs: number): KeptBody | undefined {
    const found = this.#kept.get(key);
    if (found === undefined) return undefined;
    this.#kept.delete(key);
    if (nowMs - found.atMs > this.#lifeMs || nowMs < found.atMs) {
      this.#bytes -= found.body.bytes.byteLength;
      return undefined;
    }
    this.#kept.set(key, found);
    return found.body;
  }

  put(key: string, body: KeptBody, nowMs: number): void {
    this.#drop(key);
    // One that fills the whole cache would only throw everything else out.
    if (body.bytes.byteLength > this.#limitBytes / 2) return;
    this.#kept.set(key, { body, atMs: nowMs });
    this.#bytes += body.bytes.byteLength;
    while (this.#bytes > this.#limitBytes) {
      const oldest = this.#kept.keys().next();
      if (oldest.done === true) break;
      this.#drop(oldest.value);
    }
  }

  /** Forgets everything whose key is chosen. */
  forget(isChosen: (key: string) => boolean): void {
    for (const key of [...this.#kept.keys()]) if (isChosen(key)) this.#drop(key);
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.body.bytes.byteLength ?? 0;
    this.#kept.delete(key);
  }
}
