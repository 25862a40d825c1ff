import { PictureDecoder, type DecodedPicture } from './decoder';
import type { PictureCounts, SourceListener } from './source';
import type { TimedSample } from './timeline';

/** Coded pictures among which one is sought, by their place in decoding order. */
export interface CodedTrack {
  coded(index: number): TimedSample | undefined;
  /** Where decoding has to begin for this picture to come out. */
  keyFor(wanted: TimedSample): number;
  /** Whether nothing that belongs to it follows this one: what the decoder keeps back comes out then. */
  isLast(index: number): boolean;
}

const aheadPictures = 4;
const mostDecoded = 8;

/** Brings one wanted picture after the other out of a track, forth and back. */
export class SoughtPicture {
  readonly #track: CodedTrack;
  readonly #counts: PictureCounts;
  readonly #listener: Pick<SourceListener, 'onFault' | 'onHurry'>;
  readonly #decoder: PictureDecoder;
  #next = 0;
  #wanted: TimedSample | undefined;
  #shown: number | undefined;
  #decoded: DecodedPicture[] = [];
  #frameMs = 40;

  constructor(
    track: CodedTrack,
    counts: PictureCounts,
    listener: Pick<SourceListener, 'onFault' | 'onHurry'>,
  ) {
    this.#track = track;
    this.#counts = counts;
    this.#listener = listener;
    this.#decoder = new PictureDecoder({
      onPicture: (picture) => this.#keep(picture),
      onFailed: (code) => listener.onFault(code),
    });
  }

  get wanted(): TimedSample | undefined {
    return this.#wanted;
  }

  /** What is decoded next: what is before it may be forgotten. */
  get next(): number {
    return this.#next;
  }

  /** Decodes on if that leads to the wanted picture soon, else from its key picture. */
  want(wanted: TimedSample | undefined): void {
    if (wanted !== undefined && wanted !== this.#wanted) this.#aim(wanted);
    this.#pump();
  }

  /** The wanted picture, once, or one on the way to it; whoever takes it closes its frame. */
  take(): DecodedPicture | undefined {
    const wantedMs = this.#wanted?.mediaMs;
    if (wantedMs === undefined) return undefined;
    this.#dropDecoded(wantedMs);
    const due = this.#decoded[0];
    if (due === undefined || due.mediaMs > wantedMs || due.mediaMs === this.#shown)
      return undefined;
    this.#decoded.shift();
    this.#shown = due.mediaMs;
    return due;
  }

  /** The track is another one now. */
  forget(): void {
    this.#wanted = undefined;
    this.#shown = undefined;
    this.#decoder.reset();
    this.#dropDecoded(Infinity);
  }

  close(): void {
    this.#decoder.close();
    this.#dropDecoded(Infinity);
  }

  #aim(wanted: TimedSample): void {
    const before = this.#wanted;
    this.#wanted = wanted;
    if (wanted.durationMs > 0) this.#frameMs = wanted.durationMs;
    const key = this.#track.keyFor(wanted);
    const isOnTheWay = before !== undefined && wanted.mediaMs > before.mediaMs && key <= this.#next;
    if (isOnTheWay) return;
    this.#decoder.reset();
    this.#dropDecoded(Infinity);
    this.#next = key;
  }

  #pump(): void {
    if (this.#wanted === undefined) return;
    const untilMs = this.#wanted.mediaMs + aheadPictures * this.#frameMs;
    for (;;) {
      const sample = this.#track.coded(this.#next);
      if (sample === undefined || sample.mediaMs > untilMs) break;
      if (this.#decoded.length >= mostDecoded || !this.#decoder.decode(sample)) return;
      if (this.#track.isLast(this.#next)) void this.#decoder.flush();
      this.#next += 1;
    }
  }

  #keep(picture: DecodedPicture): void {
    this.#counts.decoded += 1;
    const wantedMs = this.#wanted?.mediaMs ?? 0;
    if (picture.mediaMs < wantedMs - this.#frameMs) picture.frame.close();
    else {
      this.#decoded.push(picture);
      this.#listener.onHurry();
    }
    this.#pump();
  }

  /** Closes what an also decoded later picture, not later than this, has replaced. */
  #dropDecoded(untilMs: number): void {
    const isAll = untilMs === Infinity;
    while (isAll ? this.#decoded.length > 0 : (this.#decoded[1]?.mediaMs ?? Infinity) <= untilMs) {
      this.#decoded.shift()?.frame.close();
    }
  }
}
