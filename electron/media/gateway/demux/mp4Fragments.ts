import { boxesIn, BoxReader, childOf, type Box } from './boxes';
import { demuxLimits, type CodedSample } from './codedSample';
import type { Mp4Track, SampleDefaults } from './mp4Init';
import { isKeySample } from './nalUnits';
import { spoil } from './spoiled';

/** Bits of a track fragment header (ISO/IEC 14496-12 §8.8.7). */
const header = { base: 0x1, description: 0x2, duration: 0x8, size: 0x10, flags: 0x20 } as const;
/** Bits of a track run (§8.8.8). */
const run = {
  offset: 0x1,
  firstFlags: 0x4,
  duration: 0x100,
  size: 0x200,
  flags: 0x400,
  composition: 0x800,
} as const;
const notSync = 0x1_0000;

interface TrackFragment {
  base: number | undefined;
  defaults: SampleDefaults;
}

interface RunSample extends SampleDefaults {
  compositionOffset: number;
}

interface Run {
  dataOffset: number | undefined;
  samples: RunSample[];
}

const readHead = (reader: BoxReader): { version: number; flags: number } => {
  const word = reader.u32();
  return { version: word >>> 24, flags: word & 0xff_ffff };
};

const readTrackFragment = (
  bytes: Buffer,
  fragment: Box,
  track: Mp4Track,
): TrackFragment | undefined => {
  const box = childOf(bytes, fragment, 'tfhd');
  if (box === undefined) return spoil('a track fragment has no header');
  const reader = new BoxReader(bytes, box);
  const { flags } = readHead(reader);
  if (reader.u32() !== track.trackId) return undefined;
  const base = (flags & header.base) === 0 ? undefined : reader.u64();
  if ((flags & header.description) !== 0) reader.skip(4);
  const { duration, size, flags: sampleFlags } = track.defaults;
  return {
    base,
    defaults: {
      duration: (flags & header.duration) === 0 ? duration : reader.u32(),
      size: (flags & header.size) === 0 ? size : reader.u32(),
      flags: (flags & header.flags) === 0 ? sampleFlags : reader.u32(),
    },
  };
};

const readDecodeTime = (bytes: Buffer, fragment: Box): number | undefined => {
  const box = childOf(bytes, fragment, 'tfdt');
  if (box === undefined) return undefined;
  const reader = new BoxReader(bytes, box);
  return readHead(reader).version === 1 ? reader.u64() : reader.u32();
};

const readRun = (bytes: Buffer, box: Box, defaults: SampleDefaults, room: number): Run => {
  const reader = new BoxReader(bytes, box);
  const { version, flags } = readHead(reader);
  const has = (bit: number): boolean => (flags & bit) !== 0;
  const count = reader.u32();
  const dataOffset = has(run.offset) ? reader.i32() : undefined;
  const firstFlags = has(run.firstFlags) ? reader.u32() : undefined;
  const fields = [run.duration, run.size, run.flags, run.composition].filter(has).length;
  if (count > room || count * fields * 4 > reader.left) return spoil('a run of too many samples');
  const samples: RunSample[] = [];
  for (let n = 0; n < count; n += 1) {
    const duration = has(run.duration) ? reader.u32() : defaults.duration;
    const size = has(run.size) ? reader.u32() : defaults.size;
    const own = has(run.flags) ? reader.u32() : defaults.flags;
    const sampleFlags = n === 0 ? (firstFlags ?? own) : own;
    const isSigned = version === 1;
    const compositionOffset = has(run.composition) ? (isSigned ? reader.i32() : reader.u32()) : 0;
    samples.push({ duration, size, flags: sampleFlags, compositionOffset });
  }
  return { dataOffset, samples };
};

/** Reads the fragments of one segment or part; remembers where the timeline stands. */
export class Mp4Fragments {
  readonly #track: Mp4Track;
  /** Where the next fragment begins when it does not say so itself. */
  #nextTime = 0;
  #bytesGiven = 0;

  constructor(track: Mp4Track) {
    this.#track = track;
  }

  read(bytes: Buffer, top: readonly Box[]): CodedSample[] {
    const samples: CodedSample[] = [];
    this.#bytesGiven = 0;
    const data = top.filter(({ kind }) => kind === 'mdat');
    for (const movie of top.filter(({ kind }) => kind === 'moof')) {
      for (const box of boxesIn(bytes, movie.body, movie.end)) {
        if (box.kind === 'traf') this.#readTrack(bytes, { movie, box, data }, samples);
      }
    }
    return samples;
  }

  #readTrack(
    bytes: Buffer,
    { movie, box, data }: { movie: Box; box: Box; data: readonly Box[] },
    samples: CodedSample[],
  ): void {
    const fragment = readTrackFragment(bytes, box, this.#track);
    if (fragment === undefined) return;
    let time = readDecodeTime(bytes, box) ?? this.#nextTime;
    const following = data.find(({ start }) => start >= movie.end)?.body;
    let at: number | undefined;
    for (const child of boxesIn(bytes, box.body, box.end)) {
      if (child.kind !== 'trun') continue;
      const room = demuxLimits.samples - samples.length;
      const { dataOffset, samples: listed } = readRun(bytes, child, fragment.defaults, room);
      const length = listed.reduce((sum, { size }) => sum + size, 0);
      if (dataOffset !== undefined) {
        at = placeOf(data, length, [
          movie.start + dataOffset,
          ...(fragment.base === undefined ? [] : [fragment.base + dataOffset]),
        ]);
      } else at ??= following;
      if (length > 0 && (at === undefined || !isInside(data, at, length))) {
        spoil('samples outside of the data');
      }
      for (const sample of listed) {
        this.#add(bytes, at ?? 0, time, sample, samples);
        at = (at ?? 0) + sample.size;
        time += sample.duration;
      }
    }
    this.#nextTime = time;
  }

  #add(bytes: Buffer, at: number, time: number, sample: RunSample, samples: CodedSample[]): void {
    if (sample.size === 0) return;
    const { timescale, family, lengthBytes, config } = this.#track;
    // Runs may not lay hands on the same bytes again and again.
    this.#bytesGiven += sample.size;
    if (this.#bytesGiven > bytes.length) spoil('samples over samples');
    const data = bytes.subarray(at, at + sample.size);
    samples.push({
      timestampUs: Math.round(((time + sample.compositionOffset) / timescale) * 1e6),
      durationUs: Math.round((sample.duration / timescale) * 1e6),
      isKey: isKeySample(family, data, lengthBytes, (sample.flags & notSync) === 0),
      data,
      config,
    });
  }
}

const isInside = (data: readonly Box[], at: number, length: number): boolean =>
  data.some(({ body, end }) => at >= body && at + length <= end);

/**
 * Where a run's bytes are. A fragment that names its place in the whole file is mostly met here
 * without the file before it, so its place counts from the fragment first.
 */
const placeOf = (data: readonly Box[], length: number, places: readonly number[]): number =>
  places.find((at) => isInside(data, at, length)) ?? places[0] ?? 0;
