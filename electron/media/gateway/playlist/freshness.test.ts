import { describe, expect, it } from 'vitest';

import { newestOf, sightPlaylist, type Sighting } from './freshness';
import { readMediaPlaylist, type MediaPlaylist } from './mediaPlaylist';

const at = (sequence: number, seconds: number): MediaPlaylist => {
  const head = ['#EXTM3U', `#EXT-X-TARGETDURATION:${String(Math.ceil(seconds))}`];
  const first = `#EXT-X-MEDIA-SEQUENCE:${String(sequence)}`;
  const text = [...head, first, `#EXTINF:${String(seconds)},`, 'a.ts'].join('\n');
  const read = readMediaPlaylist(text, 'http://media.example/a.m3u8');
  if (!read.ok) throw new Error(read.fault.detail);
  return read.value;
};

/** Sixty-four players ask all the time; how often the server was asked, how late news came. */
const watch = (seconds: number, lengthS: number, jitterMs = 0) => {
  let sighting: Sighting | undefined;
  let known: MediaPlaylist | undefined;
  let asked = 0;
  let latestMs = 0;
  const appearsMs = (n: number): number => n * seconds * 1_000 + ((n * 7919) % (jitterMs + 1));
  for (let nowMs = 137; nowMs < lengthS * 1_000; nowMs += 10) {
    if (sighting !== undefined && nowMs < sighting.freshUntilMs) continue;
    asked += 1;
    let sequence = Math.floor(nowMs / (seconds * 1_000));
    if (appearsMs(sequence) > nowMs) sequence -= 1;
    const playlist = at(Math.max(sequence, 0), seconds);
    const isChanged = known === undefined || newestOf(known) !== newestOf(playlist);
    if (isChanged && known !== undefined && nowMs > 20_000) {
      latestMs = Math.max(latestMs, nowMs - appearsMs(sequence));
    }
    sighting = sightPlaylist(playlist, isChanged, sighting, nowMs);
    known = playlist;
  }
  return { perSegment: asked / (lengthS / seconds), latestMs };
};

describe('how often a playlist is asked for, however many ask', () => {
  it.each([
    [1, 0],
    [2, 0],
    [2, 80],
    [4, 0],
    [6, 200],
    [10, 0],
  ])('is little more than once for each segment of %i s, and news are not late', (s, jitterMs) => {
    const { perSegment, latestMs } = watch(s, 240, jitterMs);
    expect(perSegment).toBeLessThanOrEqual(2.2);
    expect(latestMs).toBeLessThanOrEqual(Math.min(s * 125, 500) + 20);
  });

  it('is rare for a stream that stands still', () => {
    const still = at(5, 2);
    let sighting = sightPlaylist(still, true, undefined, 0);
    let asked = 0;
    for (let nowMs = 0; nowMs < 60_000; nowMs += 10) {
      if (nowMs < sighting.freshUntilMs) continue;
      asked += 1;
      sighting = sightPlaylist(still, false, sighting, nowMs);
    }
    expect(asked).toBeLessThan(80);
  });
});
