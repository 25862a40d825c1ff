import { readAttributes, writeAttributes } from './attributes';

/** What a playlist's line points to. */
export type Target = 'playlist' | 'media';

/** What the gateway learns from a playlist while it rewrites it. */
export interface Playlist {
  /** For the page: every address replaced, everything unknown left out. */
  text: string;
  /** True for a list of segments, false for a list of variants. */
  isMedia: boolean;
  isEnded: boolean;
  targetSeconds: number | null;
  /** Changes whenever the playlist grows, and not when only tokens do. */
  mark: string;
}

/** No playlist may be larger; both are far beyond any honest one. */
export const playlistLimits = { bytes: 2 * 1024 * 1024, lines: 20_000, line: 8_192 } as const;

const flags = new Set([
  '#EXT-X-DISCONTINUITY',
  '#EXT-X-ENDLIST',
  '#EXT-X-GAP',
  '#EXT-X-INDEPENDENT-SEGMENTS',
]);

/** Tags with one plain value, and what that value may be. */
const values: Readonly<Record<string, (value: string) => boolean>> = {
  '#EXT-X-VERSION': (value) => isWhole(value, 100),
  '#EXT-X-TARGETDURATION': (value) => isWhole(value, 3_600),
  '#EXT-X-MEDIA-SEQUENCE': (value) => isWhole(value, Number.MAX_SAFE_INTEGER / 2),
  '#EXT-X-DISCONTINUITY-SEQUENCE': (value) => isWhole(value, Number.MAX_SAFE_INTEGER / 2),
  '#EXT-X-PLAYLIST-TYPE': (value) => value === 'VOD' || value === 'EVENT',
  '#EXT-X-BYTERANGE': (value) => /^\d{1,15}(@\d{1,15})?$/.test(value),
  '#EXT-X-PROGRAM-DATE-TIME': (value) =>
    /^[\dT:.+Z-]{10,40}$/.test(value) && Number.isFinite(Date.parse(value)),
};

/** Tags with attributes, and what their URI points to. Tags of low-latency HLS are left out. */
const attributeTags: Readonly<Record<string, Target | 'none'>> = {
  '#EXT-X-STREAM-INF': 'none',
  '#EXT-X-MEDIA': 'playlist',
  '#EXT-X-MAP': 'media',
  '#EXT-X-KEY': 'media',
};

const longestSegmentS = 3_600;

const isWhole = (value: string, largest: number): boolean =>
  /^\d{1,16}$/.test(value) && Number(value) <= largest;

/** Makes an address for the page, or undefined for one that it must not get. */
export type NameAddress = (reference: string, target: Target) => string | undefined;

const splitTag = (line: string): { tag: string; value: string } => {
  const colon = line.indexOf(':');
  return colon < 0
    ? { tag: line, value: '' }
    : { tag: line.slice(0, colon), value: line.slice(colon + 1).trim() };
};

/** The rewriting of one playlist, line by line. */
class Rewriting {
  readonly out: string[] = ['#EXTM3U'];
  readonly #name: NameAddress;
  #isVariantNext = false;
  isMedia = false;
  isEnded = false;
  targetSeconds: number | null = null;
  sequence = '';
  segments = 0;
  last = '';

  constructor(name: NameAddress) {
    this.#name = name;
  }

  take(line: string): void {
    if (line.startsWith('#')) this.#takeTag(line);
    else this.#takeAddress(line);
  }

  #takeAddress(line: string): void {
    const target = this.#isVariantNext ? 'playlist' : 'media';
    this.#isVariantNext = false;
    const address = this.#name(line, target);
    if (address === undefined) return;
    if (target === 'media') {
      this.isMedia = true;
      this.segments += 1;
      // Without its query: a fresh token is no fresh picture.
      this.last = line.split('?', 1)[0] ?? '';
    }
    this.out.push(address);
  }

  #takeTag(line: string): void {
    if (flags.has(line)) {
      if (line === '#EXT-X-ENDLIST') this.isEnded = true;
      this.out.push(line);
      return;
    }
    const { tag, value } = splitTag(line);
    if (tag === '#EXTINF') this.#takeDuration(value);
    else if (Object.hasOwn(values, tag)) this.#takeValue(tag, value);
    else if (Object.hasOwn(attributeTags, tag)) this.#takeAttributes(tag, value);
  }

  #takeDuration(value: string): void {
    const seconds = /^\d{1,6}(\.\d{1,12})?/.exec(value)?.[0];
    if (seconds === undefined || Number(seconds) > longestSegmentS) return;
    this.isMedia = true;
    // The title after the comma is not for players, and may hold anything.
    this.out.push(`#EXTINF:${seconds},`);
  }

  #takeValue(tag: string, value: string): void {
    if (values[tag]?.(value) !== true) return;
    if (tag === '#EXT-X-TARGETDURATION') {
      this.isMedia = true;
      this.targetSeconds = Number(value);
    }
    if (tag === '#EXT-X-MEDIA-SEQUENCE') this.sequence = value;
    this.out.push(`${tag}:${value}`);
  }

  #takeAttributes(tag: string, value: string): void {
    const attributes = readAttributes(value);
    if (attributes === undefined) return;
    const target = attributeTags[tag];
    const kept = [];
    for (const attribute of attributes) {
      if (attribute.name === 'URI') {
        const address =
          target === undefined || target === 'none'
            ? undefined
            : this.#name(attribute.value, target);
        // A map or key without its address is worse than none.
        if (address === undefined) return;
        kept.push({ ...attribute, value: address });
      } else if (!attribute.value.includes('://')) {
        kept.push(attribute);
      }
    }
    if (tag === '#EXT-X-STREAM-INF') this.#isVariantNext = true;
    this.out.push(`${tag}:${writeAttributes(kept)}`);
  }
}

/**
 * Reads a playlist of any origin and writes it anew for a page. Only tags that are known here go
 * through, each with a value checked for form and size, because a player believes what it is told:
 * a hundred bytes can make it reserve a gigabyte. Undefined when the text is no playlist.
 */
export const rewritePlaylist = (text: string, name: NameAddress): Playlist | undefined => {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/, playlistLimits.lines + 1);
  if (lines.length > playlistLimits.lines) return undefined;
  if (lines[0]?.trim() !== '#EXTM3U') return undefined;
  const rewriting = new Rewriting(name);
  for (const raw of lines.slice(1)) {
    if (raw.length > playlistLimits.line) return undefined;
    const line = raw.trim();
    if (line !== '') rewriting.take(line);
  }
  const { isMedia, isEnded, targetSeconds, sequence, segments, last } = rewriting;
  return {
    text: `${rewriting.out.join('\n')}\n`,
    isMedia,
    isEnded,
    targetSeconds,
    mark: `${sequence} ${String(segments)} ${last}`,
  };
};
