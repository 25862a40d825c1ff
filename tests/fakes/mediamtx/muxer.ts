import { randomBytes } from 'node:crypto';

import type { LiveClip } from '../liveClip';

/** A moment of a muxer: how far it is. */
export interface MuxerPosition {
  sequence: number;
  part: number;
}

const listedSegments = 7;
const segmentsWithParts = 2;
/** A viewer may ask so far ahead of what is there. */
const mostAhead = 2;

/** What asks for a child list: a session is put behind every address in it. */
export interface ListWish {
  query: string;
  /** Leaves out what a player that has the list before knows (EXT-X-SKIP). */
  isDelta: boolean;
}

/**
 * Turns one path into low-latency HLS, from the moment on that somebody first asks for it. Its
 * first numbers are gaps, which nobody must fetch.
 */
export class FakeMuxer {
  readonly #clip: LiveClip;
  readonly #startMs: number;
  readonly #partsOf: number;
  /** New in each life of a muxer. */
  readonly #prefix = randomBytes(6).toString('hex');
  /** Where the clip begins, so that two paths do not show the same. */
  readonly #offset: number;

  constructor(clip: LiveClip, nowMs: number, offset: number) {
    this.#clip = clip;
    this.#startMs = nowMs;
    this.#offset = offset;
    // Parts of about 200 ms.
    this.#partsOf = [10, 8, 6, 5, 4].find((of) => clip.samplesOfSegment % of === 0) ?? 1;
  }

  get #partMs(): number {
    return this.#clip.segmentMs / this.#partsOf;
  }

  /** When that part will be whole. */
  #whenMs({ sequence, part }: MuxerPosition): number {
    return (
      this.#startMs + (sequence - listedSegments) * this.#clip.segmentMs + (part + 1) * this.#partMs
    );
  }

  /** How long until the list holds that; null: too far ahead to be waited for. */
  waitMs(position: MuxerPosition, nowMs: number): number | null {
    const ahead = position.sequence - this.#newest(nowMs);
    return ahead > mostAhead ? null : this.#whenMs(position) - nowMs;
  }

  /** The first whole segment: until then a first viewer waits. */
  readyInMs(nowMs: number): number {
    return this.waitMs({ sequence: listedSegments, part: this.#partsOf - 1 }, nowMs) ?? 0;
  }

  /** The last part of a segment, for who waits for all of it. */
  lastPart(sequence: number): MuxerPosition {
    return { sequence, part: this.#partsOf - 1 };
  }

  /** The newest whole segment. */
  #newest(nowMs: number): number {
    return listedSegments - 1 + Math.floor((nowMs - this.#startMs) / this.#clip.segmentMs);
  }

  #name(rest: string, query: string): string {
    return `${this.#prefix}_video1_${rest}.mp4${query}`;
  }

  #partLines(sequence: number, count: number, query: string): string[] {
    return Array.from({ length: count }, (_, part) => {
      const uri = this.#name(`part${String(sequence * this.#partsOf + part)}`, query);
      const mark = part === 0 ? ',INDEPENDENT=YES' : '';
      return `#EXT-X-PART:DURATION=${seconds(this.#partMs)},URI="${uri}"${mark}`;
    });
  }

  #segmentLines(sequence: number, newest: number, query: string): string[] {
    const duration = `#EXTINF:${seconds(this.#clip.segmentMs)},`;
    if (sequence < listedSegments) return ['#EXT-X-GAP', duration, 'gap.mp4'];
    const hasParts = sequence > newest - segmentsWithParts;
    return [
      this.#timeLine(sequence),
      ...(hasParts ? this.#partLines(sequence, this.#partsOf, query) : []),
      duration,
      this.#name(`seg${String(sequence)}`, query),
    ];
  }

  #timeLine(sequence: number): string {
    const atMs = this.#startMs + (sequence - listedSegments) * this.#clip.segmentMs;
    return `#EXT-X-PROGRAM-DATE-TIME:${new Date(atMs).toISOString()}`;
  }

  /** The list of segments, as gohlslib writes it. */
  list(nowMs: number, { query, isDelta }: ListWish): string {
    const newest = this.#newest(nowMs);
    const first = newest - listedSegments + 1;
    const skipped = isDelta ? listedSegments - segmentsWithParts - 1 : 0;
    const coming = Math.floor(
      (nowMs - this.#whenMs({ sequence: newest + 1, part: -1 })) / this.#partMs,
    );
    const count = Math.min(Math.max(coming, 0), this.#partsOf - 1);
    const hint = this.#name(`part${String((newest + 1) * this.#partsOf + count)}`, query);
    const target = Math.max(1, Math.ceil(this.#clip.segmentMs / 1_000));
    const listed = Array.from({ length: listedSegments - skipped }, (_, n) => first + skipped + n);
    return [
      '#EXTM3U',
      '#EXT-X-VERSION:10',
      `#EXT-X-TARGETDURATION:${String(target)}`,
      `#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=${seconds(this.#partMs * 2.5)},CAN-SKIP-UNTIL=${seconds(target * 6_000)}`,
      `#EXT-X-PART-INF:PART-TARGET=${seconds(this.#partMs)}`,
      `#EXT-X-MEDIA-SEQUENCE:${String(first)}`,
      ...(isDelta
        ? [`#EXT-X-SKIP:SKIPPED-SEGMENTS=${String(skipped)}`]
        : [`#EXT-X-MAP:URI="${this.#name('init', query)}"`]),
      ...listed.flatMap((sequence) => this.#segmentLines(sequence, newest, query)),
      this.#timeLine(newest + 1),
      ...this.#partLines(newest + 1, count, query),
      `#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${hint}"`,
      '',
    ].join('\n');
  }

  /** A file of this muxer and when it is whole; undefined: it has none of that name. */
  file(name: string): { atMs: number; isPart: boolean; bytes: () => Buffer } | undefined {
    const match = new RegExp(`^${this.#prefix}_video1_(init|seg|part)(\\d*)\\.mp4$`).exec(name);
    if (match === null) return undefined;
    const number = Number(match[2]);
    if (match[1] === 'init') {
      return { atMs: this.#startMs, isPart: false, bytes: () => this.#clip.init };
    }
    if (match[1] === 'seg') {
      const atMs = this.#whenMs(this.lastPart(number));
      const bytes = (): Buffer => this.#clip.segment(number + this.#offset, -this.#offset);
      return { atMs, isPart: false, bytes };
    }
    const [sequence, part] = [Math.floor(number / this.#partsOf), number % this.#partsOf];
    return {
      atMs: this.#whenMs({ sequence, part }),
      isPart: true,
      bytes: () => this.#clip.part(sequence + this.#offset, part, this.#partsOf, -this.#offset),
    };
  }
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(5);
