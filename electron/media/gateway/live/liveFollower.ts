import type { FeedAbout } from '#contract/feed';
import { failure, success, type FaultCode, type Outcome } from '#contract/outcome';

import type { Upstream } from '../../../wall/ports';
import type { MediaPlaylist } from '../playlist/mediaPlaylist';
import { aboutOf, growthAfter, isStale } from './about';
import { Cadence } from './cadence';
import type { LiveSample } from './liveSample';
import { isInParts, PlaylistReader } from './locate';
import { Past } from './past';
import type { Ring } from './ring';
import { SampleLine } from './sampleLine';
import { SegmentPlan, type Step } from './segmentPlan';
import { sleep } from './sleep';
import { LiveSource, type LiveFetcher } from './source';
import { StepFetcher } from './stepFetcher';

/** Hears what a stream does. After `fault` or `end` it hears nothing more. */
export interface FollowerReader {
  samples(samples: readonly LiveSample[]): void;
  /** The server is away. Pictures come again when it is back, or a fault. */
  away(code: FaultCode): void;
  fault(code: FaultCode): void;
  end(): void;
}

/** What a follower is made with. */
export interface FollowerParts {
  fetcher: LiveFetcher;
  upstream: Upstream;
  ring: Ring;
  now: () => number;
  /** A time of the stream's own timeline that a reader has seen. */
  nearUs: number | undefined;
  /** The lease that is charged for it. */
  lease: string | undefined;
}

/** Pauses after a failure in the middle: a short break of the line is not worth a word. */
const patienceMs = [250, 700];
const failuresInRow = 2;
const leastReloadMs = 100;
/** A stream that nobody reads lets the others of a returning server go first. */
const unreadPauseMs = 5_000;

/**
 * Follows one stream for as long as anybody wants it: asks for its playlist when there should be
 * something new, fetches each segment or part once, takes it apart once, and gives the coded
 * pictures to the ring and to every reader.
 */
export class LiveFollower {
  readonly ring: Ring;
  /** Settled with the first picture, or with why there is none. */
  readonly ready: Promise<Outcome<null>>;
  readonly #now: () => number;
  readonly #stopping = new AbortController();
  readonly #readers = new Set<FollowerReader>();
  readonly #plan = new SegmentPlan();
  readonly #cadence = new Cadence();
  readonly #playlists: PlaylistReader;
  readonly #fetcher: StepFetcher;
  readonly #line: SampleLine;
  readonly #past: Past;
  readonly #wasKnown: boolean;
  #settleReady: (outcome: Outcome<null>) => void = () => undefined;
  #tail: Promise<void> = Promise.resolve();
  #waitingSteps = 0;
  #failures = 0;
  #hasGrown = true;
  /** So many steps belong to the first picture; parts are small and come together. */
  #untilReady = 1;
  #isOver = false;
  #awayFor: FaultCode | undefined;
  #isTakenUp = false;
  #stopWaiting: () => void = () => undefined;

  constructor({ fetcher, upstream, ring, now, nearUs, lease }: FollowerParts) {
    const { signal } = this.#stopping;
    const source = new LiveSource(fetcher, upstream, { signal, lease });
    this.ring = ring;
    this.#now = now;
    this.#playlists = new PlaylistReader(source);
    this.#fetcher = new StepFetcher(source, signal);
    this.#line = new SampleLine(ring, nearUs);
    this.#wasKnown = ring.newest !== undefined;
    this.#past = new Past(this.#fetcher, this.#line);
    if (this.#wasKnown) ring.timeline.resume();
    this.ready = new Promise((resolve) => {
      this.#settleReady = resolve;
    });
  }

  /** Known once `ready` is. */
  get about(): FeedAbout | undefined {
    return this.ring.about;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Why no pictures come at present although the stream is followed. */
  get awayFor(): FaultCode | undefined {
    return this.#awayFor;
  }

  start(): void {
    this.#run().catch(() => {
      // A bug of ours in one stream is not the end of all the others.
      this.#fail('stream/decode');
    });
  }

