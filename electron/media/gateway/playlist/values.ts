import { mayLeadTo } from '../neighbours';
import type { Attribute } from './attributes';
import { largestSequence, playlistLimits } from './limits';
import type { ByteRange } from './shapes';
import { PlaylistError } from './variables';

/** Seconds of a segment, part or target; some encoders write 0 where they mean "hardly anything". */
export const readDuration = (value: string | undefined): number => {
  if (value === undefined || !/^\d{1,6}(\.\d{1,20})?$/.test(value)) {
    throw new PlaylistError('a duration that is none');
  }
  const seconds = Number(value);
  if (seconds > playlistLimits.longestSegmentS) throw new PlaylistError('a duration without end');
  return Math.max(seconds, 0.001);
};

/** A sequence number. */
export const readSequence = (value: string): number => {
  const sequence = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
  if (!(sequence <= largestSequence)) throw new PlaylistError('a sequence number that is none');
  return sequence;
};

/** `length[@offset]`; without an offset it goes on where the one before ended. */
export const readRange = (value: string, goesOnAt: number): ByteRange => {
  const match = /^(\d{1,12})(?:@(\d{1,12}))?$/.exec(value);
  if (match === null || Number(match[1]) === 0) throw new PlaylistError('a range that is none');
  const offset = match[2] === undefined ? goesOnAt : Number(match[2]);
  return { offset, length: Number(match[1]) };
};

/** Milliseconds since 1970, or null for what is no time. */
export const readTime = (value: string): number | null => {
  if (!/^[\dT:.+Z-]{10,40}$/.test(value)) return null;
  const timeMs = Date.parse(value);
  return Number.isFinite(timeMs) ? timeMs : null;
};

/** One attribute by its name. */
export const attributeOf = (attributes: readonly Attribute[], wanted: string): string | undefined =>
  attributes.find(({ name }) => name === wanted)?.value;

/** Makes an address whole. It may lead to other servers, never to this machine or into files. */
export const readAddress = (reference: string, baseUrl: string, from: string): string => {
  if (!URL.canParse(reference, baseUrl)) throw new PlaylistError('an address that is none');
  const url = new URL(reference, baseUrl);
  if (!mayLeadTo(url, new URL(from))) throw new PlaylistError('an address that leads astray');
  url.hash = '';
  if (url.href.length > playlistLimits.address) throw new PlaylistError('an address too long');
  return url.href;
};
