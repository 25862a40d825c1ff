import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CodedSample } from './codedSample';
import { SegmentDemuxer } from './segmentDemuxer';

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'fixtures', name));
const clip = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../../../resources/rehearsal', name));

const samplesOf = (bytes: Buffer, demuxer = new SegmentDemuxer()): CodedSample[] => {
  const taken = demuxer.take(bytes);
  const rest = demuxer.endSegment();
  if (!taken.ok || !rest.ok) throw new Error(JSON.stringify([taken, rest]));
  return [...taken.value, ...rest.value];
};

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

const box = (kind: string, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([word(body.length + 8), Buffer.from(kind, 'latin1'), body]);
};

/** Everything of a fragmented file before its first fragment. */
const initOf = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.indexOf('moof', 'latin1') - 4);

const idr = (...body: number[]): Buffer =>
  Buffer.concat([word(body.length + 1), Buffer.from([0x65, ...body])]);
const slice = (...body: number[]): Buffer =>
  Buffer.concat([word(body.length + 1), Buffer.from([0x41, ...body])]);

describe('taking pictures out of fragmented MP4', () => {
  it.each([
    ['small', 240, 320, 180],
    ['sub', 300, 640, 360],
    ['main', 500, 1280, 720],
  ])('finds every picture of a %s clip', (profile, count, widthPx, heightPx) => {
    const samples = samplesOf(clip(`crossroads-day.${profile}.mp4`));
    expect(samples).toHaveLength(count);
    expect(samples.filter(({ isKey }) => isKey)).toHaveLength(10);
    expect(samples[0]?.config).toMatchObject({ widthPx, heightPx });
    expect(samples[0]?.config.codec).toMatch(/^avc1\.[0-9a-f]{6}$/);
    const times = samples.map(({ timestampUs }) => timestampUs);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeCloseTo(20e6 - 20e6 / count, -1);
  });

  it('gives presentation times in decoding order', () => {
    const samples = samplesOf(fixture('two-groups.mp4'));
    expect(samples).toHaveLength(24);
    const ticks = samples.map(({ timestampUs }) => Math.round((timestampUs * 12_288) / 1e6));
    expect(ticks.slice(-6)).toEqual([20_480, 22_528, 21_504, 24_576, 23_552, 25_600]);
    expect(samples.flatMap(({ isKey }, n) => (isKey ? [n] : []))).toEqual([0, 12]);
    expect(samples[3]?.durationUs).toBe(83_333);
  });

  it.each([
    ['hevc.mp4', /^hvc1\.1\.6\.L30\.90$/, 2],
    ['av1.mp4', /^av01\.0\.00M\.08$/, 2],
  ])('names the codec of %s', (name, codec, count) => {
    const samples = samplesOf(fixture(name));
    expect(samples).toHaveLength(count);
    expect(samples[0]?.config.codec).toMatch(codec);
    expect(samples.map(({ isKey }) => isKey)).toEqual([true, false]);
  });

  it('reads several runs, default sizes, and runs without an offset', () => {
    const first = idr(1, 2, 3);
    const second = slice(9, 9, 9);
    const third = slice(7, 7, 7);
    const movie = (offset: number): Buffer =>
      box(
        'moof',
        box('mfhd', word(0), word(1)),
        box(
          'traf',
          // default-base-is-moof, duration, size and flags of a sample that is no key picture
          box('tfhd', word(0x02_00_38), word(1), word(1_024), word(8), word(0x01_01_00_00)),
          box('tfdt', word(0), word(2_048)),
          box('trun', word(0x05), word(1), word(offset), word(0x02_00_00_00)),
          box('trun', word(0x01_00_08_00), word(2), word(1_024), word(-1_024)),
        ),
      );
    const moof = movie(movie(0).length + 8);
    const demuxer = new SegmentDemuxer();
    expect(demuxer.takeInit(initOf(clip('crossroads-day.small.mp4'))).ok).toBe(true);
    const samples = samplesOf(Buffer.concat([moof, box('mdat', first, second, third)]), demuxer);
    expect(samples.map(({ data }) => [...data])).toEqual([[...first], [...second], [...third]]);
    expect(samples.map(({ isKey }) => isKey)).toEqual([true, false, false]);
    const ticks = samples.map(({ timestampUs }) => Math.round((timestampUs * 12_288) / 1e6));
    expect(ticks).toEqual([2_048, 4_096, 3_072]);
  });

  it('does not believe flags that call every picture a key', () => {
    const data = slice(1, 2, 3);
    const movie = (offset: number): Buffer =>
      box(
        'moof',
        box(
          'traf',
          box('tfhd', word(0x02_00_10), word(1), word(data.length)),
          box('trun', word(0x01), word(1), word(offset)),
        ),
      );
    const demuxer = new SegmentDemuxer();
    demuxer.takeInit(initOf(clip('crossroads-day.small.mp4')));
    const bytes = Buffer.concat([movie(movie(0).length + 8), box('mdat', data)]);
    expect(samplesOf(bytes, demuxer).map(({ isKey }) => isKey)).toEqual([false]);
  });

  it('gives the same pictures part by part', () => {
    const whole = clip('crossroads-day.small.mp4');
    const demuxer = new SegmentDemuxer();
    demuxer.takeInit(initOf(whole));
    const parts: CodedSample[] = [];
    let at = initOf(whole).length;
    while (at < whole.length) {
      const moof = whole.readUInt32BE(at);
      if (whole.toString('latin1', at + 4, at + 8) !== 'moof') break;
      const end = at + moof + whole.readUInt32BE(at + moof);
      parts.push(...samplesOf(whole.subarray(at, end), demuxer));
      at = end;
    }
    expect(parts.map(({ timestampUs, data }) => [timestampUs, data.length])).toEqual(
      samplesOf(whole).map(({ timestampUs, data }) => [timestampUs, data.length]),
    );
  });
});

