import type { FeedConfig } from '#contract/feed';

import { boxAt, boxesIn, BoxReader, childOf, type Box } from './boxes';
import { av1Codec, avcCodec, hevcCodec } from './codecStrings';
import { spoil, spoilCodec } from './spoiled';

/** Values that hold for a sample unless its fragment says otherwise. */
export interface SampleDefaults {
  duration: number;
  size: number;
  flags: number;
}

/** The video track of an fMP4 stream. */
export interface Mp4Track {
  trackId: number;
  timescale: number;
  family: 'avc' | 'hevc' | 'av1';
  /** Bytes of the length before each NAL unit. */
  lengthBytes: number;
  config: FeedConfig;
  defaults: SampleDefaults;
}

/** Fixed fields of a visual sample entry (ISO/IEC 14496-12 §12.1.3). */
const entryHead = { size: 24, children: 78 } as const;
const longestRecord = 32_768;

const families = {
  avc1: { family: 'avc', record: 'avcC' },
  avc3: { family: 'avc', record: 'avcC' },
  hvc1: { family: 'hevc', record: 'hvcC' },
  hev1: { family: 'hevc', record: 'hvcC' },
  av01: { family: 'av1', record: 'av1C' },
} as const;

type Entry = keyof typeof families;

const codecOf = (entry: Entry, record: Buffer): string => {
  const { family } = families[entry];
  if (family === 'avc') return avcCodec(entry, record);
  return family === 'hevc' ? hevcCodec(entry, record) : av1Codec(record);
};

const lengthBytesOf = (family: Mp4Track['family'], record: Buffer): number => {
  if (family === 'av1') return 0;
  return ((record[family === 'avc' ? 4 : 21] ?? 3) & 3) + 1;
};

const readEntry = (
  bytes: Buffer,
  entry: Box,
): Pick<Mp4Track, 'family' | 'lengthBytes' | 'config'> => {
  if (!Object.hasOwn(families, entry.kind)) return spoilCodec('a codec that is not read here');
  const kind = entry.kind as Entry;
  const { family, record: recordKind } = families[kind];
  if (entry.body + entryHead.children > entry.end) return spoil('a sample entry is too short');
  const inner = { ...entry, body: entry.body + entryHead.children };
  const box = childOf(bytes, inner, recordKind);
  if (box === undefined) return spoilCodec('a decoder record is missing');
  const record = bytes.subarray(box.body, box.end);
  if (record.length > longestRecord) return spoil('a decoder record is too long');
  const widthPx = bytes.readUInt16BE(entry.body + entryHead.size);
  const heightPx = bytes.readUInt16BE(entry.body + entryHead.size + 2);
  if (widthPx < 1 || widthPx > 16_384 || heightPx < 1 || heightPx > 16_384) {
    return spoil('a picture of no possible size');
  }
  return {
    family,
    lengthBytes: lengthBytesOf(family, record),
    config: {
      codec: codecOf(kind, record),
      widthPx,
      heightPx,
      description: record.toString('base64'),
    },
  };
};

const readTrackId = (bytes: Buffer, box: Box): number => {
  const reader = new BoxReader(bytes, box);
  const version = reader.u8();
  reader.skip(version === 1 ? 19 : 11);
  return reader.u32();
};

/** Units a second: of a track from its `mdhd`, of a movie from its `mvhd`, laid out alike. */
export const readTimescale = (bytes: Buffer, box: Box): number => {
  const reader = new BoxReader(bytes, box);
  const version = reader.u8();
  reader.skip(version === 1 ? 19 : 11);
  const timescale = reader.u32();
  return timescale === 0 ? spoil('a timescale of zero') : timescale;
};

const readDefaults = (bytes: Buffer, moov: Box, trackId: number): SampleDefaults => {
  const extends_ = childOf(bytes, moov, 'mvex');
  const boxes = extends_ === undefined ? [] : boxesIn(bytes, extends_.body, extends_.end);
  for (const box of boxes.filter(({ kind }) => kind === 'trex')) {
    const reader = new BoxReader(bytes, box);
    reader.skip(4);
    if (reader.u32() !== trackId) continue;
    reader.skip(4);
    return { duration: reader.u32(), size: reader.u32(), flags: reader.u32() };
  }
  return { duration: 0, size: 0, flags: 0 };
};

const handlerOf = (bytes: Buffer, media: Box): string => {
  const box = childOf(bytes, media, 'hdlr');
  if (box === undefined || box.end - box.body < 12) return '';
  return bytes.toString('latin1', box.body + 8, box.body + 12);
};

/** The first video track. */
export const videoTrack = (bytes: Buffer, moov: Box): Box | undefined =>
  boxesIn(bytes, moov.body, moov.end).find((track) => {
    const media = track.kind === 'trak' ? childOf(bytes, track, 'mdia') : undefined;
    return media !== undefined && handlerOf(bytes, media) === 'vide';
  });

/** Reads what `moov` tells about the first video track. */
export const readMovie = (bytes: Buffer, moov: Box): Mp4Track => {
  const track = videoTrack(bytes, moov);
  const media = track && childOf(bytes, track, 'mdia');
  if (track === undefined || media === undefined) return spoilCodec('no video track');
  const header = childOf(bytes, track, 'tkhd');
  const timing = childOf(bytes, media, 'mdhd');
  const table = boxAt(bytes, media, 'minf', 'stbl', 'stsd');
  if (header === undefined || timing === undefined || table === undefined) {
    return spoil('a track is not complete');
  }
  const [entry] = boxesIn(bytes, table.body + 8, table.end);
  if (entry === undefined) return spoil('a track has no sample entry');
  const trackId = readTrackId(bytes, header);
  return {
    trackId,
    timescale: readTimescale(bytes, timing),
    ...readEntry(bytes, entry),
    defaults: readDefaults(bytes, moov, trackId),
  };
};
