import type { FeedConfig, FeedMessage } from '#contract/feed';
import type { FaultCode } from '#contract/outcome';
import { replayPositionMs, type TileReplay } from '#contract/replay';

import type { DecodedPicture } from './decoder';
import { FeedLink, type LinkWorld } from './feedLink';
import { RecordedTrack } from './recordedTrack';
import { SoughtPicture } from './soughtPicture';
import type { PictureCounts, PictureSource, SourceListener } from './source';
import { StretchPlan, type StretchAsk } from './stretchPlan';
import type { TimedSample } from './timeline';

/** Where a recording is, and what is seen of it: a picture, nothing yet, nothing at all. */
export interface RecordedPlace {
  atMs: number;
  state: 'shown' | 'loading' | FaultCode;
}

/** Whom a recorded source asks and tells. */
export interface RecordedWorld {
  link: LinkWorld;
  ask: (ask: StretchAsk) => void;
  tell: (place: RecordedPlace) => void;
}

/** Faults that mean: there are no pictures of that time, and there never will be. */
const emptyCodes: ReadonlySet<FaultCode> = new Set(['recording/none', 'media/no-picture']);
/** A picture stands for so long after it, at least; what is longer was not recorded. */
const longestPictureMs = 1_500;
/** A picture that is older than that is not what the clock says; more in quick motion. */
const lateMs = 1_000;
const keptBehindMs = 10_000;
const mostBytes = 64 * 2 ** 20;
const tellEveryMs = 200;
const quickestMs = 33;
const usualFrameMs = 40;

/**
 * A recording out of a platform's recorder. Where it is follows from its order and the clock alone,
 * so that tiles with the same order stay in step; stretches are asked for ahead and forgotten behind.
 */
export class RecordedSource implements PictureSource {
  readonly #world: RecordedWorld;
  readonly #counts: PictureCounts;
  readonly #listener: SourceListener;
  readonly #plan = new StretchPlan();
  readonly #track: RecordedTrack;
  readonly #sought: SoughtPicture;
  #order: TileReplay;
  #link: FeedLink | undefined;
  #askId = 0;
  #isPending = false;
  #config: FeedConfig | undefined;
  #coveredToMs: number | undefined;
  #bytes = 0;
  #shownAtMs: number | undefined;
  #toldAtMs = -Infinity;
  #told = '';
  #frameMs = usualFrameMs;

  constructor(
    order: TileReplay,
    world: RecordedWorld,
    counts: PictureCounts,
    listener: SourceListener,
  ) {
    this.#order = order;
    this.#world = world;
    this.#counts = counts;
    this.#listener = listener;
    this.#track = new RecordedTrack(order.atMs);
    this.#sought = new SoughtPicture(this.#track, counts, listener);
  }

