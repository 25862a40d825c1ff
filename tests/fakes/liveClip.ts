import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { SegmentDemuxer } from '../../electron/media/gateway/demux/segmentDemuxer';
import { cutFragments, movedHead } from '../../electron/rehearsal/boxes';

/** A prepared clip as a live source tells it: for ever, each turn of it later than the one before. */
export interface LiveClip {
  /** Real time of a segment. */
  segmentMs: number;
  samplesOfSegment: number;
  init: Buffer;
  /** @param later moves its time by so many segments */
  segment: (number: number, later?: number) => Buffer;
  /** One of so many equal parts of a segment. */
  part: (number: number, part: number, of: number, later?: number) => Buffer;
  /** One picture, which like those of a sensor never comes a second time. */
  picture: (number: number, at: number, later?: number) => Buffer;
}

const usualSegmentMs = 2_000;

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

const box = (kind: string, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([word(body.length + 8), Buffer.from(kind, 'latin1'), body]);
};

/** The clip's beginning with a clock that runs faster. */
const fasterInit = (init: Buffer, speed: number): Buffer => {
  const fast = Buffer.from(init);
  const at = fast.indexOf('mdhd', 'latin1') + 4 + 12;
  fast.writeUInt32BE(fast.readUInt32BE(at) * speed, at);
  return fast;
};

const fragmentOf = (
  samples: readonly Buffer[],
  decodeTime: number,
  { ticks, isKey }: { ticks: number; isKey: boolean },
): Buffer => {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(decodeTime));
  const movie = (offset: number): Buffer =>
    box(
      'moof',
      box('mfhd', word(0), word(1)),
      box(
        'traf',
        box('tfhd', word(0x02_00_28), word(1), word(ticks), word(0x01_01_00_00)),
        box('tfdt', word(0x01_00_00_00), time),
        box(
          'trun',
          word(0x205),
          word(samples.length),
          word(offset),
          word(isKey ? 0x02_00_00_00 : 0x01_01_00_00),
          ...samples.map(({ length }) => word(length)),
        ),
      ),
    );
  return Buffer.concat([movie(movie(0).length + 8), box('mdat', ...samples)]);
};

/**
 * A picture with so much filling (H.264, NAL unit 12) that no turn of a clip is like the one before:
 * a recording played again would be told as such.
 */
const unlike = (sample: Buffer, count: number): Buffer => {
  const filling = Buffer.alloc((count % 251) + 2, 0xff);
  filling[0] = 0x0c;
  filling[filling.length - 1] = 0x80;
  return Buffer.concat([sample, word(filling.length), filling]);
};

const samplesOf = (bytes: Buffer): Buffer[] => {
  const taken = new SegmentDemuxer().take(bytes);
  if (!taken.ok) throw new Error(taken.fault.code);
  return taken.value.map(({ data }) => data);
};

/**
 * Opens a clip of `resources/rehearsal` by its file name.
 *
 * @param speed so many times faster than life
 */
export const openLiveClip = (file: string, speed = 1): LiveClip => {
  const bytes = readFileSync(join(import.meta.dirname, '../../resources/rehearsal', file));
  const { init, fragments } = cutFragments(bytes);
  const samples = samplesOf(bytes);
  const samplesOfSegment = samples.length / fragments.length;
  const ticksOfSegment = Number(fragments[1]!.decodeTime - fragments[0]!.decodeTime);
  const ticks = ticksOfSegment / samplesOfSegment;
  const timeOf = (number: number, at: number): number => number * ticksOfSegment + at * ticks;
  return {
    segmentMs: usualSegmentMs / speed,
    samplesOfSegment,
    init: fasterInit(init, speed),
    segment: (number, later = 0) => {
      const fragment = fragments[number % fragments.length]!;
      const time = BigInt(number + later) * BigInt(ticksOfSegment);
      return Buffer.concat([movedHead(fragment, time, number), fragment.tail]);
    },
    part: (number, part, of, later = 0) => {
      const size = samplesOfSegment / of;
      const from = (number % fragments.length) * samplesOfSegment + part * size;
      const time = (number + later) * ticksOfSegment + part * size * ticks;
      return fragmentOf(samples.slice(from, from + size), time, { ticks, isKey: part === 0 });
    },
    picture: (number, at, later = 0) => {
      const sample = samples[(number % fragments.length) * samplesOfSegment + at]!;
      const fresh = unlike(sample, number * samplesOfSegment + at);
      return fragmentOf([fresh], timeOf(number + later, at), { ticks, isKey: at === 0 });
    },
  };
};