describe('taking pictures out of transport streams', () => {
  const bytes = fixture('two-groups.mpegts');

  it('finds every picture with its times', () => {
    const samples = samplesOf(bytes);
    expect(samples).toHaveLength(24);
    expect(samples.flatMap(({ isKey }, n) => (isKey ? [n] : []))).toEqual([0, 12]);
    expect(samples[0]?.timestampUs).toBe(Math.round((141_000 * 100) / 9));
    expect(samples[1]?.durationUs).toBe(83_333);
    expect(samples[0]?.config).toMatchObject({ codec: 'avc1.64000c', widthPx: 160, heightPx: 90 });
  });

  it('holds the same pictures as the MP4 file of the same encoder', () => {
    const others = samplesOf(fixture('two-groups.mp4'));
    const samples = samplesOf(bytes);
    expect(samples.slice(1, 12).map(({ data }) => data.toString('hex'))).toEqual(
      others.slice(1, 12).map(({ data }) => data.toString('hex')),
    );
    const [own, other] = [samples[0]?.config.description, others[0]?.config.description];
    expect(own?.slice(0, 20)).toBe(other?.slice(0, 20));
  });

  it('carries a picture over from part to part, wherever they are cut', () => {
    const whole = samplesOf(bytes).map(({ timestampUs, data }) => [timestampUs, data.length]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 66 }), { maxLength: 6 }), (cuts) => {
        const places = [...new Set(cuts)].sort((one, other) => one - other).map((n) => n * 188);
        const demuxer = new SegmentDemuxer();
        const samples: CodedSample[] = [];
        [0, ...places].forEach((from, n) => {
          const taken = demuxer.take(bytes.subarray(from, places[n] ?? bytes.length));
          if (taken.ok) samples.push(...taken.value);
        });
        const rest = demuxer.endSegment();
        if (rest.ok) samples.push(...rest.value);
        expect(samples.map(({ timestampUs, data }) => [timestampUs, data.length])).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  it('goes on over the end of its 33-bit clock', () => {
    const turn = Math.round((2 ** 33 * 100) / 9);
    const [first] = samplesOf(bytes, new SegmentDemuxer(turn + 1e6));
    expect(first?.timestampUs).toBe(Math.round(((2 ** 33 + 141_000) * 100) / 9));
  });
});

describe('bytes that are not what they should be', () => {
  const faultOf = (bytes: Buffer): string | undefined => {
    const taken = new SegmentDemuxer().take(bytes);
    return taken.ok ? undefined : taken.fault.code;
  };

  it('names a page for people', () => {
    expect(faultOf(Buffer.from('<!doctype html><title>Sign in</title>'))).toBe(
      'stream/bad-segment',
    );
  });

  it('refuses a box that claims 3 GB without reserving it', () => {
    const huge = Buffer.concat([word(3_000_000_000), Buffer.from('mdat'), Buffer.alloc(64)]);
    expect(faultOf(huge)).toBe('stream/decode');
    const larger = Buffer.concat([word(1), Buffer.from('moof'), word(1), word(0), Buffer.alloc(9)]);
    expect(faultOf(larger)).toBe('stream/decode');
  });

  it('refuses what is cut off, empty or noise', () => {
    const whole = clip('crossroads-day.small.mp4');
    expect(faultOf(whole.subarray(0, 9_000))).toBe('stream/decode');
    expect(faultOf(Buffer.alloc(0))).toBe('stream/decode');
    expect(faultOf(Buffer.alloc(5_000, 0xa5))).toBe('stream/decode');
  });

  it('refuses a run that claims four billion samples', () => {
    const whole = Buffer.from(clip('crossroads-day.small.mp4'));
    whole.writeUInt32BE(0xffff_ffff, whole.indexOf('trun', 'latin1') + 8);
    expect(faultOf(whole)).toBe('stream/decode');
  });

  it('names a codec that is not read here', () => {
    const renamed = Buffer.from(clip('crossroads-day.small.mp4'));
    renamed.write('hvc1', renamed.indexOf('avc1', 'latin1'), 'latin1');
    expect(faultOf(renamed)).toBe('stream/codec');
    const other = Buffer.from(clip('crossroads-day.small.mp4'));
    other.write('zz01', other.lastIndexOf('avc1', other.indexOf('avcC')), 'latin1');
    expect(faultOf(other)).toBe('stream/codec');
  });

  it('never throws and never hangs, whatever is changed in a real file', () => {
    const files = ['two-groups.mp4', 'two-groups.mpegts', 'hevc.mp4', 'av1.mp4'].map(fixture);
    const change = fc.record({
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      value: fc.oneof(fc.constantFrom(0, 1, 0x47, 0x7f, 0x80, 0xff), fc.nat(255)),
      count: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        (file, changes, cut) => {
          const bytes = Buffer.from(file.subarray(0, Math.ceil(file.length * (cut ?? 1))));
          for (const { at, value, count } of changes) {
            const from = Math.floor(at * bytes.length);
            bytes.fill(value, from, Math.min(from + count, bytes.length));
          }
          const demuxer = new SegmentDemuxer();
          const taken = demuxer.take(bytes);
          demuxer.endSegment();
          const held = taken.ok ? taken.value.reduce((sum, { data }) => sum + data.length, 0) : 0;
          expect(held).toBeLessThanOrEqual(bytes.length * 2);
        },
      ),
      { numRuns: 1_500 },
    );
  });
});
