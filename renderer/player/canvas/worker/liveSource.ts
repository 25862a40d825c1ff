import type { FeedConfig, FeedMessage } from '#contract/feed';
import type { FaultCode } from '#contract/outcome';

import { PictureDecoder, type DecodedPicture } from './decoder';
import { FeedLink, type LinkWorld } from './feedLink';
import { Pacer } from './pacer';
import { SampleRoom } from './sampleRoom';
import type { PictureCounts, PictureSource, SourceListener } from './source';
import { chooseStart } from './startPoint';
import { Thinning } from './thinning';
import { Timeline, type TimedSample } from './timeline';

/** Before it is known what the stream allows: about the hold-back of usual classic HLS. */
const askedBehindMs = 4_000;
const aheadPictures = 4;
const mostDecoded = 8;
/** After so long, what is here must do for a start. */
const startPatienceMs = 400;
const usualFrameMs = 40;
/** Held back, so many samples are decoded for the first picture; more when it does not come. */
const firstSamples = 2;
const anotherSampleMs = 60;
/** Some minutes of pictures: a reader that falls so far behind begins anew. */
const mostSamples = 6_000;

/** One for all streams of the worker. */
const room = new SampleRoom();

/** One camera live: its feed, its pace and its decoder. */
export class LiveSource implements PictureSource {
  readonly #listener: SourceListener;
  readonly #counts: PictureCounts;
  readonly #nowMs: () => number;
  readonly #link: FeedLink;
  readonly #decoder: PictureDecoder;
  readonly #pacer = new Pacer();
  readonly #timeline = new Timeline();
  readonly #thinning = new Thinning();
  #config: FeedConfig | undefined;
  readonly #samples: TimedSample[] = [];
  #decoded: DecodedPicture[] = [];
  #positionMs: number | undefined;
  /** Nothing that ends before this place is shown: it is decoded for the sake of what follows. */
  #notBeforeMs = -Infinity;
  #firstSampleAtMs: number | undefined;
  #hasShown = false;
  /** Why the server is away, until that has been told. */
  #awayCode: FaultCode | undefined;
  #isAway = false;
  #everyMs = 0;
  #takenAtMs = -Infinity;
  #isHeldBack = false;
  #startedAtMs = 0;
  #given = 0;
  readonly isExpecting = true;
  frameMs = usualFrameMs;

