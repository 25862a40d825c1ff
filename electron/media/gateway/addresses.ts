import type { Lease } from './leases';
import type { Target } from './playlist/writePlaylist';
import type { Seal } from './seal';
import { hideTokens, showTokens } from './tokens';

/** What a page's address leads to. */
export interface Place {
  target: Target;
  url: string;
  version: string;
}

const letters: Readonly<Record<Target, string>> = { playlist: 'p', media: 'm', key: 'k' };
const targets: Readonly<Record<string, Target>> = { p: 'playlist', m: 'media', k: 'key' };
/** Endings that players look at; anything else gets a plain one. */
const knownEnding = /\.(ts|m4s|mp4|m4v|m4a|aac|mp3|vtt|webvtt|key|cmfv|cmfa)$/i;
/** Names are sealed again and again; so many of them are remembered. */
const namesKept = 20_000;

/** The addresses under which pages read what playlists refer to. */
export class Addresses {
  readonly #seal: Seal;
  readonly #names = new Map<string, string>();

  constructor(seal: Seal) {
    this.#seal = seal;
  }

  /** The page's address of `url`: the same each time, also after the lease's token was renewed. */
  name(lease: Lease, url: string, target: Target, version: string): string {
    const template = `${letters[target]}${version}|${hideTokens(url, streamUrls(lease))}`;
    const key = `${lease.secret} ${template}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const sealed = this.#seal.seal(lease.secret, template);
    const address = `/l/${lease.secret}/e/${sealed}${endingOf(url, target)}`;
    if (this.#names.size >= namesKept) this.#names.clear();
    this.#names.set(key, address);
    return address;
  }

  /** Where an address of ours leads; undefined for one that we did not make. */
  open(lease: Lease, sealed: string): Place | undefined {
    const opened = this.#seal.open(lease.secret, sealed);
    if (opened === undefined) return undefined;
    const bar = opened.indexOf('|');
    const target = targets[opened.charAt(0)];
    if (target === undefined || bar < 0) return undefined;
    const url = showTokens(opened.slice(bar + 1), lease.upstream.url);
    return { target, url, version: opened.slice(1, bar) };
  }
}

/** The addresses a stream has and had: playlists on their way still carry the former token. */
export const streamUrls = ({ upstream, formerUrl }: Lease): string[] =>
  formerUrl === undefined ? [upstream.url] : [upstream.url, formerUrl];

const endingOf = (url: string, target: Target): string => {
  if (target === 'playlist') return '.m3u8';
  const path = url.split(/[?#]/, 1)[0] ?? '';
  return knownEnding.exec(path)?.[0].toLowerCase() ?? '.bin';
};
