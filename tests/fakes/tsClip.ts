import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CodedSample } from '../../electron/media/gateway/demux/codedSample';
import { SegmentDemuxer } from '../../electron/media/gateway/demux/segmentDemuxer';
import { cutFragments } from '../../electron/rehearsal/boxes';
import { psiPackets, videoPackets } from './tsPackets';

/** A drawn clip as an endless MPEG transport stream, cut into segments that begin with a key picture. */
export interface TsClip {
  segmentMs: number;
  /** Segment number `n` of the endless stream; its clock and its counters go on from `n - 1`. */
  segment: (n: number) => Buffer;
}

const segmentMs = 2_000;
const ticksOfSegment = 180_000;
const startCode = Buffer.from([0, 0, 0, 1]);
/** An access unit delimiter: transport streams begin each picture with one. */
const delimiter = Buffer.from([0, 0, 0, 1, 9, 0xf0]);

/** Sequence and picture parameters out of an avcC record, as they stand in a transport stream. */
const parametersOf = (avcc: Buffer): Buffer => {
  const parts: Buffer[] = [];
  let at = 6;
  const take = (count: number): void => {
    for (let index = 0; index < count; index += 1) {
      const length = avcc.readUInt16BE(at);
      parts.push(startCode, avcc.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
  };
  take((avcc[5] ?? 0) & 0x1f);
  const pictures = avcc[at] ?? 0;
  at += 1;
  take(pictures);
  return Buffer.concat(parts);
};

const byteStreamOf = ({ data, isKey, config }: CodedSample): Buffer => {
  const parts: Buffer[] = [delimiter];
  if (isKey && config.description !== null) {
    parts.push(parametersOf(Buffer.from(config.description, 'base64')));
  }
  for (let at = 0; at + 4 <= data.length;) {
    const length = data.readUInt32BE(at);
    parts.push(startCode, data.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return Buffer.concat(parts);
};

interface Part {
  units: { bytes: Buffer; isKey: boolean; ticks: number }[];
  /** Packets of video in it. */
  packets: number;
}

const readParts = (file: string): Part[] => {
  const bytes = readFileSync(join(import.meta.dirname, '../../resources/rehearsal', file));
  const { init, fragments } = cutFragments(bytes);
  const demuxer = new SegmentDemuxer();
  demuxer.takeInit(init);
  return fragments.map(({ head, tail }) => {
    const samples = demuxer.take(Buffer.concat([head, tail]));
    if (!samples.ok) throw new Error(samples.fault.code);
    const firstUs = samples.value[0]?.timestampUs ?? 0;
    const units = samples.value.map((sample) => ({
      bytes: byteStreamOf(sample),
      isKey: sample.isKey,
      ticks: Math.round(((sample.timestampUs - firstUs) * 9) / 100),
    }));
    const packets = units
      .map(({ bytes: unit, ticks, isKey }) => videoPackets(unit, { ticks, isKey, counter: 0 }))
      .reduce((sum, packed) => sum + packed.length / 188, 0);
    return { units, packets };
  });
};

/** Reads a clip of the rehearsal city, such as `crossroads-day.small.mp4`. */
export const readTsClip = (file: string): TsClip => {
  const parts = readParts(file);
  const before = parts.map((_, index) =>
    parts.slice(0, index).reduce((sum, { packets }) => sum + packets, 0),
  );
  const whole = parts.reduce((sum, { packets }) => sum + packets, 0);
  return {
    segmentMs,
    segment: (n) => {
      const index = n % parts.length;
      const part = parts[index] as Part;
      let counter = Math.floor(n / parts.length) * whole + (before[index] ?? 0);
      const written: Buffer[] = [psiPackets(n)];
      for (const { bytes, isKey, ticks } of part.units) {
        const packed = videoPackets(bytes, { ticks: n * ticksOfSegment + ticks, isKey, counter });
        counter += packed.length / 188;
        written.push(packed);
      }
      return Buffer.concat(written);
    },
  };
};
