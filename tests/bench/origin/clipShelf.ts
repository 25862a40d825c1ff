import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { cutFragments, movedHead, type Fragment } from '../../../electron/rehearsal/boxes';
import { readMp4 } from '../../../build/clips/mp4';
import { benchClips, segmentSeconds, type BenchClip, type ClipId } from '../clips/clipList';
import { clipFolder } from '../clips/makeClips';
import { movedStream } from './transportStream';

/** One clip in memory, cut and ready to be moved to any place in time. */
export class ShelvedClip {
  readonly about: BenchClip;
  readonly codecs: string;
  readonly init: Buffer;
  readonly file: Buffer;
  readonly partsPerSegment: number;
  readonly #timescale: number;
  readonly #segments: readonly Fragment[];
  readonly #parts: readonly Fragment[];
  readonly #streams: readonly Buffer[];

  constructor(about: BenchClip) {
    const folder = join(clipFolder, about.id);
    const segments = readFileSync(join(folder, 'segments.mp4'));
    const { codecs, timescale } = readMp4(segments);
    const cut = cutFragments(segments);
    this.about = about;
    this.codecs = codecs;
    this.init = cut.init;
    this.file = readFileSync(join(folder, 'file.mp4'));
    this.#timescale = timescale;
    this.#segments = cut.fragments;
    this.#parts = cutFragments(readFileSync(join(folder, 'parts.mp4'))).fragments;
    this.partsPerSegment = Math.round(segmentSeconds / about.partSeconds);
    const streams = readdirSync(folder).filter((name) => name.endsWith('.ts'));
    this.#streams = streams.sort().map((name) => readFileSync(join(folder, name)));
    const wanted = about.segments * this.partsPerSegment;
    if (this.#segments.length !== about.segments || this.#parts.length !== wanted) {
      throw new Error(`clip ${about.id} has ${String(this.#segments.length)} segments`);
    }
  }

  segment(piece: number, number: number): Buffer[] {
    return this.#moved(this.#segments[piece], piece, number);
  }

  part(piece: number, number: number, part: number): Buffer[] {
    return this.#moved(this.#parts[piece * this.partsPerSegment + part], piece, number);
  }

  stream(piece: number, number: number): Buffer[] {
    const stream = this.#streams[piece];
    if (stream === undefined) throw new Error(`no piece ${String(piece)}`);
    const ticks = BigInt(number - piece) * BigInt(segmentSeconds * 90_000);
    return [movedStream(stream, ticks)];
  }

  #moved(fragment: Fragment | undefined, piece: number, number: number): Buffer[] {
    if (fragment === undefined) throw new Error(`no piece ${String(piece)}`);
    const ticks = BigInt(this.#timescale * segmentSeconds) * BigInt(number - piece);
    const head = movedHead(fragment, fragment.decodeTime + ticks, number);
    return [head, fragment.tail];
  }
}

export function loadShelf(): Map<ClipId, ShelvedClip> {
  return new Map(benchClips.map((about) => [about.id, new ShelvedClip(about)]));
}
