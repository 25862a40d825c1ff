import type { FeedConfig, FeedMessage } from '#contract/feed';

import type { ReplayOrder } from '../messages';
import { PictureDecoder, type DecodedPicture } from './decoder';
import { FeedLink, type LinkWorld } from './feedLink';
import { ReplayClock } from './replayClock';
import { ReplayTrack } from './replayTrack';
import type { PictureCounts, PictureSource, SourceListener } from './source';
import { Timeline, type TimedSample } from './timeline';

/** What a replay tells about itself. */
export interface ReplayPlace {
  fromMs: number;
  toMs: number;
  atMs: number;
  isAtEnd: boolean;
}

/** A change of a running replay. */
export interface ReplayChange {
  atMs?: number;
  rate?: number;
  step?: number;
}

const aheadPictures = 4;
const mostDecoded = 8;
const usualFrameMs = 40;
const tellEveryMs = 200;

/** A stretch of what the gateway has kept: played at any rate, stood still, stepped through. */
export class ReplaySource implements PictureSource {
  readonly #counts: PictureCounts;
  readonly #listener: SourceListener;
  readonly #tell: (place: ReplayPlace) => void;
  readonly #link: FeedLink;
  readonly #decoder: PictureDecoder;
  readonly #clock: ReplayClock;
  readonly #track = new ReplayTrack();
  readonly #timeline = new Timeline();
  readonly #order: ReplayOrder;
  #config: FeedConfig | undefined;
  #covers: { fromMs: number; toMs: number } | null = null;
  #hasAll = false;
  #next = 0;
  #wanted: TimedSample | undefined;
  #shown: number | undefined;
  #decoded: DecodedPicture[] = [];
  #toldAtMs = -Infinity;
  #told = '';
  #frameMs = usualFrameMs;

  constructor(
    url: string,
    order: ReplayOrder,
    world: LinkWorld,
    counts: PictureCounts,
    listener: SourceListener,
    tell: (place: ReplayPlace) => void,
  ) {
    this.#order = order;
    this.#counts = counts;
    this.#listener = listener;
    this.#tell = tell;
    this.#clock = new ReplayClock(order.atMs, order.rate);
    this.#decoder = new PictureDecoder({
      onPicture: (picture) => this.#keep(picture),
      onFailed: (code) => listener.onFault(code),
    });
    this.#link = new FeedLink(
      () => this.#address(url),
      {
        onMessage: (message) => this.#receive(message),
        onFault: (code) => listener.onFault(code),
      },
      world,
    );
  }

  get frameMs(): number {
    return this.#frameMs / Math.max(this.#clock.rate, 0.25);
  }

  readonly allowedDelayMs = 0;
  readonly bufferedMs = 0;

  get isExpecting(): boolean {
    return this.#clock.rate > 0 && !this.#isAtEnd;
  }

  /** Jumps, changes the rate, steps; a step stands still afterwards. */
  change({ atMs, rate, step }: ReplayChange): void {
    if (rate !== undefined) this.#clock.rate = rate;
    if (atMs !== undefined) this.#clock.jumpTo(atMs);
    if (step !== undefined) {
      this.#clock.rate = 0;
      const from = this.#wanted?.pictureAtMs ?? this.#clock.atMs;
      const to = this.#track.shown(this.#track.indexAt(from) + step);
      if (to !== undefined) this.#clock.jumpTo(to.pictureAtMs);
    }
    this.#toldAtMs = -Infinity;
    this.#listener.onHurry();
  }

  clockSet(): void {
    // a replay runs by differences, and one second too much or too little is not worth a rule
  }

  thinTo(): void {
    // few replays run at a time, and each was asked for
  }

  /** A replay begins when a person asks for it: it waits for nobody. */
  holdBack(): void {
    return;
  }

  close(): void {
    this.#link.close();
    this.#decoder.close();
    this.#dropDecoded(Infinity);
  }

  take(nowMs: number): DecodedPicture | undefined {
    const { first, last } = this.#track;
    if (first === undefined || last === undefined || !this.#canBegin(last)) return undefined;
    this.#clock.advance(nowMs, first.pictureAtMs, last.pictureAtMs);
    this.#want(this.#track.shown(this.#track.indexAt(this.#clock.atMs)));
    this.#pump();
    this.#tellPlace(nowMs, first, last);
    return this.#takeDue();
  }

  #address(url: string): string {
    const { fromMs, toMs } = this.#order;
    const from = this.#track.last?.pictureAtMs ?? fromMs;
    return `${url}/moment?from=${String(Math.floor(from))}&to=${String(Math.ceil(toMs))}`;
  }

  #receive(message: FeedMessage): void {
    if (message.kind === 'about') this.#covers ??= message.about.covers;
    else if (message.kind === 'config') this.#config = message.config;
    else if (message.kind === 'end') this.#hasAll = true;
    else if (message.kind === 'sample' && this.#config !== undefined) {
      // a feed that was taken up again begins at a key picture that is here already
      const { last } = this.#track;
      const isKnown =
        message.isAfterGap && last !== undefined && message.pictureAtMs <= last.pictureAtMs;
      const sample = isKnown ? undefined : this.#timeline.place(message, this.#config);
      if (sample === undefined) return;
      if (sample.durationMs > 0) this.#frameMs = sample.durationMs;
      this.#track.add(sample);
      this.#counts.offered += 1;
    }
    this.#listener.onHurry();
  }

  #canBegin(last: TimedSample): boolean {
    return this.#wanted !== undefined || this.#hasAll || last.pictureAtMs >= this.#clock.atMs;
  }

  get #isAtEnd(): boolean {
    const { last } = this.#track;
    return this.#hasAll && (last === undefined || this.#clock.atMs >= last.pictureAtMs);
  }

  /** Decodes on if that leads to the wanted picture soon, else from its key picture. */
  #want(wanted: TimedSample | undefined): void {
    if (wanted === undefined || wanted === this.#wanted) return;
    const before = this.#wanted;
    this.#wanted = wanted;
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
      this.#next += 1;
      if (this.#hasAll && this.#next === this.#track.count) void this.#decoder.flush();
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

  #takeDue(): DecodedPicture | undefined {
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

  /** Closes what an also decoded later picture, not later than this, has replaced. */
  #dropDecoded(untilMs: number): void {
    const isAll = untilMs === Infinity;
    while (isAll ? this.#decoded.length > 0 : (this.#decoded[1]?.mediaMs ?? Infinity) <= untilMs) {
      this.#decoded.shift()?.frame.close();
    }
  }

  #tellPlace(nowMs: number, first: TimedSample, last: TimedSample): void {
    const place: ReplayPlace = {
      fromMs: this.#covers?.fromMs ?? first.pictureAtMs,
      toMs: Math.max(this.#covers?.toMs ?? 0, last.pictureAtMs),
      atMs: this.#wanted?.pictureAtMs ?? this.#clock.atMs,
      isAtEnd: this.#isAtEnd,
    };
    const now = JSON.stringify(place);
    if (now === this.#told) return;
    if (nowMs - this.#toldAtMs < tellEveryMs && !place.isAtEnd) return;
    this.#told = now;
    this.#toldAtMs = nowMs;
    this.#tell(place);
  }
}
