import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CodedSample } from '../demux/codedSample';
import { spreadLead } from './batch';
import { MediaTime } from './mediaTime';

const config = { codec: 'avc1.64001e', widthPx: 320, heightPx: 180, description: null };
const sample = (timestampUs: number, durationUs: number): CodedSample => ({
  timestampUs,
  durationUs,
  isKey: false,
  data: Buffer.alloc(1),
  config,
});

describe('the clock of a recorded stretch', () => {
  const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 60_000 }), fc.nat(60_000)), {
    minLength: 1,
    maxLength: 20,
  });

  it('leads from the world’s time to media time and back, and never goes back', () => {
    fc.assert(
      fc.property(lengths, fc.nat(1_000_000), (told, wallMs) => {
        let at = 0;
        const parts = told.map(([lengthMs, gapMs]) => {
          const fromMs = at + gapMs;
          at = fromMs + lengthMs;
          return { fromMs, toMs: at };
        });
        const time = new MediaTime(parts);
        const isRecorded = parts.some(({ fromMs, toMs }) => wallMs >= fromMs && wallMs < toMs);
        if (isRecorded) expect(time.wall(time.media(wallMs)).atMs).toBe(wallMs);
        expect(time.media(wallMs + 1)).toBeGreaterThanOrEqual(time.media(wallMs));
        expect(time.covers(wallMs, wallMs + 1)).toBe(isRecorded);
      }),
    );
  });
});

describe('the pictures before the first one of a file', () => {
  it('MediaMTX: those that lead up to the beginning all have its time and last nothing', () => {
    const lead = [sample(20_000, 0), sample(20_000, 0), sample(20_000, 0)];
    const rest = [sample(20_000, 40_000), sample(60_000, 40_000)];
    const times = spreadLead([...lead, ...rest]).map(({ timestampUs }) => timestampUs);
    expect(times).toEqual([-100_000, -60_000, -20_000, 20_000, 60_000]);
  });

  it('are left as they are where each has a time of its own', () => {
    const samples = [sample(0, 0), sample(40_000, 40_000), sample(80_000, 40_000)];
    expect(spreadLead(samples)).toEqual(samples);
    expect(spreadLead([])).toEqual([]);
  });
});
