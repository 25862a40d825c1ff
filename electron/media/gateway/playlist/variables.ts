import type { Attribute } from './attributes';
import { playlistLimits } from './limits';

const reference = /\{\$([A-Za-z0-9_-]{1,60})\}/g;
const namePattern = /^[A-Za-z0-9_-]{1,60}$/;

/** Thrown inside the room only: a playlist that cannot be read, with the word for it. */
export class PlaylistError extends Error {}

/** The variables of one playlist (RFC 8216bis §4.4.2.3), which can make little text much. */
export class Variables {
  readonly #values = new Map<string, string>();
  readonly #query: URLSearchParams;
  #expandedBytes = 0;

  constructor(baseUrl: string) {
    this.#query = new URL(baseUrl).searchParams;
  }

  /** Takes an EXT-X-DEFINE. A value may use what was defined before it. */
  define(attributes: readonly Attribute[]): void {
    if (this.#values.size >= playlistLimits.variables)
      throw new PlaylistError('too many variables');
    const read = (wanted: string): string | undefined =>
      attributes.find(({ name }) => name === wanted)?.value;
    const name = read('NAME') ?? read('QUERYPARAM') ?? '';
    const value = read('NAME') === undefined ? this.#query.get(name) : read('VALUE');
    // One that is imported comes from a playlist that is not this one: not known here.
    if (value === undefined || value === null || !namePattern.test(name)) return;
    this.#values.set(name, this.expand(value));
  }

  /** Puts the values in. A name that is not known, or text that grows too much, is refused. */
  expand(text: string): string {
    if (!text.includes('{$')) return text;
    const expanded = text.replace(reference, (_whole, name: string) => {
      const value = this.#values.get(name);
      if (value === undefined) throw new PlaylistError('an unknown variable');
      this.#expandedBytes += value.length;
      if (this.#expandedBytes > playlistLimits.expandedBytes) {
        throw new PlaylistError('variables without end');
      }
      return value;
    });
    if (expanded.length > playlistLimits.line) throw new PlaylistError('variables without end');
    return expanded;
  }
}
