export type FileKind = 'multivariant' | 'media' | 'init' | 'segment' | 'part' | 'file' | 'other';

/** What was asked and answered since the last reset. */
export interface Counts {
  readonly requests: number;
  readonly bytes: number;
  /** Requests by second of the wall clock. */
  readonly perSecond: Record<string, number>;
  /** Requests by camera and kind of file. */
  readonly perCamera: Record<string, Partial<Record<FileKind, number>>>;
  /** Wall clock of each camera's first request. */
  readonly firstAtMs: Record<string, number>;
}

/** Counts requests and bytes. */
export class Tally {
  #requests = 0;
  #bytes = 0;
  #perSecond = new Map<number, number>();
  #perCamera = new Map<string, Partial<Record<FileKind, number>>>();
  #firstAtMs = new Map<string, number>();

  reset(): void {
    this.#requests = 0;
    this.#bytes = 0;
    this.#perSecond = new Map();
    this.#perCamera = new Map();
    this.#firstAtMs = new Map();
  }

  asked(camera: string, kind: FileKind, atMs: number): void {
    const second = Math.floor(atMs / 1000);
    this.#requests += 1;
    this.#perSecond.set(second, (this.#perSecond.get(second) ?? 0) + 1);
    if (!this.#firstAtMs.has(camera)) this.#firstAtMs.set(camera, atMs);
    const known = this.#perCamera.get(camera) ?? {};
    known[kind] = (known[kind] ?? 0) + 1;
    this.#perCamera.set(camera, known);
  }

  sent(bytes: number): void {
    this.#bytes += bytes;
  }

  read(): Counts {
    return {
      requests: this.#requests,
      bytes: this.#bytes,
      perSecond: Object.fromEntries(this.#perSecond),
      perCamera: Object.fromEntries(this.#perCamera),
      firstAtMs: Object.fromEntries(this.#firstAtMs),
    };
  }
}
