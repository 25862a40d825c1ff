import type { CameraId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { RecordedSpan } from '#contract/recording';
import type { ReplayRate } from '#contract/replay';

import type { ClockPort } from '../../wall/ports';
import type { RecordedStretch, ReplayPace } from '../../wall/ports/recordingPort';
import type { KnownChannel } from './wvpKnown';
import { rewriteHost, type HostRule } from './wvpHost';
import { ownRange } from './wvpOwnRange';
import type { WvpPlaybackCalls } from './wvpPlaybackCalls';
import { WvpPlaybackLedger, type PlayedSession } from './wvpPlaybackLedger';
import { WvpQueue } from './wvpQueue';

export interface WvpPlaybackParts {
  calls: WvpPlaybackCalls;
  clock: ClockPort;
  host: HostRule;
  /** In [0, 1); Math.random outside of tests. */
  chance: () => number;
}

/** What is to be played. */
export interface PlaybackWish {
  cameraId: CameraId;
  channel: KnownChannel;
  /** What the device has without a gap; it leaps over gaps, and says nothing. */
  span: RecordedSpan;
  fromMs: number;
  toMs: number;
  pace: ReplayPace;
}

/** How long a start takes; measured, and longer at first. */
const startMs = { first: 2_500, least: 1_500, most: 10_000, margin: 1_500 } as const;
/** A faster device is watched so long before it is believed. */
const watchedMs = 2_000;
/** Beginning so much late is made up for by the clock standing; more is left out. */
const skippedFromMs = 1_500;
/** A stream that has been there for longer was not begun for us. */
const oldestSeconds = 5;
const attempts = 3;
const surelyAliveMs = 5_000;

/**
 * Sessions in which devices play what lies on them, each for this station alone: see decision 39.
 * A jump and another speed begin another session; the one before ends.
 */
export class WvpPlayback {
  readonly #parts: WvpPlaybackParts;
  readonly #ledger: WvpPlaybackLedger;
  readonly #queue = new WvpQueue({ atOnce: 4, ofOneDevice: 2 });
  readonly #busy = new Map<CameraId, Promise<unknown>>();
  #tookMs: number = startMs.first;

  constructor(parts: WvpPlaybackParts) {
    this.#parts = parts;
    this.#ledger = new WvpPlaybackLedger(parts.clock, (session) => parts.calls.stop(session));
  }

  /** One question of a camera at a time, so that tiles that show the same share a session. */
  async open(wish: PlaybackWish): Promise<Outcome<RecordedStretch>> {
    const { cameraId } = wish;
    const before = this.#busy.get(cameraId) ?? Promise.resolve();
    const opened = before.then(() => this.#open(wish));
    this.#busy.set(cameraId, opened);
    const stretch = await opened;
    if (this.#busy.get(cameraId) === opened) this.#busy.delete(cameraId);
    return stretch;
  }

  /** How long a clock stands that goes on from there; a session that is near needs no time. */
  startMs(cameraId: CameraId, atMs: number, rate: ReplayRate): number {
    if (rate === 0) return 0;
    const wanted = { fromMs: atMs, speed: speedOf(rate), rate, dueInMs: 0 };
    return this.#ledger.near(cameraId, wanted) === undefined ? this.#startMs(rate) : 0;
  }

  /** Nobody looks at recordings of this camera any more. */
  leave(cameraId: CameraId): void {
    this.#ledger.end(cameraId);
  }

  async closeAll(): Promise<void> {
    await this.#ledger.endAll();
  }

  async #open(wish: PlaybackWish): Promise<Outcome<RecordedStretch>> {
    const { cameraId, fromMs, toMs, pace } = wish;
    const wanted = { fromMs, speed: speedOf(pace.rate), ...pace };
    const near = this.#ledger.near(cameraId, wanted);
    if (near !== undefined) {
      if (await this.#isAlive(near)) {
        this.#ledger.asked(near, toMs);
        return this.#stretchOf(near);
      }
      this.#ledger.drop(near);
    }
    const begun = await this.#queue.run(wish.channel.device ?? cameraId, () => this.#begin(wish));
    if (!begun.ok) return begun;
    this.#ledger.add(begun.value, toMs);
    return this.#stretchOf(begun.value);
  }

  async #begin(wish: PlaybackWish): Promise<Outcome<PlayedSession>> {
    const { calls, clock, chance, host } = this.#parts;
    const { channel, span, pace } = wish;
    const lateMs = this.#startMs(pace.rate) - pace.dueInMs;
    const skipMs = pace.rate === 0 || lateMs < skippedFromMs ? 0 : lateMs * pace.rate;
    const fromMs = Math.max(span.fromMs, wish.fromMs + skipMs);
    if (fromMs >= span.toMs) return failure('recording/none');
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const isShort = pace.rate < 1;
      const range = ownRange({ fromMs, toMs: wish.toMs, span, isShort }, chance);
      const askedAtMs = clock.now();
      const played = await calls.start(channel, range);
      if (!played.ok) return played;
      const { stream, aliveSeconds, fmp4 } = played.value;
      // Somebody asked for the very same range before: that session is theirs.
      if (aliveSeconds > oldestSeconds + (clock.now() - askedAtMs) / 1_000) continue;
      this.#learn(clock.now() - askedAtMs);
      const session: PlayedSession = {
        ...{ cameraId: wish.cameraId, channel, stream, speed: speedOf(pace.rate) },
        ...{ fromMs: range.fromMs, toMs: range.toMs },
        url: rewriteHost(fmp4, host),
        startedAtMs: clock.now(),
        seenAtMs: clock.now(),
      };
      if (session.speed === 1) return success(session);
      const quickened = await calls.quicken(session);
      if (quickened.ok) return success(session);
      void calls.stop(session);
      return failure('recording/not-faster', quickened.fault.detail);
    }
    return failure('stream/queued', 'others play the same of this device');
  }

  async #isAlive(session: PlayedSession): Promise<boolean> {
    const { calls, clock } = this.#parts;
    if (clock.now() - session.seenAtMs < surelyAliveMs) return true;
    const isAlive = await calls.isAlive(session);
    if (isAlive) session.seenAtMs = clock.now();
    return isAlive;
  }

  #stretchOf({ url, fromMs, toMs, speed }: PlayedSession): Outcome<RecordedStretch> {
    const upstream = { url, headers: {} };
    return success({ form: 'session', upstream, parts: [{ fromMs, toMs }], speed });
  }

  #startMs(rate: ReplayRate): number {
    return this.#tookMs + startMs.margin + (speedOf(rate) > 1 ? watchedMs : 0);
  }

  /** The longest of late, forgotten slowly. */
  #learn(tookMs: number): void {
    const slower = Math.max(tookMs, (this.#tookMs + tookMs) / 2);
    this.#tookMs = Math.min(startMs.most, Math.max(startMs.least, slower));
  }
}

/** Slower than life the tile plays by itself: a device that sends too early is no trouble. */
const speedOf = (rate: ReplayRate): number => Math.max(1, rate);
