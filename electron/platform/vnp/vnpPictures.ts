/** A record that points to pictures. */
interface Pictured {
  id: string;
  pictures: readonly { url: string }[];
}

const maxRecords = 5_000;

/** Where the pictures of alarms and incidents are; pages ask for them by number only. */
export class VnpPictures {
  readonly #addresses = new Map<string, readonly string[]>();

  learn({ id, pictures }: Pictured): void {
    this.#addresses.delete(id);
    this.#addresses.set(
      id,
      pictures.map(({ url }) => url),
    );
    // The longest unseen goes first; it can be asked for again.
    const oldest = this.#addresses.keys().next();
    if (this.#addresses.size > maxRecords && oldest.done !== true) {
      this.#addresses.delete(oldest.value);
    }
  }

  /** Undefined when nothing is known of the record; null when it has no such picture. */
  find(id: string, index: number): string | null | undefined {
    const addresses = this.#addresses.get(id);
    return addresses === undefined ? undefined : (addresses[index] ?? null);
  }
}
