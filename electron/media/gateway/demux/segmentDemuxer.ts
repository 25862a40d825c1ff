import { failure, success, type Outcome } from '#contract/outcome';

import { boxesIn, type Box } from './boxes';
import type { CodedSample } from './codedSample';
import { Mp4Fragments } from './mp4Fragments';
import { readMovie } from './mp4Init';
import { spoil, SpoiledMedia } from './spoiled';
import { TsDemuxer } from './tsDemuxer';

const mp4Kinds = new Set(['ftyp', 'styp', 'moov', 'moof', 'sidx', 'emsg', 'prft', 'free', 'mdat']);

const looksLikeMp4 = (bytes: Buffer): boolean =>
  bytes.length >= 8 && mp4Kinds.has(bytes.toString('latin1', 4, 8));

/** A page for people, such as a log-in, where pictures were asked for. */
const looksLikePage = (bytes: Buffer): boolean =>
  /^\uFEFF?\s*(<!doctype|<html|<\?xml|<head|<body|\{)/i.test(bytes.toString('utf8', 0, 64));

/** Reads; bytes that are not what they claim to be are a failure. */
export const guarded = <Value>(read: () => Value): Outcome<Value> => {
  try {
    return success(read());
  } catch (error) {
    if (error instanceof SpoiledMedia) return failure(error.code, error.message);
    throw error;
  }
};

/** Takes coded pictures out of the segments and parts of one stream, whatever their container. */
export class SegmentDemuxer {
  readonly #nearUs: number | undefined;
  #fragments: Mp4Fragments | undefined;
  #transport: TsDemuxer | undefined;

  /** @param nearUs a time near which the stream is expected to be, when one is known */
  constructor(nearUs?: number) {
    this.#nearUs = nearUs;
  }

  /** Takes an init segment (EXT-X-MAP). */
  takeInit(bytes: Buffer): Outcome<null> {
    return guarded(() => {
      refusePage(bytes);
      const movie = boxesIn(bytes).find(({ kind }) => kind === 'moov');
      if (movie === undefined) return spoil('an init segment without moov');
      this.#fragments = new Mp4Fragments(readMovie(bytes, movie));
      return null;
    });
  }

  /** The pictures of a segment or part. The samples point into `bytes`. */
  take(bytes: Buffer): Outcome<CodedSample[]> {
    return guarded(() => {
      if (bytes.length === 0) return spoil('an empty segment');
      refusePage(bytes);
      return looksLikeMp4(bytes) ? this.#takeMp4(bytes) : this.#takeTransport(bytes);
    });
  }

  /** What was held back until the segment's end. */
  endSegment(): Outcome<CodedSample[]> {
    return guarded(() => this.#transport?.flush() ?? []);
  }

  /** The next segment has nothing to do with those before it. */
  discontinue(): void {
    this.#transport?.reset();
  }

  #takeMp4(bytes: Buffer): CodedSample[] {
    const top: Box[] = boxesIn(bytes);
    const movie = top.find(({ kind }) => kind === 'moov');
    if (movie !== undefined) this.#fragments = new Mp4Fragments(readMovie(bytes, movie));
    if (this.#fragments === undefined) return spoil('a fragment without its init segment');
    return this.#fragments.read(bytes, top);
  }

  #takeTransport(bytes: Buffer): CodedSample[] {
    this.#transport ??= new TsDemuxer(this.#nearUs);
    return this.#transport.push(bytes);
  }
}

const refusePage = (bytes: Buffer): void => {
  if (looksLikePage(bytes)) {
    throw new SpoiledMedia('stream/bad-segment', 'a page instead of pictures');
  }
};
