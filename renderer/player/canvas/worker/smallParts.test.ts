import { describe, expect, it } from 'vitest';

import { tickMsFor } from './cadence';
import { makeClock } from './clock';
import { LagHistory } from './lagHistory';
import { ReplayClock } from './replayClock';
import { ReplayTrack } from './replayTrack';
import type { TimedSample } from './timeline';

describe('the rate of painting', () => {
  it('is a little above that of the fastest pictures', () => {
    expect(1000 / tickMsFor([1000 / 12, 1000 / 25])).toBeCloseTo(30);
  });

  it('is held between 5 and 60 a second', () => {
    expect(tickMsFor([])).toBe(200);
    expect(tickMsFor([2_000, 0])).toBe(200);
    expect(tickMsFor([1])).toBeCloseTo(1000 / 60);
  });
});

describe('the clock', () => {
  it('follows a small error slowly and a clock that was set at once', () => {
    let steady = 0;
    let wall = 1_000_000;
    const clock = makeClock(
      () => steady,
      () => wall,
    );
    expect(clock.nowMs()).toBe(1_000_000);
    steady += 1_000;
    wall += 1_020;
    expect(clock.compare()).toBe(0);
    expect(clock.nowMs()).toBe(1_001_005);
    wall += 3_600_000;
    expect(clock.compare()).toBe(3_600_015);
    expect(clock.nowMs()).toBe(wall);
  });
});

describe('the history of lags', () => {
  it('tells the age at which nine of ten answers are here in full', () => {
    const lags = new LagHistory();
    for (let answer = 0; answer < 40; answer += 1) {
      const held = answer % 20 === 0 ? 900 : 0;
      const now = answer * 2_000 + 2_000 + held;
      for (let at = 0; at < 2_000; at += 100) lags.arrived(answer * 2_000 + at, now, false);
    }
    expect(lags.worstMs).toBe(2_000);
    expect(lags.skewMs).toBe(0);
  });
});

const config = { codec: 'avc1.64001e', widthPx: 320, heightPx: 180, description: null };
const sample = (mediaMs: number, isKey: boolean): TimedSample => ({
  mediaMs,
  durationMs: 100,
  pictureAtMs: 50_000 + mediaMs,
  isKey,
  isAfterGap: false,
  data: new Uint8Array(0),
  config,
});

describe('the pictures of a replay', () => {
  const track = new ReplayTrack();
  // decoded in another order than shown
  for (const [at, isKey] of [
    [0, true],
    [200, false],
    [100, false],
    [300, true],
    [400, false],
  ] as const) {
    track.add(sample(at, isKey));
  }

  it('are found by their time, the one before when none is exact', () => {
    expect(track.shown(track.indexAt(50_150))?.mediaMs).toBe(100);
    expect(track.shown(track.indexAt(0))?.mediaMs).toBe(0);
    expect(track.shown(track.indexAt(99_999))?.mediaMs).toBe(400);
  });

  it('know where decoding begins for each', () => {
    expect([0, 1, 2, 3, 4].map((index) => track.keyFor(track.shown(index)!))).toEqual([
      0, 0, 0, 3, 3,
    ]);
  });
});

describe('the clock of a replay', () => {
  it('runs at its rate between the ends of what there is', () => {
    const clock = new ReplayClock(1_000, 0.5);
    clock.advance(0, 0, 2_000);
    clock.advance(1_000, 0, 2_000);
    expect(clock.atMs).toBe(1_500);
    clock.rate = 2;
    clock.advance(2_000, 0, 2_000);
    expect(clock.atMs).toBe(2_000);
    clock.rate = 0;
    clock.jumpTo(-5);
    clock.advance(3_000, 0, 2_000);
    expect(clock.atMs).toBe(0);
  });
});
