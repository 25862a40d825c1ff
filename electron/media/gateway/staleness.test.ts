import { describe, expect, it } from 'vitest';

import type { Playlist } from './playlist/rewritePlaylist';
import { StaleWatch } from './staleness';

const aPlaylist = (part: Partial<Playlist> = {}): Playlist => ({
  text: '',
  isMedia: true,
  isEnded: false,
  targetSeconds: 2,
  mark: '1',
  ...part,
});

describe('StaleWatch', () => {
  it('rings when a playlist has not grown for three target durations', () => {
    const watch = new StaleWatch();
    expect(watch.isStale('a', aPlaylist(), 0)).toBe(false);
    expect(watch.isStale('a', aPlaylist(), 6_000)).toBe(false);
    expect(watch.isStale('a', aPlaylist(), 6_001)).toBe(true);
  });

  it('waits twelve seconds where no target duration is told', () => {
    const watch = new StaleWatch();
    const playlist = aPlaylist({ targetSeconds: null });
    watch.isStale('a', playlist, 0);
    expect(watch.isStale('a', playlist, 12_000)).toBe(false);
    expect(watch.isStale('a', playlist, 12_001)).toBe(true);
  });

  it('is quiet again as soon as the playlist grows', () => {
    const watch = new StaleWatch();
    watch.isStale('a', aPlaylist(), 0);
    watch.isStale('a', aPlaylist(), 10_000);
    expect(watch.isStale('a', aPlaylist({ mark: '2' }), 11_000)).toBe(false);
  });

  it('keeps playlists apart, and never minds ended or multivariant ones', () => {
    const watch = new StaleWatch();
    watch.isStale('a', aPlaylist(), 0);
    expect(watch.isStale('b', aPlaylist(), 60_000)).toBe(false);
    for (const part of [{ isEnded: true }, { isMedia: false }]) {
      watch.isStale('c', aPlaylist(part), 0);
      expect(watch.isStale('c', aPlaylist(part), 60_000)).toBe(false);
    }
  });
});
