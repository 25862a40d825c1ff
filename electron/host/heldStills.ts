const folder = 'held';

/** Last pictures of windows whose pages are being renewed, kept in memory while they are shown. */
export class HeldStills {
  readonly #stills = new Map<string, Uint8Array<ArrayBuffer>>();
  #count = 0;

  /** Keeps a JPEG; the answer is its name. */
  keep(jpeg: Uint8Array): string {
    this.#count += 1;
    const name = String(this.#count);
    this.#stills.set(name, new Uint8Array(jpeg));
    return name;
  }

  drop(name: string): void {
    this.#stills.delete(name);
  }

  /** The still that a path of ours names. */
  read(parts: readonly string[]): Uint8Array<ArrayBuffer> | undefined {
    const [first, file, ...more] = parts;
    if (first !== folder || file === undefined || more.length > 0) return undefined;
    return this.#stills.get(file.replace(/\.jpg$/, ''));
  }
}
