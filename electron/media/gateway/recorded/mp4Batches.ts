import { failure, success, type Outcome } from '#contract/outcome';

import type { Box } from '../demux/boxes';
import type { CodedSample } from '../demux/codedSample';
import { isKeySample } from '../demux/nalUnits';
import { guarded, SegmentDemuxer } from '../demux/segmentDemuxer';
import { spreadLead, type Batches, type Wanted } from './batch';
import { nearMs, recordedLimits } from './limits';
import type { RecordedFile } from './recordedFile';
import {
  isFragmented,
  readMovieShift,
  readSampleIndex,
  type IndexedSample,
  type SampleIndex,
} from './sampleTable';

const headBytes = 64 * 1024;
const mostTopBoxes = 64;
/** The first pictures are on the glass sooner when their piece is small. */
const pieceBytes = { first: 512 * 1024, next: 4 * 1024 * 1024 } as const;

/** One MP4 file: in fragments, or with its index first or last. */
export async function* mp4Batches(file: RecordedFile, wanted: Wanted): Batches {
  const found = await findIndex(file);
  if (!found.ok) yield found;
  else if (found.value === 'fragments') yield* fragmentBatches(file);
  else yield* indexedBatches(file, found.value, wanted);
}

async function* fragmentBatches(file: RecordedFile): Batches {
  const whole = await file.all();
  if (!whole.ok) {
    yield whole;
    return;
  }
  const bytes = wholeBoxes(whole.value);
  const taken = new SegmentDemuxer().take(bytes);
  const shift = guarded(() => readMovieShift(bytes));
  if (!taken.ok) yield taken;
  else if (!shift.ok) yield shift;
  else {
    const samples = fromZero(spreadLead(taken.value), shift.value);
    yield success({ samples, isAfterGap: true });
  }
}

/** A recorder that was cut short leaves half a fragment at the end: what is before it is good. */
const wholeBoxes = (bytes: Buffer): Buffer => {
  let end = 0;
  for (let at = 0; at + 8 <= bytes.length;) {
    const { kind, size } = topBox(bytes, at, 0);
    if (size < 8 || at + size > bytes.length) break;
    at += size;
    // What lists pictures is good only with the pictures.
    if (kind !== 'moof') end = at;
  }
  return end === 0 ? bytes : bytes.subarray(0, end);
};

const farFromZeroUs = 1_000_000;

/** A file cut out of a longer recording may go on counting from the beginning of that. */
const fromZero = (samples: readonly CodedSample[], toldUs: number): CodedSample[] => {
  const least = samples.reduce((min, { timestampUs }) => Math.min(min, timestampUs), Infinity);
  const isFar = Number.isFinite(least) && Math.abs(least + toldUs) > farFromZeroUs;
  const shift = isFar ? -least : toldUs;
  return samples.map((each) => ({ ...each, timestampUs: each.timestampUs + shift }));
};

async function* indexedBatches(
  file: RecordedFile,
  { track, samples }: SampleIndex,
  wanted: Wanted,
): Batches {
  let isFirst = true;
  for (const piece of piecesOf(chosen(samples, wanted))) {
    const start = piece.reduce((least, { offset }) => Math.min(least, offset), Infinity);
    const end = piece.reduce((most, { offset, size }) => Math.max(most, offset + size), 0);
    const read = await file.read(start, end - start);
    if (!read.ok) {
      yield read;
      return;
    }
    if (read.value.length < end - start) {
      yield failure('stream/interrupted', 'a recorded file is shorter than its index');
      return;
    }
    const taken = guarded(() =>
      piece.map(({ offset, size, isSync, ...times }): CodedSample => {
        const data = read.value.subarray(offset - start, offset - start + size);
        const isKey = isKeySample(track.family, data, track.lengthBytes, isSync);
        return { ...times, data, isKey, config: track.config };
      }),
    );
    if (!taken.ok) {
      yield taken;
      return;
    }
    yield success({ samples: taken.value, isAfterGap: isFirst });
    isFirst = false;
  }
}

