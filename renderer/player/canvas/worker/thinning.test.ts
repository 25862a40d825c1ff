import { describe, expect, it } from 'vitest';

import { Thinning } from './thinning';
import type { TimedSample } from './timeline';

const config = { codec: 'avc1.64001e', widthPx: 320, heightPx: 180, description: null };

const stream = (seconds: number, groupMs: number): TimedSample[] =>
  Array.from({ length: seconds * 10 }, (_, index) => ({
    mediaMs: index * 100,
    durationMs: 100,
    pictureAtMs: index * 100,
    isKey: (index * 100) % groupMs === 0,
    isAfterGap: false,
    data: new Uint8Array(0),
    config,
  }));

const decodedOf = (samples: TimedSample[], everyMs: number): number[] => {
  const thinning = new Thinning();
  thinning.everyMs = everyMs;
  return samples
    .filter((_, index) => !thinning.mayPass(samples.slice(index)))
    .map(({ mediaMs }) => mediaMs);
};

describe('thinning', () => {
  it('decodes everything when everything is shown', () => {
    expect(decodedOf(stream(4, 2_000), 0)).toHaveLength(40);
  });

  it('spares what lies between the last picture shown of a group and the next key picture', () => {
    const decoded = decodedOf(stream(6, 2_000), 1_000);
    // of each full group the first second and the picture after it
    expect(decoded.slice(0, 12)).toEqual([
      0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000, 2_000,
    ]);
  });

  it('decodes key pictures alone where they come often enough', () => {
    expect(decodedOf(stream(5, 1_000), 1_000).slice(0, 4)).toEqual([0, 1_000, 2_000, 3_000]);
  });

  it('decodes what it cannot tell to be useless', () => {
    expect(decodedOf(stream(3, 10_000), 1_000)).toHaveLength(30);
  });
});
