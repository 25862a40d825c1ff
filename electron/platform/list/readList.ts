import { failure, success, type Outcome } from '#contract/outcome';

import type { ListReading } from './listEntry';
import { decodeListText, type ListEncoding } from './listText';
import { readCsv } from './readCsv';
import { readJson } from './readJson';
import { isHlsPlaylist, oneCamera, readM3u } from './readM3u';

/** A list that was read. */
export interface ReadList extends ListReading {
  format: 'm3u' | 'json' | 'csv' | 'playlist';
  encoding: ListEncoding;
}

/**
 * Reads a list of cameras by what it is, not by what it is called.
 *
 * @param address where it came from when that is a web address: addresses in it may be relative to it
 */
export const readList = (bytes: Uint8Array, address: string | undefined): Outcome<ReadList> => {
  const { text, encoding } = decodeListText(bytes);
  const start = text.replace(/^\uFEFF/u, '').trimStart();
  if (start === '') return success({ entries: [], lost: 0, format: 'csv', encoding });
  if (isHlsPlaylist(text) && address !== undefined) {
    return success({ ...oneCamera(address), format: 'playlist', encoding });
  }
  if (/^[[{]/u.test(start)) {
    const read = readJson(text, address);
    return read === undefined
      ? failure('platform/bad-answer', 'the list is no whole JSON')
      : success({ ...read, format: 'json', encoding });
  }
  if (/^<(?:!doctype|html|\?xml)/iu.test(start)) {
    return failure('platform/bad-answer', 'a page came in place of a list');
  }
  const isM3u = /^#EXT(?:M3U|INF|GRP)/u.test(start) || isPlainAddresses(start);
  const format = isM3u ? 'm3u' : 'csv';
  const read = isM3u ? readM3u(text, address) : readCsv(text, address);
  if (read.entries.length === 0 && read.lost > 0) {
    return failure('platform/bad-answer', 'no line of the list has an address that can be played');
  }
  return success({ ...read, format, encoding });
};

/** One address a line and nothing else. */
const isPlainAddresses = (text: string): boolean =>
  /^https?:\/\/[^\s,;|]+\s*(?:\r|\n|$)/iu.test(text);
