import type Hls from 'hls.js';
import type { ErrorData } from 'hls.js';
import type { Fault } from '#contract/outcome';
import type { LiveChecks, LiveDoubt, PaintLook, PaintStep } from './canvas/messages';
import { aimedDelayMs, allowedHlsDelayMs, correctDelay } from './delayControl';
import { watchFrames, type FrameWatch } from './frameWatch';
import type { hlsEngine } from './hlsEngine';
import { PlayerNews } from './playerNews';
import { makeSilent } from './silentVideo';
import {
  liveChecksOf,
  type LiveWatch,
  type PlayerCounts,
  type PlayerEvent,
  type TilePlayer,
} from './tilePlayer';
import { bufferedAheadMs, videoCounts } from './videoCounts';

const usualTargetMs = 2000;
/** Without a first frame after this long the stream counts as silent. */
const firstFrameLimitMs = 20_000;
const correctionMs = 500;
/** Two segments and what their answers may take: the buffer is at its least within this time. */
const lowWaterTargets = 2;
const lowWaterExtraMs = 2000;
/** After a jump the clock of the picture needs a moment to be true again. */
const jumpPauseMs = 5000;

type Engine = typeof hlsEngine;
let engine: Engine | undefined;
let coming: Promise<Engine> | undefined;

/** Fetches hls.js, once in the life of a page; players that come later have it at once. */
export async function fetchHls(): Promise<Engine> {
  coming ??= import('./hlsEngine').then((fetched) => (engine = fetched.hlsEngine));
  return coming;
}

/** Plays HLS by hls.js. One instance of hls.js per load: a fresh start forgets every bad state. */
export class HlsTilePlayer implements TilePlayer {
  readonly path = 'video';
  readonly surface: HTMLVideoElement;
  readonly #news = new PlayerNews();
  readonly #watch: FrameWatch;
  readonly #liveWatch: LiveWatch | undefined;
  #endProof: (() => void) | undefined;
  #address: string | undefined;
  #checks: LiveChecks = liveChecksOf(false);
  #doubt: LiveDoubt | null = null;
  #hls: Hls | undefined;
  /** Which load is the present one; hls.js may arrive after the next has begun. */
  #loads = 0;
  #limit: ReturnType<typeof setTimeout> | undefined;
  #correction: ReturnType<typeof setInterval> | undefined;
  #jumpedAtMs = -Infinity;
  /** What was buffered at the last corrections, the newest last. */
  #buffered: number[] = [];
  #hasFailed = false;
  #isPaused = false;

