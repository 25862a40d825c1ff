import { describe, expect, it } from 'vitest';

import { chooseStart, type StartWishes } from './startPoint';
import type { TimedSample } from './timeline';

const config = { codec: 'avc1.64001e', widthPx: 320, heightPx: 180, description: null };

/** Twelve pictures a second, a key picture every two seconds. */
const stream = (fromMs: number, toMs: number): TimedSample[] => {
  const samples: TimedSample[] = [];
  for (let mediaMs = fromMs; mediaMs < toMs; mediaMs += 80) {
    const isKey = (mediaMs - fromMs) % 2_000 === 0;
    samples.push({
      mediaMs,
      durationMs: 80,
      pictureAtMs: mediaMs,
      isKey,
      isAfterGap: false,
      data: new Uint8Array(0),
      config,
    });
  }
  return samples;
};

const at = (nowMs: number, change: Partial<StartWishes> = {}): StartWishes => ({
  targetMs: 4_000,
  floorMs: 3_000,
  delayOf: (mediaMs) => nowMs - mediaMs,
  isPatient: true,
  ...change,
});

describe('where a stream begins', () => {
  it('is a key picture near the wished delay, which needs nothing before it', () => {
    const start = chooseStart(stream(0, 6_000), at(7_500));
    expect(start).toEqual({ keyIndex: 50, positionMs: 4_000 });
  });

  it('is the wished delay itself, decoded from the key picture before it, if no key is near', () => {
    const start = chooseStart(stream(0, 6_000), at(6_500));
    expect(start).toEqual({ keyIndex: 25, positionMs: 2_500 });
  });

  it('is the oldest key picture when everything is newer than wished', () => {
    const start = chooseStart(stream(4_000, 6_000), at(6_300));
    expect(start).toEqual({ keyIndex: 0, positionMs: 4_000 });
  });

  it('is worth waiting for when everything is too old', () => {
    expect(chooseStart(stream(0, 2_000), at(9_000))).toBeUndefined();
  });

  it('is the newest picture when newer ones do not come', () => {
    const start = chooseStart(stream(0, 2_000), at(9_000, { isPatient: false }));
    expect(start).toEqual({ keyIndex: 0, positionMs: 1_920 });
  });

  it('is nowhere without a key picture', () => {
    expect(chooseStart(stream(0, 2_000).slice(1), at(4_000))).toBeUndefined();
  });
});
