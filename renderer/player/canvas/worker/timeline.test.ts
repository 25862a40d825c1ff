import type { FeedConfig, FeedSample } from '#contract/feed';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Timeline } from './timeline';

const config: FeedConfig = { codec: 'avc1.64001e', widthPx: 320, heightPx: 180, description: null };

const sample = (atMs: number, change: Partial<FeedSample> = {}): FeedSample => ({
  kind: 'sample',
  timestampUs: atMs * 1000,
  durationUs: 80_000,
  pictureAtMs: 1_000_000 + atMs,
  isKey: true,
  isAfterGap: false,
  data: new Uint8Array(0),
  ...change,
});

const place = (timeline: Timeline, of: FeedSample) => timeline.place(of, config)?.mediaMs;

describe('the timeline of a feed', () => {
  it('keeps the times of the stream as long as they run on', () => {
    const timeline = new Timeline();
    expect([0, 80, 160].map((at) => place(timeline, sample(5_000 + at)))).toEqual([
      5_000, 5_080, 5_160,
    ]);
  });

  it('drops what came before', () => {
    const timeline = new Timeline();
    place(timeline, sample(0));
    place(timeline, sample(80));
    expect(place(timeline, sample(80))).toBeUndefined();
    expect(place(timeline, sample(160))).toBe(160);
  });

  it('goes on after another encoder began at nought, with the pause that the clock tells', () => {
    const timeline = new Timeline();
    place(timeline, sample(90_000));
    const after = sample(0, { isAfterGap: true, pictureAtMs: 1_000_000 + 90_500 });
    expect(place(timeline, after)).toBe(90_500);
  });

  it('goes on at once when the clock tells nonsense', () => {
    const timeline = new Timeline();
    place(timeline, sample(90_000));
    expect(place(timeline, sample(0, { isAfterGap: true, pictureAtMs: 5 }))).toBe(90_080);
  });

  it('notices a jump that nobody announced', () => {
    const timeline = new Timeline();
    place(timeline, sample(90_000));
    expect(place(timeline, sample(0, { pictureAtMs: 1_090_200 }))).toBe(90_200);
  });

  it('lets pictures that are decoded early be shown late', () => {
    const timeline = new Timeline();
    expect([0, 240, 80, 160].map((at) => place(timeline, sample(at)))).toEqual([0, 240, 80, 160]);
    expect(timeline.newestUs).toBe(240_000);
  });

  it('never places a picture far before what it has placed', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.boolean(), fc.integer({ max: 1e9 })),
          { maxLength: 60 },
        ),
        (steps) => {
          const timeline = new Timeline();
          let newest = -Infinity;
          for (const [at, isAfterGap, pictureAtMs] of steps) {
            const placed = place(timeline, sample(at, { isAfterGap, pictureAtMs }));
            if (placed === undefined) continue;
            expect(placed).toBeGreaterThanOrEqual(newest === -Infinity ? -1e9 : newest - 2_000);
            newest = Math.max(newest, placed);
          }
        },
      ),
    );
  });
});
