import { createHash } from 'node:crypto';

import { success, type Outcome } from '#contract/outcome';

import { lastingAddress } from './listCatalog';
import { addressOf, toEntry, type ListEntry } from './listEntry';
import type { ListSource } from './listSource';
import type { ReadList } from './readList';

/** An address that somebody typed, as a camera. */
export interface TypedAddress {
  /** Follows from the address without what is new in it each time. */
  id: string;
  url: string;
}

/** What somebody typed, as a camera; undefined when it is no address of a stream. */
export const typedAddress = (text: string): TypedAddress | undefined => {
  const url = addressOf(text, undefined);
  if (url === undefined) return undefined;
  const id = createHash('sha256').update(lastingAddress(url)).digest('hex').slice(0, 16);
  return { id, url };
};

/** Whether an address tells more than where something is: a password or a token. */
export const hasSecret = (url: string): boolean => {
  const plain = new URL(url);
  plain.hash = '';
  return lastingAddress(url) !== plain.href;
};

/** A list that is not in a file: what people typed, read anew whenever there is more of it. */
export class TypedSource implements ListSource {
  /** It says by itself when there is something new. */
  readonly everyMs = 0;
  #addresses: readonly TypedAddress[] = [];
  #isTold = false;
  #wake: () => void = () => undefined;

  /** These are all from now on. */
  set(addresses: readonly TypedAddress[]): void {
    this.#addresses = addresses;
    this.#isTold = false;
    this.#wake();
  }

  async look(): Promise<Outcome<ReadList | null>> {
    if (this.#isTold) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#isTold = true;
    const entries = this.#addresses.flatMap(({ id, url }): ListEntry[] => {
      const entry = toEntry({ id, url }, [], undefined);
      return entry === undefined ? [] : [entry];
    });
    return success({ entries, lost: 0, format: 'playlist', encoding: 'utf-8' });
  }
}