  /** @param liveWatch proves what it plays; nobody does where there is none */
  constructor(video: HTMLVideoElement, liveWatch?: LiveWatch) {
    this.surface = video;
    void fetchHls().catch(() => undefined);
    this.#liveWatch = liveWatch;
    makeSilent(video);
    // A video moved in the page or touched by the system pauses; a wall has nobody to press play.
    video.addEventListener('pause', this.#play);
    this.#watch = watchFrames(video, {
      onMoved: () => {
        clearTimeout(this.#limit);
        this.#news.tell({ kind: 'moved' });
      },
      onFrozen: () => {
        if (!this.#isPaused) this.#news.tell({ kind: 'frozen' });
      },
    });
  }

  load(address: string, checks?: LiveChecks): void {
    this.#drop();
    this.#hasFailed = false;
    this.#address = address;
    this.#checks = checks ?? this.#checks;
    this.#watch.reset();
    this.#limit = setTimeout(() => this.#fail({ code: 'stream/no-answer' }), firstFrameLimitMs);
    if (engine === undefined) void this.#beginLater(address);
    else this.#begin(engine, address);
  }

  unload(): void {
    this.#drop();
    this.surface.removeAttribute('src');
    this.surface.load();
  }

  isMoving(): boolean {
    return this.#hls !== undefined && this.#watch.isMoving();
  }

  pictureAtMs(): number | null {
    return this.#hls?.playingDate?.getTime() ?? null;
  }

  allowedDelayMs(): number {
    const { targetMs, partHoldBackMs } = this.#timing();
    return allowedHlsDelayMs(targetMs, partHoldBackMs);
  }

  counts(): PlayerCounts {
    return videoCounts(this.surface, this.#watch.takeGaps());
  }

  setStep(step: PaintStep): void {
    const isPaused = step === 'paused';
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    if (isPaused) {
      this.#rest();
    } else {
      this.#hls?.startLoad(-1);
      this.#play();
      this.#prove();
    }
  }

  setLook(look: PaintLook): void {
    this.surface.dataset['look'] = look;
  }

  onEvent(listener: (event: PlayerEvent) => void): () => void {
    return this.#news.on(listener);
  }

  destroy(): void {
    this.#news.end();
    this.#watch.stop();
    this.surface.removeEventListener('pause', this.#play);
    this.unload();
  }

  async #beginLater(address: string): Promise<void> {
    const [load, wasPaused] = [this.#loads, this.#isPaused];
    const fetched = await fetchHls().catch(() => undefined);
    if (load !== this.#loads) return;
    if (fetched === undefined) this.#fail({ code: 'stream/interrupted', detail: 'hls.js' });
    else this.#begin(fetched, address);
    if (this.#isPaused && !wasPaused) this.#rest();
  }

  #rest(): void {
    this.#endProof?.();
    this.#hls?.stopLoad();
    this.surface.pause();
  }

  #begin(by: Engine, address: string): void {
    if (!by.Hls.isSupported()) {
      this.#fail({ code: 'stream/codec' });
      return;
    }
    const hls = new by.Hls(by.hlsConfig);
    this.#hls = hls;
    hls.on(by.Events.ERROR, (_event, error) => {
      if (this.#hls === hls) this.#takeError(by, error);
    });
    hls.on(by.Events.MANIFEST_PARSED, this.#play);
    hls.loadSource(address);
    hls.attachMedia(this.surface);
    this.#correction = setInterval(() => this.#correct(), correctionMs);
    this.#prove();
  }

  readonly #play = (): void => {
    if (this.#hls === undefined || this.#isPaused) return;
    // Refused only while the source is being replaced; the next load plays again.
    this.surface.play().catch(() => undefined);
  };

  /** From now on somebody looks whether it is live; what was thought of it before is over. */
  #prove(): void {
    this.#endProof?.();
    this.#takeDoubt(null);
    if (this.#hls === undefined || this.#address === undefined || this.#isPaused) return;
    this.#endProof = this.#liveWatch?.watch({
      video: this.surface,
      address: this.#address,
      checks: this.#checks,
      isMoving: () => this.isMoving() && !this.surface.paused,
      onDoubt: (doubt) => this.#takeDoubt(doubt),
    });
  }

  #takeDoubt(doubt: LiveDoubt | null): void {
    if (doubt === this.#doubt) return;
    this.#doubt = doubt;
    this.#news.tell({ kind: 'doubt', doubt });
  }

  #timing(): { targetMs: number; partHoldBackMs: number | null } {
    const details = this.#hls?.latestLevelDetails;
    const hasParts = details != null && details.partList != null && details.partHoldBack > 0;
    return {
      targetMs: details ? details.targetduration * 1000 : usualTargetMs,
      partHoldBackMs: hasParts ? details.partHoldBack * 1000 : null,
    };
  }

  #correct(): void {
    const pictureAtMs = this.pictureAtMs();
    const { surface } = this;
    if (pictureAtMs === null || surface.paused || !this.isMoving()) {
      this.#buffered = [];
      return;
    }
    const { targetMs, partHoldBackMs } = this.#timing();
    const kept = Math.ceil((lowWaterTargets * targetMs + lowWaterExtraMs) / correctionMs);
    this.#buffered = [...this.#buffered, bufferedAheadMs(surface)].slice(-kept);
    const isKnown = this.#buffered.length === kept;
    if (!isKnown || performance.now() - this.#jumpedAtMs < jumpPauseMs) return;
    const { rate, jumpMs } = correctDelay({
      delayMs: Date.now() - pictureAtMs,
      aimMs: aimedDelayMs(targetMs, partHoldBackMs),
      bufferedMs: Math.min(...this.#buffered),
      rate: surface.playbackRate,
    });
    if (surface.playbackRate !== rate) surface.playbackRate = rate;
    if (jumpMs === 0) return;
    this.#jumpedAtMs = performance.now();
    this.#buffered = [];
    surface.currentTime += jumpMs / 1000;
    this.#news.tell({ kind: 'jumped', byMs: Math.round(jumpMs) });
  }

  #takeError(by: Engine, error: ErrorData): void {
    const isStale = error.details === by.ErrorDetails.PLAYLIST_UNCHANGED_ERROR;
    if (error.fatal || isStale) this.#fail(by.faultOf(error));
  }

  /** One failure per load: what comes after the first is its consequence. */
  #fail(fault: Fault): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    clearTimeout(this.#limit);
    this.#hls?.stopLoad();
    this.#news.tell({ kind: 'failed', fault });
  }

  #drop(): void {
    this.#loads += 1;
    clearTimeout(this.#limit);
    clearInterval(this.#correction);
    this.#endProof?.();
    this.#endProof = undefined;
    this.#buffered = [];
    this.#hls?.destroy();
    this.#hls = undefined;
  }
}