/** From the picture with which decoding begins to the end of the last group. */
const chosen = (samples: readonly IndexedSample[], { fromMs, toMs }: Wanted): IndexedSample[] => {
  const fromUs = (fromMs + nearMs) * 1_000;
  let first = samples.findIndex(({ isSync }) => isSync);
  for (const [n, { isSync, timestampUs }] of samples.entries()) {
    if (isSync && timestampUs <= fromUs) first = n;
  }
  if (first < 0) return [];
  const end = samples.findIndex(
    ({ isSync, timestampUs }, n) =>
      n > first &&
      ((isSync && timestampUs >= toMs * 1_000) ||
        timestampUs >= (toMs + recordedLimits.overrunMs) * 1_000),
  );
  return samples.slice(first, end < 0 ? undefined : end).filter(({ size }) => size > 0);
};

/** Pictures that are fetched in one go: near each other in the file, and not too many bytes. */
function* piecesOf(samples: readonly IndexedSample[]): Generator<IndexedSample[]> {
  let piece: IndexedSample[] = [];
  let start = 0;
  let end = 0;
  let most: number = pieceBytes.first;
  for (const sample of samples) {
    const from = Math.min(start, sample.offset);
    const to = Math.max(end, sample.offset + sample.size);
    if (piece.length > 0 && to - from > most) {
      yield piece;
      piece = [];
      most = pieceBytes.next;
    }
    start = piece.length === 0 ? sample.offset : from;
    end = piece.length === 0 ? sample.offset + sample.size : to;
    piece.push(sample);
  }
  if (piece.length > 0) yield piece;
}

interface TopBox {
  kind: string;
  head: number;
  size: number;
}

const topBox = (bytes: Buffer, at: number, filePlace: number): TopBox => {
  const short = bytes.readUInt32BE(at);
  const kind = bytes.toString('latin1', at + 4, at + 8);
  if (short === 1 && at + 16 <= bytes.length) {
    return { kind, head: 16, size: Number(bytes.readBigUInt64BE(at + 8)) };
  }
  // A size of 0 means: to the end of the file.
  return { kind, head: 8, size: short === 0 ? Number.MAX_SAFE_INTEGER - filePlace : short };
};

/** Goes from box to box, wherever the index is, without reading the pictures. */
const findIndex = async (file: RecordedFile): Promise<Outcome<SampleIndex | 'fragments'>> => {
  const spoiled = failure('stream/decode', 'a recorded file without an index');
  let held: { at: number; bytes: Buffer } = { at: 0, bytes: Buffer.alloc(0) };
  let at = 0;
  for (let boxes = 0; boxes < mostTopBoxes; boxes += 1) {
    if (at + 16 > held.at + held.bytes.length) {
      const read = await file.read(at, headBytes);
      if (!read.ok) return read;
      held = { at, bytes: read.value };
    }
    if (held.bytes.length - (at - held.at) < 8) return spoiled;
    const { kind, head, size } = topBox(held.bytes, at - held.at, at);
    if (size < head || !Number.isSafeInteger(at + size)) return spoiled;
    if (kind === 'moof') return success('fragments');
    if (kind === 'moov') return readIndex(file, { at, head, size });
    if (boxes === 0 && !/^[a-z0-9 ]{4}$/i.test(kind)) {
      return failure('stream/bad-segment', 'not a recorded file');
    }
    at += size;
  }
  return spoiled;
};

const readIndex = async (
  file: RecordedFile,
  { at, head, size }: { at: number; head: number; size: number },
): Promise<Outcome<SampleIndex | 'fragments'>> => {
  if (size > recordedLimits.indexBytes) return failure('stream/decode', 'an index too large');
  const read = await file.read(at, size);
  if (!read.ok) return read;
  if (read.value.length < size) return failure('stream/interrupted', 'an index cut off');
  const movie: Box = { kind: 'moov', start: 0, body: head, end: size };
  return guarded(() =>
    isFragmented(read.value, movie) ? 'fragments' : readSampleIndex(read.value, movie),
  );
};
