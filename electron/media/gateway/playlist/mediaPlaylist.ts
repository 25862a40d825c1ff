import { failure, success, type Outcome } from '#contract/outcome';

import { readLines } from './lines';
import { MediaReading } from './mediaReading';
import type { MediaPlaylist } from './shapes';
import { PlaylistError } from './variables';

export type { MediaPlaylist, MediaSegment, Resource } from './shapes';

/**
 * Reads a list of segments, classic or low-latency. What is returned is within `playlistLimits`,
 * holds only http addresses that may be followed, and finite positive durations.
 *
 * @param baseUrl the address that answered, after redirects
 * @param from the address that was asked for by us; decides whether own machines may be led to
 */
export const readMediaPlaylist = (
  text: string,
  baseUrl: string,
  from = baseUrl,
): Outcome<MediaPlaylist> => {
  const lines = readLines(text);
  if (typeof lines === 'string') return failure('stream/not-a-playlist', lines);
  try {
    const reading = new MediaReading(baseUrl, from);
    for (const line of lines) reading.take(line);
    return success(reading.finish());
  } catch (error) {
    if (error instanceof PlaylistError) return failure('stream/not-a-playlist', error.message);
    throw error;
  }
};