  constructor(url: string, world: LinkWorld, counts: PictureCounts, listener: SourceListener) {
    this.#listener = listener;
    this.#counts = counts;
    this.#nowMs = world.now;
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

  get allowedDelayMs(): number {
    return this.#pacer.allowedMs;
  }

  get bufferedMs(): number {
    return this.#pacer.bufferedMs;
  }

  clockSet(byMs: number): void {
    this.#pacer.clockSet(byMs);
  }

  thinTo(everyMs: number): void {
    if (everyMs === this.#everyMs) return;
    this.#everyMs = everyMs;
    this.#thinning.everyMs = everyMs;
  }

  /** Its clock stands while it is held back: it goes on where it stopped, a little later. */
  holdBack(isHeld: boolean): void {
    if (isHeld === this.#isHeldBack) return;
    this.#isHeldBack = isHeld;
    if (isHeld || this.#positionMs === undefined) return;
    this.#pacer.startAt(this.#positionMs, this.#nowMs());
    this.#pump();
  }

  close(): void {
    this.#link.close();
    this.#decoder.close();
    for (const { frame } of this.#decoded) frame.close();
    this.#decoded = [];
    this.#drop(this.#samples.length);
  }

  take(nowMs: number, tickMs: number): DecodedPicture | undefined {
    if (this.#positionMs === undefined) this.#start(nowMs);
    if (this.#isHeldBack && this.#positionMs !== undefined) return this.#takeFirst(nowMs, tickMs);
    const pace = this.#pacer.advance(nowMs);
    if (pace === undefined) {
      if (this.#awayCode !== undefined) this.#goAway(this.#awayCode);
      return undefined;
    }
    this.#positionMs = pace.positionMs;
    if (pace.jumpedByMs !== 0) {
      this.#notBeforeMs = pace.positionMs;
      this.#listener.onJump(pace.jumpedByMs);
    }
    const due = this.#takeDue(pace.positionMs, tickMs, nowMs);
    this.#pump();
    const isOut = pace.isDry && due === undefined && this.#decoded.length === 0;
    if (this.#awayCode !== undefined && isOut) this.#goAway(this.#awayCode);
    return due;
  }

  #takeFirst(nowMs: number, tickMs: number): DecodedPicture | undefined {
    this.#pump();
    return this.#hasShown ? undefined : this.#takeDue(this.#positionMs ?? 0, tickMs, nowMs);
  }

  #address(url: string): string {
    const afterUs = this.#timeline.newestUs;
    return afterUs === undefined
      ? `${url}/feed?behind=${String(askedBehindMs)}`
      : `${url}/feed?after=${String(afterUs)}`;
  }

  #receive(message: FeedMessage): void {
    if (message.kind === 'about') this.#pacer.learn(message.about);
    else if (message.kind === 'config') this.#config = message.config;
    else if (message.kind === 'away') this.#awayCode = message.code;
    else if (message.kind === 'end') this.#listener.onFault('stream/interrupted');
    else if (message.kind === 'sample' && this.#config !== undefined) {
      const sample = this.#timeline.place(message, this.#config);
      if (sample !== undefined) this.#add(sample);
    }
  }

  /** Until here the pictures were live: only now something is wrong with the tile. */
  #goAway(code: FaultCode): void {
    this.#awayCode = undefined;
    this.#isAway = true;
    this.#listener.onAway(code);
  }

  /** Nothing waits for its old place on the timeline: what comes now is shown at once. */
  #comeBack(): void {
    this.#awayCode = undefined;
    if (!this.#isAway) return;
    this.#isAway = false;
    this.#drop(this.#samples.length);
    for (const { frame } of this.#decoded.splice(0)) frame.close();
    this.#positionMs = undefined;
    this.#firstSampleAtMs = undefined;
    this.#hasShown = false;
    this.#pacer.restart();
  }

  #add(sample: TimedSample): void {
    this.#comeBack();
    const nowMs = this.#nowMs();
    this.#firstSampleAtMs ??= nowMs;
    if (sample.durationMs > 0) this.frameMs = sample.durationMs;
    sample.data = room.keep(sample.data);
    this.#samples.push(sample);
    this.#counts.offered += 1;
    if (this.#samples.length > mostSamples) this.#drop(mostSamples / 2);
    this.#pacer.arrived(sample, nowMs);
    this.#listener.onSample(sample);
    // the rest of an answer arrives in the same turn; the start is chosen when it is here
    if (this.#positionMs === undefined) this.#listener.onHurry();
    else this.#pump();
  }

  #start(nowMs: number): void {
    const waitedMs = nowMs - (this.#firstSampleAtMs ?? nowMs);
    const start = chooseStart(this.#samples, {
      targetMs: this.#pacer.targetMs,
      floorMs: this.#pacer.floorMs,
      delayOf: (mediaMs) => this.#pacer.delayOf(mediaMs, nowMs),
      isPatient: waitedMs < startPatienceMs,
    });
    if (start === undefined) return;
    this.#counts.offered -= this.#samples.filter(
      ({ mediaMs }) => mediaMs < start.positionMs,
    ).length;
    this.#drop(start.keyIndex);
    this.#notBeforeMs = start.positionMs;
    this.#positionMs = start.positionMs;
    this.#pacer.startAt(start.positionMs, nowMs);
    this.#startedAtMs = nowMs;
    this.#pump();
  }

  /** Gives the decoder what will be due soon. */
  #pump(): void {
    const positionMs = this.#positionMs;
    if (positionMs === undefined) return;
    this.#skipToKey(positionMs);
    const untilMs = positionMs + aheadPictures * this.frameMs;
    for (;;) {
      const [sample] = this.#samples;
      if (sample === undefined || !this.#decoder.isReady) return;
      if (this.#isHeldBack && !this.#needsMore()) return;
      if (sample.mediaMs > untilMs || this.#decoded.length >= mostDecoded) return;
      if (!this.#thinning.mayPass(this.#samples) && !this.#decoder.decode(sample)) return;
      this.#drop(1);
      this.#given += 1;
    }
  }

  /** The oldest are decoded, or not wanted any more. */
  #drop(count: number): void {
    for (const { data } of this.#samples.splice(0, count)) room.giveBack(data);
  }

  #needsMore(): boolean {
    if (this.#hasShown || this.#decoded.length > 0) return false;
    const waitedMs = this.#nowMs() - this.#startedAtMs;
    return this.#given < firstSamples + waitedMs / anotherSampleMs;
  }

  /** Behind a key picture that is due already, nothing needs to be decoded any more. */
  #skipToKey(positionMs: number): void {
    let key = 0;
    for (const [index, sample] of this.#samples.entries()) {
      if (sample.mediaMs > positionMs) break;
      if (sample.isKey) key = index;
    }
    this.#drop(key);
  }

  #keep(picture: DecodedPicture): void {
    this.#counts.decoded += 1;
    // what the decoder kept back is no news of a server that is away
    if (this.#isAway || picture.mediaMs + this.frameMs <= this.#notBeforeMs) {
      picture.frame.close();
    } else {
      this.#decoded.push(picture);
      if (!this.#hasShown) this.#listener.onHurry();
    }
    this.#pump();
  }

  /** Of what is due the oldest, as long as it is not much too late. */
  #takeDue(positionMs: number, tickMs: number, nowMs: number): DecodedPicture | undefined {
    const [first] = this.#decoded;
    if (first === undefined) return undefined;
    const mayShow = nowMs - this.#takenAtMs >= this.#everyMs - tickMs / 2;
    const lateMs = mayShow ? Math.min(tickMs, this.frameMs) / 2 : 0;
    while ((this.#decoded[1]?.mediaMs ?? Infinity) <= positionMs - lateMs) {
      this.#decoded.shift()?.frame.close();
    }
    const due = this.#decoded[0];
    const isDue = due !== undefined && (due.mediaMs <= positionMs + 2 || !this.#hasShown);
    if (!isDue || !mayShow) return undefined;
    this.#decoded.shift();
    this.#hasShown = true;
    this.#takenAtMs = nowMs;
    return due;
  }
}
