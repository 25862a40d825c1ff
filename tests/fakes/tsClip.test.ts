import { expect, it } from 'vitest';

import { SegmentDemuxer } from '../../electron/media/gateway/demux/segmentDemuxer';
import { readTsClip } from './tsClip';

const clip = readTsClip('crossroads-day.small.mp4');

it('is whole packets, and its pictures come out again, the clock going on', () => {
  const demuxer = new SegmentDemuxer();
  const times: number[] = [];
  for (const n of [100, 101, 102]) {
    const bytes = clip.segment(n);
    expect(bytes.length % 188).toBe(0);
    for (const part of [demuxer.take(bytes), demuxer.endSegment()]) {
      if (!part.ok) throw new Error(part.fault.detail ?? part.fault.code);
      times.push(...part.value.map(({ timestampUs }) => timestampUs));
    }
  }
  expect(times).toHaveLength(3 * 24);
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(Math.min(...steps)).toBeGreaterThan(80_000);
  expect(Math.max(...steps)).toBeLessThan(87_000);
});

it('numbers its packets without a gap from one segment to the next', () => {
  const counters = [7, 8].flatMap((n) => {
    const bytes = clip.segment(n);
    const video: number[] = [];
    for (let at = 0; at < bytes.length; at += 188) {
      if ((bytes.readUInt16BE(at + 1) & 0x1fff) === 0x100) video.push((bytes[at + 3] ?? 0) & 15);
    }
    return video;
  });
  for (const [index, counter] of counters.entries()) {
    if (index > 0) expect(counter).toBe(((counters[index - 1] ?? 0) + 1) % 16);
  }
});
