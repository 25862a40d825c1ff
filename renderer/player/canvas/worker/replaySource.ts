import type { FeedConfig, FeedMessage } from '#contract/feed';

import type { ReplayOrder } from '../messages';
import type { DecodedPicture } from './decoder';
import { FeedLink, type LinkWorld } from './feedLink';
import { ReplayClock } from './replayClock';
import { ReplayTrack } from './replayTrack';
import { SoughtPicture } from './soughtPicture';
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

const usualFrameMs = 40;
const tellEveryMs = 200;

/** A stretch of what the gateway has kept: played at any rate, stood still, stepped through. */
export class ReplaySource implements PictureSource {
  readonly #counts: PictureCounts;
  readonly #listener: SourceListener;
  readonly #tell: (place: ReplayPlace) => void;
  readonly #link: FeedLink;
  readonly #sought: SoughtPicture;
  readonly #clock: ReplayClock;
  readonly #track = new ReplayTrack();
  readonly #timeline = new Timeline();
  readonly #order: ReplayOrder;
  #config: FeedConfig | undefined;
  #covers: { fromMs: number; toMs: number } | null = null;
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
    this.#sought = new SoughtPicture(this.#track, counts, listener);
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
      const from = this.#sought.wanted?.pictureAtMs ?? this.#clock.atMs;
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
    this.#sought.close();
  }

  take(nowMs: number): DecodedPicture | undefined {
    const { first, last } = this.#track;
    if (first === undefined || last === undefined || !this.#canBegin(last)) return undefined;
    this.#clock.advance(nowMs, first.pictureAtMs, last.pictureAtMs);
    this.#sought.want(this.#track.shown(this.#track.indexAt(this.#clock.atMs)));
    this.#tellPlace(nowMs, first, last);
    return this.#sought.take();
  }

  #address(url: string): string {
    const { fromMs, toMs } = this.#order;
    const from = this.#track.last?.pictureAtMs ?? fromMs;
    return `${url}/moment?from=${String(Math.floor(from))}&to=${String(Math.ceil(toMs))}`;
  }

  #receive(message: FeedMessage): void {
    if (message.kind === 'about') this.#covers ??= message.about.covers;
    else if (message.kind === 'config') this.#config = message.config;
    else if (message.kind === 'end') this.#track.isWhole = true;
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
    return (
      this.#sought.wanted !== undefined ||
      this.#track.isWhole ||
      last.pictureAtMs >= this.#clock.atMs
    );
  }

  get #isAtEnd(): boolean {
    const { last } = this.#track;
    return this.#track.isWhole && (last === undefined || this.#clock.atMs >= last.pictureAtMs);
  }

  #tellPlace(nowMs: number, first: TimedSample, last: TimedSample): void {
    const place: ReplayPlace = {
      fromMs: this.#covers?.fromMs ?? first.pictureAtMs,
      toMs: Math.max(this.#covers?.toMs ?? 0, last.pictureAtMs),
      atMs: this.#sought.wanted?.pictureAtMs ?? this.#clock.atMs,
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