  get frameMs(): number {
    return Math.max(quickestMs, this.#frameMs / Math.max(this.#order.rate, 0.25));
  }

  readonly allowedDelayMs = 0;
  readonly bufferedMs = 0;
  /** It says itself what is wrong. */
  readonly isExpecting = false;

  /** Goes on by another order. */
  change(order: TileReplay): void {
    // A recorder that plays at some pace was told the old one.
    if (order.rate > this.#order.rate && this.#isPending) this.#cutShort();
    this.#order = order;
    this.#toldAtMs = -Infinity;
    this.#listener.onHurry();
  }

  /** The address of a stretch that was asked for; a late answer is for nobody. */
  takeStretch(askId: number, url: string): void {
    if (askId !== this.#askId) return;
    this.#link?.close();
    this.#coveredToMs = undefined;
    this.#bytes = 0;
    this.#link = new FeedLink(
      () => {
        this.#track.beginStretch();
        return url;
      },
      {
        onMessage: (message) => this.#receive(message),
        onFault: (code) => this.takeFault(askId, code),
      },
      this.#world.link,
    );
  }

  /** A stretch cannot be had. */
  takeFault(askId: number, code: FaultCode): void {
    if (askId !== this.#askId) return;
    const now = this.#world.link.now();
    this.#isPending = false;
    if (emptyCodes.has(code)) this.#plan.empty(now);
    else this.#plan.failed(code, this.#coveredToMs, now);
    this.#track.endStretch();
    this.#listener.onHurry();
  }

  clockSet(): void {
    // its order counts by the wall clock, and so does everything here
  }

  thinTo(): void {
    // few recordings run at a time, and each was asked for
  }

  /** A recording begins when a person asks for it: it waits for nobody. */
  holdBack(): void {
    return;
  }

  close(): void {
    this.#askId = -1;
    this.#link?.close();
    this.#sought.close();
    this.#track.clear();
  }

  take(nowMs: number): DecodedPicture | undefined {
    const atMs = replayPositionMs(this.#order, nowMs);
    this.#load(atMs, nowMs);
    const wanted = this.#pictureAt(atMs);
    this.#sought.want(wanted);
    const due = wanted === undefined ? undefined : this.#sought.take();
    if (due !== undefined) this.#shownAtMs = due.pictureAtMs;
    this.#forget(atMs);
    this.#tellPlace(atMs, wanted, nowMs);
    return due;
  }

  #load(atMs: number, nowMs: number): void {
    const step = this.#plan.step(atMs, this.#order.rate, nowMs);
    if (step.kind === 'none') return;
    this.#askId = step.ask.askId;
    this.#isPending = true;
    if (step.kind === 'anew') {
      this.#link?.close();
      this.#track.clear();
      this.#sought.forget();
      this.#shownAtMs = undefined;
    }
    this.#world.ask(step.ask);
  }

  #receive(message: FeedMessage): void {
    if (message.kind === 'about') this.#coveredToMs = message.about.covers?.toMs;
    else if (message.kind === 'config') this.#config = message.config;
    else if (message.kind === 'end') {
      this.#isPending = false;
      this.#track.endStretch();
      this.#plan.ended(this.#coveredToMs, this.#bytes);
    } else if (message.kind === 'sample' && this.#config !== undefined) {
      if (message.durationUs > 0) this.#frameMs = message.durationUs / 1_000;
      this.#track.add(message, this.#config);
      this.#coveredToMs = message.pictureAtMs;
      this.#counts.offered += 1;
      this.#bytes += message.data.length;
      if (this.#track.bytes > mostBytes) this.#tooMuch();
    }
    this.#listener.onHurry();
  }

  #cutShort(): void {
    this.#isPending = false;
    this.#askId = -1;
    this.#link?.close();
    this.#plan.cut(this.#coveredToMs);
  }

  /** No stretch that a wall can show is as large: it is left at what has come of it. */
  #tooMuch(): void {
    this.#link?.close();
    this.#plan.failed('stream/bad-segment', this.#coveredToMs, this.#world.link.now());
    this.#track.endStretch();
  }

  /** The picture that was on then; undefined where nothing was recorded, or is not here yet. */
  #pictureAt(atMs: number): TimedSample | undefined {
    const { steps, atMs: fromMs, rate } = this.#order;
    const from = this.#track.indexAt(fromMs);
    const isStepped = rate === 0 && steps !== 0 && from >= 0 && this.#plan.isKnown(fromMs);
    if (isStepped) {
      const stepped = this.#track.shown(Math.min(Math.max(0, from + steps), this.#track.count - 1));
      if (stepped !== undefined) return stepped;
    }
    const picture = this.#track.shown(this.#track.indexAt(atMs));
    if (picture === undefined) return undefined;
    const isOn = atMs - picture.pictureAtMs < Math.max(longestPictureMs, 2 * picture.durationMs);
    return isOn ? picture : undefined;
  }

  #forget(atMs: number): void {
    const since = this.#track.forgetBefore(atMs - keptBehindMs, this.#sought.next);
    if (since !== undefined) this.#plan.forgetBefore(since);
  }

  #tellPlace(atMs: number, wanted: TimedSample | undefined, nowMs: number): void {
    if (nowMs - this.#toldAtMs < tellEveryMs) return;
    const place = {
      atMs: wanted !== undefined && this.#order.steps !== 0 ? wanted.pictureAtMs : atMs,
    };
    const told: RecordedPlace = { ...place, state: this.#stateAt(atMs, wanted) };
    const now = JSON.stringify(told);
    if (now === this.#told) return;
    this.#told = now;
    this.#toldAtMs = nowMs;
    this.#world.tell(told);
  }

  #stateAt(atMs: number, wanted: TimedSample | undefined): RecordedPlace['state'] {
    if (wanted !== undefined) {
      const lateBy = wanted.pictureAtMs - (this.#shownAtMs ?? -Infinity);
      return Math.abs(lateBy) < lateMs * Math.max(1, this.#order.rate / 2) ? 'shown' : 'loading';
    }
    if (this.#plan.isKnown(atMs)) return 'recording/none';
    return this.#plan.trouble ?? 'loading';
  }
}
