import { describe, expect, it } from 'vitest';

import { upstreamKey } from './upstreamKey';

describe('what makes two addresses the same stream', () => {
  it('is not their tokens', () => {
    expect(upstreamKey('http://m/live/7/index.m3u8?token=a&expires=1')).toBe(
      upstreamKey('http://m/live/7/index.m3u8?token=b&expires=2'),
    );
    expect(upstreamKey('http://m/live/7/index.m3u8?Token=a')).toBe('http://m/live/7/index.m3u8');
  });

  it('is everything else: one camera must never be shown for another', () => {
    expect(upstreamKey('http://m/hls.m3u8?channel=1&token=a')).not.toBe(
      upstreamKey('http://m/hls.m3u8?channel=2&token=a'),
    );
    expect(upstreamKey('http://m/hls.m3u8?id=1')).not.toBe(upstreamKey('http://m/hls.m3u8?id=2'));
    expect(upstreamKey('http://m/a?token=a')).not.toBe(upstreamKey('http://other/a?token=a'));
  });
});
