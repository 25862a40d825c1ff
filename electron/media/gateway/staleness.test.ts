import { describe, expect, it } from 'vitest';

import type { MediaPlaylist } from './playlist/mediaPlaylist';
import { readMediaPlaylist } from './playlist/mediaPlaylist';
import { StaleWatch } from './staleness';

const aPlaylist = (sequence: number, ...more: string[]): MediaPlaylist => {
  const head = ['#EXTM3U', '#EXT-X-TARGETDURATION:2', `#EXT-X-MEDIA-SEQUENCE:${String(sequence)}`];
  const text = [...head, '#EXTINF:2,', `a-${String(sequence)}.ts`, ...more].join('\n');
  const read = readMediaPlaylist(text, 'http://media.example/a.m3u8');
  if (!read.ok) throw new Error(read.fault.detail);
  return read.value;
};

describe('StaleWatch', () => {
  it('rings when a playlist has not grown for three target durations', () => {
    const watch = new StaleWatch();
    expect(watch.isStale('a', aPlaylist(1), 0)).toBe(false);
    expect(watch.isStale('a', aPlaylist(1), 6_000)).toBe(false);
    expect(watch.isStale('a', aPlaylist(1), 6_001)).toBe(true);
  });

  it('counts anew when it grows by a segment or by a part', () => {
    const watch = new StaleWatch();
    const part = '#EXT-X-PART:DURATION=0.5,URI="p.m4s"';
    watch.isStale('a', aPlaylist(1), 0);
    watch.isStale('a', aPlaylist(2), 6_000);
    expect(watch.isStale('a', aPlaylist(2), 12_000)).toBe(false);
    watch.isStale('a', aPlaylist(2, part), 12_000);
    expect(watch.isStale('a', aPlaylist(2, part), 18_000)).toBe(false);
    expect(watch.isStale('a', aPlaylist(2, part), 18_001)).toBe(true);
  });

  it('never rings for a playlist that has ended', () => {
    const watch = new StaleWatch();
    watch.isStale('a', aPlaylist(1, '#EXT-X-ENDLIST'), 0);
    expect(watch.isStale('a', aPlaylist(1, '#EXT-X-ENDLIST'), 60_000)).toBe(false);
  });

  it('watches each address for itself', () => {
    const watch = new StaleWatch();
    watch.isStale('a', aPlaylist(1), 0);
    watch.isStale('b', aPlaylist(1), 6_000);
    expect(watch.isStale('b', aPlaylist(1), 6_001)).toBe(false);
    expect(watch.isStale('a', aPlaylist(1), 6_001)).toBe(true);
  });

  it('is not misled by a clock that is set back', () => {
    const watch = new StaleWatch();
    watch.isStale('a', aPlaylist(1), 86_400_000);
    watch.isStale('a', aPlaylist(1), 0);
    expect(watch.isStale('a', aPlaylist(1), 6_001)).toBe(true);
  });
});