  stop(): void {
    this.#isOver = true;
    this.#stopping.abort();
    this.#settleReady(failure('stream/lease-ended'));
  }

  attach(reader: FollowerReader): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  /** The stream's token was renewed, or the stream moved. Nothing is broken off. */
  renew(upstream: Upstream): void {
    this.#playlists.renew(upstream);
    // It may be somewhere else now.
    this.#stopWaiting();
  }

  /** Fetches what the playlist still lists of before the ring, until there is enough. */
  async reachBack(isEnough: () => boolean): Promise<void> {
    // What is left of a former life does not join up with what the playlist lists.
    if (this.#wasKnown) return;
    await this.#past.reach(this.#plan, () =>
      this.#isOver || isEnough() ? undefined : this.#playlists.playlist,
    );
  }

  async #run(): Promise<void> {
    const first = await this.#playlists.read(undefined);
    if (this.#hasEnded()) return;
    if (!first.ok) {
      this.#fail(first.fault.code);
      return;
    }
    this.#begin(first.value);
    let playlist = first.value;
    while (!this.#hasEnded()) {
      if (playlist.isEnded) {
        await this.#tail;
        this.#end();
        return;
      }
      await sleep(this.#pauseMs(playlist), this.#stopping.signal);
      const askedAtMs = this.#now();
      const read = await this.#reload();
      if (this.#hasEnded()) return;
      if (read.ok) {
        playlist = read.value;
        this.#take(playlist, isInParts(playlist) ? this.#now() : askedAtMs);
      } else if (!(await this.#outlast(read.fault.code))) {
        this.#fail(read.fault.code);
        return;
      }
    }
  }

  /** Waits for a server that is away, with all that is known of the stream; false when it is not. */
  async #outlast(code: FaultCode): Promise<boolean> {
    if (!this.#playlists.isDown || this.ring.newest === undefined) return false;
    this.#tellAway(code);
    const renewed = new Promise<void>((resolve) => {
      this.#stopWaiting = resolve;
    });
    await Promise.race([this.#playlists.whenBack(), renewed]);
    // What somebody looks at comes first.
    if (this.#readers.size < 2) await sleep(unreadPauseMs * Math.random(), this.#stopping.signal);
    this.#isTakenUp = true;
    this.#plan.takeUp();
    const { ring } = this;
    if (ring.growth !== undefined) ring.growth = { ...ring.growth, sinceMs: this.#now() };
    return true;
  }

  #tellAway(code: FaultCode): void {
    if (this.#awayFor !== undefined) return;
    this.#awayFor = code;
    for (const reader of [...this.#readers]) reader.away(code);
  }

  /** Asked anew each time: much may happen while something is waited for. */
  #hasEnded(): boolean {
    return this.#isOver;
  }

  #begin(playlist: MediaPlaylist): void {
    const now = this.#now();
    const newest = playlist.segments.at(-1);
    const durationMs = (newest?.durationSeconds ?? playlist.targetSeconds) * 1_000;
    const startMs = newest?.pictureAtMs ?? null;
    const endMs = startMs === null ? null : startMs + durationMs;
    this.#cadence.begin(now, durationMs, playlist.targetSeconds * 1_000, endMs);
    this.#take(playlist, undefined);
    if (isInParts(playlist)) this.#untilReady = this.#waitingSteps;
  }

  #take(playlist: MediaPlaylist, askedAtMs: number | undefined): void {
    const { steps, completed, isEncrypted, isRestarted } = this.#plan.advance(playlist);
    if (isRestarted) {
      this.#fetcher.forget();
      this.#line.forgetMap();
    }
    const { ring } = this;
    ring.growth = growthAfter(ring.growth, playlist, this.#now());
    if (isEncrypted || isStale(ring.growth, playlist, this.#now())) {
      this.#fail(isEncrypted ? 'stream/codec' : 'stream/stale-playlist');
      return;
    }
    ring.about = aboutOf(playlist);
    this.#hasGrown = steps.length > 0;
    if (askedAtMs !== undefined) this.#learn(playlist, askedAtMs, completed);
    for (const step of steps) this.#enqueue(step);
    this.#fetcher.askHint(playlist, this.#plan.next?.sequence ?? 0);
  }

  #learn(playlist: MediaPlaylist, askedAtMs: number, completed: number): void {
    const durationMs = (playlist.segments.at(-1)?.durationSeconds ?? 1) * 1_000;
    const targetMs = playlist.targetSeconds * 1_000;
    if (this.#isTakenUp) this.#cadence.takeUp(askedAtMs, Math.max(completed, 1));
    this.#isTakenUp = false;
    if (this.#hasGrown) {
      this.#cadence.found(askedAtMs, Math.max(completed, 1), durationMs, targetMs);
    } else this.#cadence.missed(askedAtMs);
  }

  #pauseMs(playlist: MediaPlaylist): number {
    if (this.#isTakenUp) return 0;
    if (!isInParts(playlist)) return this.#cadence.waitMs(this.#now());
    // A server that blocks answers as soon as there is something; another is asked for each part.
    if (playlist.canBlockReload) return this.#hasGrown ? 0 : leastReloadMs;
    return Math.max((playlist.partTargetSeconds ?? 1) * 500, leastReloadMs);
  }

  async #reload(): Promise<Outcome<MediaPlaylist>> {
    for (let attempt = 0; ; attempt += 1) {
      if (!this.#playlists.isLocated) this.#plan.restart();
      const read = await this.#playlists.read(this.#plan.next);
      const pauseMs = patienceMs[attempt];
      if (read.ok || this.#isOver || pauseMs === undefined) return read;
      if (this.#playlists.isDown) return read;
      await sleep(pauseMs, this.#stopping.signal);
    }
  }

  /** Fetching begins at once; taking apart goes in order. */
  #enqueue(step: Step): void {
    const bytes = this.#fetcher.fetch(step);
    const map =
      step.map !== null && this.#line.needsMap(step) ? this.#fetcher.fetchMap(step.map) : null;
    this.#waitingSteps += 1;
    this.#tail = this.#tail.then(async () => {
      const taken = await this.#takeStep(step, bytes, map);
      this.#waitingSteps -= 1;
      if (!this.#isOver) this.#settle(taken, step);
    });
  }

  async #takeStep(
    step: Step,
    fetching: Promise<Outcome<Buffer>>,
    fetchingMap: Promise<Outcome<Buffer>> | null,
  ): Promise<Outcome<LiveSample[]>> {
    const bytes = await fetching;
    if (this.#isOver) return success([]);
    if (step.map !== null && this.#line.needsMap(step)) {
      const map = await (fetchingMap ?? this.#fetcher.fetchMap(step.map));
      const taken = map.ok ? this.#line.takeMap(step.map, map.value) : map;
      if (!taken.ok) return taken;
    }
    return bytes.ok ? this.#line.take(step, bytes.value, this.#now()) : bytes;
  }

  #settle(taken: Outcome<LiveSample[]>, { resource }: Step): void {
    this.#untilReady -= 1;
    // A stream taken up again may bring nothing but what is here already.
    if (taken.ok && (taken.value.length > 0 || this.ring.newest !== undefined)) {
      this.#failures = 0;
      if (this.#untilReady <= 0) this.#settleReady(success(null));
      if (taken.value.length === 0) return;
      this.#awayFor = undefined;
      for (const reader of [...this.#readers]) reader.samples(taken.value);
      return;
    }
    const code = taken.ok ? 'stream/decode' : taken.fault.code;
    this.#plan.lost();
    if (!taken.ok && this.ring.newest !== undefined && this.#fetcher.isDown(resource)) {
      this.#tellAway(code);
      return;
    }
    this.#failures += 1;
    const isHopeless = this.ring.newest === undefined && this.#waitingSteps === 0;
    if (code === 'stream/codec' || isHopeless || this.#failures >= failuresInRow) this.#fail(code);
  }

  #fail(code: FaultCode): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stopping.abort();
    this.#settleReady(failure(code));
    for (const reader of [...this.#readers]) reader.fault(code);
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#settleReady(failure('stream/stale-playlist'));
    for (const reader of [...this.#readers]) reader.end();
  }
}
