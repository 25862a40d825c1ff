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
  /** Numbers of the segments that were asked for, by camera, in the order of the asking. */
  readonly segments: Record<string, number[]>;
  /** How often the platform was asked for a camera's address. */
  readonly opened: Record<string, number>;
}

/** Counts requests and bytes. */
export class Tally {
  #requests = 0;
  #bytes = 0;
  #perSecond = new Map<number, number>();
  #perCamera = new Map<string, Partial<Record<FileKind, number>>>();
  #firstAtMs = new Map<string, number>();
  #segments = new Map<string, number[]>();
  #opened = new Map<string, number>();

  reset(): void {
    this.#requests = 0;
    this.#bytes = 0;
    this.#perSecond = new Map();
    this.#perCamera = new Map();
    this.#firstAtMs = new Map();
    this.#segments = new Map();
    this.#opened = new Map();
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

  segment(camera: string, number: number): void {
    const known = this.#segments.get(camera);
    if (known === undefined) this.#segments.set(camera, [number]);
    else known.push(number);
  }

  opened(camera: string): void {
    this.#opened.set(camera, (this.#opened.get(camera) ?? 0) + 1);
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
      segments: Object.fromEntries(this.#segments),
      opened: Object.fromEntries(this.#opened),
    };
  }
}
