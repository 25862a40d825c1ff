import { describe, expect, it } from 'vitest';

import type { CodedSample } from '../demux/codedSample';
import { Timeline } from './timeline';

const config = { codec: 'avc1.64000d', widthPx: 320, heightPx: 180, description: null };

/** Four pictures in one second, the first of them a key. */
const second = (at: number, isKey = true): CodedSample[] =>
  [0, 1, 2, 3].map((n) => ({
    timestampUs: (at + n / 4) * 1e6,
    durationUs: 250_000,
    isKey: isKey && n === 0,
    data: Buffer.alloc(1),
    config,
  }));

const source = (pictureAtMs: number) => ({ pictureAtMs, arrivedAtMs: 0 });

describe('the place of pictures in time', () => {
  it('takes the time of a segment for its earliest picture, whatever order they come in', () => {
    const timeline = new Timeline();
    const [key, one, two, three] = second(100) as [
      CodedSample,
      CodedSample,
      CodedSample,
      CodedSample,
    ];
    const placed = timeline.place([key, two, one, three], 1, source(5_000));
    expect(placed.map(({ pictureAtMs }) => pictureAtMs)).toEqual([5_000, 5_500, 5_250, 5_750]);
  });

  it('lets parts of a segment share its time', () => {
    const timeline = new Timeline();
    const samples = second(100);
    timeline.place(samples.slice(0, 2), 7, source(5_000));
    const rest = timeline.place(samples.slice(2), 7, source(9_999));
    expect(rest.map(({ pictureAtMs }) => pictureAtMs)).toEqual([5_500, 5_750]);
  });

  it('waits for a key picture at the beginning and after every break', () => {
    const timeline = new Timeline();
    expect(timeline.place(second(1, false), 1, source(0))).toEqual([]);
    const first = timeline.place(second(2), 2, source(0));
    expect(first.map(({ isAfterGap }) => isAfterGap)).toEqual([true, false, false, false]);
    timeline.break();
    expect(timeline.place(second(3, false), 3, source(0))).toEqual([]);
    expect(timeline.place(second(4), 4, source(0))[0]?.isAfterGap).toBe(true);
  });

  it.each([
    ['forward', 50],
    ['backward', -50],
  ])('finds a jump %s that nobody announced', (_, by) => {
    const timeline = new Timeline();
    timeline.place(second(100), 1, source(0));
    expect(timeline.place(second(101), 2, source(0))[0]?.isAfterGap).toBe(false);
    expect(timeline.place(second(102 + by), 3, source(0))[0]?.isAfterGap).toBe(true);
  });

  it('leaves out what is here already when a stream is taken up again', () => {
    const timeline = new Timeline();
    timeline.place(second(100), 1, source(0));
    timeline.place(second(101), 2, source(1_000));
    timeline.resume();
    expect(timeline.place(second(100), 1, source(0))).toEqual([]);
    expect(timeline.place(second(101), 2, source(1_000))).toEqual([]);
    const next = timeline.place(second(102), 3, source(2_000));
    expect(next.map(({ isAfterGap }) => isAfterGap)).toEqual([false, false, false, false]);
  });

  it('marks the gap when it was away for too long', () => {
    const timeline = new Timeline();
    timeline.place(second(100), 1, source(0));
    timeline.resume();
    expect(timeline.place(second(110), 9, source(0))[0]?.isAfterGap).toBe(true);
  });

  it('ties a stream without a clock to when its pictures arrive, steadily', () => {
    const timeline = new Timeline();
    const arrival = (arrivedAtMs: number) => ({ pictureAtMs: null, arrivedAtMs });
    const first = timeline.place(second(100), 1, arrival(50_000));
    expect(first[0]?.pictureAtMs).toBe(49_000);
    // Late by chance: the picture is not younger for it.
    const late = timeline.place(second(101), 2, arrival(51_400));
    expect(late[0]?.pictureAtMs).toBe(50_001);
    const early = timeline.place(second(102), 3, arrival(51_900));
    expect(early[0]?.pictureAtMs).toBe(50_900);
  });
});
