// @vitest-environment node
import type { FeedSample } from '#contract/feed';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { RecordedTrack } from './recordedTrack';

const origin = 1_700_000_000_000;
const config = { codec: 'avc1.64001e', widthPx: 320, heightPx: 180, description: null };
const sample = (at: number, isKey: boolean, isAfterGap = false): FeedSample => ({
  kind: 'sample',
  timestampUs: at * 1_000,
  durationUs: 40_000,
  pictureAtMs: origin + at,
  isKey,
  isAfterGap,
  data: new Uint8Array(100),
});

/** Pictures of a stretch each 40 ms, a key picture each second. */
const fill = (track: RecordedTrack, fromMs: number, toMs: number): void => {
  track.beginStretch();
  for (let at = fromMs; at < toMs; at += 40) {
    track.add(sample(at, at % 1_000 === 0, at === fromMs), config);
  }
  track.endStretch();
};

const timesOf = (track: RecordedTrack): number[] =>
  Array.from({ length: track.count }, (_, n) => (track.shown(n)?.pictureAtMs ?? 0) - origin);

describe('the pictures of a recording', () => {
  it('come out of stretches that join up', () => {
    const track = new RecordedTrack(origin);
    fill(track, 0, 2_000);
    fill(track, 2_000, 4_000);
    expect(track.count).toBe(100);
    const wanted = track.shown(track.indexAt(origin + 3_210))!;
    expect(wanted.pictureAtMs - origin).toBe(3_200);
    expect(track.keyFor(wanted)).toBe(75);
    expect(track.indexAt(origin - 1)).toBe(-1);
  });

  it('are shown once where stretches overlap, and still decode from the key picture before', () => {
    const track = new RecordedTrack(origin);
    fill(track, 0, 2_600);
    fill(track, 2_000, 4_000);
    expect(timesOf(track)).toEqual(Array.from({ length: 100 }, (_, n) => n * 40));
    const wanted = track.shown(track.indexAt(origin + 2_640))!;
    const key = track.coded(track.keyFor(wanted))!;
    expect(key).toMatchObject({ isKey: true, pictureAtMs: origin + 2_000 });
    // what is decoded on the way lies before everything that can be wanted
    expect(key.mediaMs).toBeLessThan(-1e9);
  });

  it('bring out what a decoder keeps back before a gap, and at the end', () => {
    const track = new RecordedTrack(origin);
    fill(track, 0, 1_000);
    expect(track.isLast(24)).toBe(true);
    fill(track, 60_000, 61_000);
    expect([track.isLast(23), track.isLast(24), track.isLast(49)]).toEqual([false, true, true]);
  });

  it('are forgotten behind in whole groups, and places stay what they were', () => {
    const track = new RecordedTrack(origin);
    fill(track, 0, 10_000);
    const wanted = track.shown(track.indexAt(origin + 8_500))!;
    const [key, bytes] = [track.keyFor(wanted), track.bytes];
    expect(track.forgetBefore(origin + 7_900, 220)).toBe(origin + 7_000);
    expect(track.bytes).toBeLessThan(bytes / 2);
    expect(track.keyFor(wanted)).toBe(key);
    expect(track.coded(key)?.pictureAtMs).toBe(origin + 8_000);
    expect(track.coded(100)).toBeUndefined();
    expect(timesOf(track)[0]).toBe(7_000);
  });

  it('stay few however long it plays', () => {
    const track = new RecordedTrack(origin);
    for (let at = 0; at < 600_000; at += 30_000) {
      fill(track, at, at + 30_000);
      for (let playing = at; playing < at + 30_000; playing += 1_000) {
        const wanted = track.shown(track.indexAt(origin + playing));
        track.forgetBefore(origin + playing - 10_000, wanted ? track.keyFor(wanted) : 0);
      }
      expect(track.bytes).toBeLessThan(45 * 25 * 100);
    }
  });

  it('whatever comes, every shown picture has a key picture to begin with', () => {
    const stretch = fc.record({
      fromMs: fc.integer({ min: 0, max: 60 }).map((seconds) => seconds * 1_000),
      lengthMs: fc.integer({ min: 200, max: 9_000 }),
      forgetMs: fc.integer({ min: 0, max: 60_000 }),
    });
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), (stretches) => {
        const track = new RecordedTrack(origin);
        for (const { fromMs, lengthMs, forgetMs } of stretches) {
          fill(track, fromMs, fromMs + lengthMs);
          const last = track.last;
          track.forgetBefore(origin + forgetMs, last === undefined ? 0 : track.keyFor(last));
          const times = timesOf(track);
          const isInOrder = times.every((time, n) => n === 0 || time > times[n - 1]!);
          const hasKeys = times.every(
            (_, n) => track.coded(track.keyFor(track.shown(n)!))?.isKey === true,
          );
          expect([isInOrder, hasKeys]).toEqual([true, true]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
