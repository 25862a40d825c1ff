import { boxAt, boxesIn, BoxReader, childOf, type Box } from '../demux/boxes';
import { demuxLimits } from '../demux/codedSample';
import { readMovie, readTimescale, videoTrack, type Mp4Track } from '../demux/mp4Init';
import { spoil } from '../demux/spoiled';

/** Where one picture of a file lies, in decoding order. */
export interface IndexedSample {
  offset: number;
  size: number;
  timestampUs: number;
  durationUs: number;
  isSync: boolean;
}

/** The index of an MP4 file that is not in fragments. */
export interface SampleIndex {
  track: Mp4Track;
  samples: IndexedSample[];
}

const tableOf = (bytes: Buffer, parent: Box, kind: string): BoxReader | undefined => {
  const box = childOf(bytes, parent, kind);
  if (box === undefined) return undefined;
  const reader = new BoxReader(bytes, box);
  return reader;
};

/** How many entries follow; never more than the box has room for. */
const countOf = (reader: BoxReader, entryBytes: number): number => {
  const count = reader.u32();
  return count * entryBytes > reader.left ? spoil('a table longer than its box') : count;
};

const readSizes = (bytes: Buffer, table: Box): number[] => {
  const reader = tableOf(bytes, table, 'stsz');
  if (reader === undefined) return spoil('a file without sizes');
  reader.skip(4);
  const same = reader.u32();
  const count = same === 0 ? countOf(reader, 4) : reader.u32();
  if (count > demuxLimits.samples) return spoil('too many pictures');
  return Array.from({ length: count }, () => (same === 0 ? reader.u32() : same));
};

/** A table of runs, made into one number for each picture. */
const readRuns = (reader: BoxReader | undefined, count: number): number[] => {
  if (reader === undefined) return new Array<number>(count).fill(0);
  const isSigned = reader.u8() === 1;
  reader.skip(3);
  const values: number[] = [];
  for (let run = countOf(reader, 8); run > 0 && values.length < count; run -= 1) {
    const length = Math.min(reader.u32(), count - values.length);
    const value = isSigned ? reader.i32() : reader.u32();
    for (let n = 0; n < length; n += 1) values.push(value);
  }
  while (values.length < count) values.push(values.at(-1) ?? 0);
  return values;
};

const readChunks = (bytes: Buffer, table: Box): number[] => {
  const short = tableOf(bytes, table, 'stco');
  const reader = short ?? tableOf(bytes, table, 'co64');
  if (reader === undefined) return spoil('a file without places');
  reader.skip(4);
  const count = countOf(reader, short === undefined ? 8 : 4);
  return Array.from({ length: count }, () => (short === undefined ? reader.u64() : reader.u32()));
};

const readOffsets = (bytes: Buffer, table: Box, sizes: readonly number[]): number[] => {
  const chunks = readChunks(bytes, table);
  const reader = tableOf(bytes, table, 'stsc');
  if (reader === undefined) return spoil('a file without places');
  reader.skip(4);
  const runs = Array.from({ length: countOf(reader, 12) }, () => {
    const run = { first: reader.u32(), samples: reader.u32() };
    reader.skip(4);
    return run;
  });
  const offsets: number[] = [];
  for (const [n, { first, samples }] of runs.entries()) {
    const end = Math.min((runs[n + 1]?.first ?? Infinity) - 1, chunks.length);
    for (let chunk = Math.max(first, 1) - 1; chunk < end; chunk += 1) {
      let at = chunks[chunk] ?? 0;
      for (let each = 0; each < samples && offsets.length < sizes.length; each += 1) {
        offsets.push(at);
        at += sizes[offsets.length - 1] ?? 0;
      }
      if (offsets.length >= sizes.length) return offsets;
    }
  }
  return spoil('pictures without a place');
};

const readSync = (bytes: Buffer, table: Box): ReadonlySet<number> | undefined => {
  const reader = tableOf(bytes, table, 'stss');
  if (reader === undefined) return undefined;
  reader.skip(4);
  return new Set(Array.from({ length: countOf(reader, 4) }, () => reader.u32() - 1));
};

/** How much later the track is shown than its own times say, in seconds; undefined: not told. */
const readShift = (
  bytes: Buffer,
  movie: Box,
  track: Box,
  timescale: number,
): number | undefined => {
  const edits = boxAt(bytes, track, 'edts', 'elst');
  if (edits === undefined) return undefined;
  const reader = new BoxReader(bytes, edits);
  const isLong = reader.u8() === 1;
  reader.skip(3);
  const header = childOf(bytes, movie, 'mvhd');
  const movieScale = header === undefined ? timescale : readTimescale(bytes, header);
  let delay = 0;
  for (let left = countOf(reader, isLong ? 20 : 12); left > 0; left -= 1) {
    const duration = isLong ? reader.u64() : reader.u32();
    const isEmpty = isLong ? reader.i32() < 0 : undefined;
    const low = isLong ? reader.u32() : reader.i32();
    reader.skip(4);
    if (isEmpty ?? low < 0) delay += duration / movieScale;
    else return delay - low / timescale;
  }
  return undefined;
};

/** The same of a file in fragments, in microseconds; 0 where it tells nothing. */
export const readMovieShift = (bytes: Buffer): number => {
  const movie = boxesIn(bytes).find(({ kind }) => kind === 'moov');
  const track = movie && videoTrack(bytes, movie);
  if (movie === undefined || track === undefined) return 0;
  const { timescale } = readMovie(bytes, movie);
  return Math.round((readShift(bytes, movie, track, timescale) ?? 0) * 1e6);
};

/** Whether the pictures of a file lie in fragments behind its index. */
export const isFragmented = (bytes: Buffer, movie: Box): boolean =>
  boxesIn(bytes, movie.body, movie.end).some(({ kind }) => kind === 'mvex');

/** Reads where the pictures of the first video track lie, and when they are shown. */
export const readSampleIndex = (bytes: Buffer, movie: Box): SampleIndex => {
  const track = readMovie(bytes, movie);
  const box = videoTrack(bytes, movie);
  const table = box && boxAt(bytes, box, 'mdia', 'minf', 'stbl');
  if (box === undefined || table === undefined) return spoil('a track is not complete');
  const sizes = readSizes(bytes, table);
  const offsets = readOffsets(bytes, table, sizes);
  const durations = readRuns(tableOf(bytes, table, 'stts'), sizes.length);
  const compositions = readRuns(tableOf(bytes, table, 'ctts'), sizes.length);
  const sync = readSync(bytes, table);
  const { timescale } = track;
  const toUs = (ticks: number): number => Math.round((ticks / timescale) * 1e6);
  let ticks = 0;
  const samples = sizes.map((size, n): IndexedSample => {
    const duration = durations[n] ?? 0;
    const timestampUs = toUs(ticks + (compositions[n] ?? 0));
    ticks += duration;
    const isSync = sync?.has(n) ?? true;
    return { offset: offsets[n] ?? 0, size, timestampUs, durationUs: toUs(duration), isSync };
  });
  const told = readShift(bytes, movie, box, timescale);
  const shiftUs = told === undefined ? -leastUs(samples) : Math.round(told * 1e6);
  return {
    track,
    samples: samples.map((each) => ({ ...each, timestampUs: each.timestampUs + shiftUs })),
  };
};

const leastUs = (samples: readonly IndexedSample[]): number =>
  samples.reduce((least, { timestampUs }) => Math.min(least, timestampUs), Infinity);
