import Hls, { ErrorDetails, Events, type ErrorData } from 'hls.js';
import type { Fault } from '#contract/outcome';
import { watchFrames, type FrameWatch } from './frameWatch';
import { hlsConfig } from './hlsConfig';
import { faultOf } from './hlsFaults';
import type { PlayerEvent, TilePlayer } from './tilePlayer';

const usualTargetMs = 2000;
const marginMs = 300;
/** Without a first frame after this long the stream counts as silent. */
const firstFrameLimitMs = 20_000;

/** Plays HLS by hls.js. One instance of hls.js per load: a fresh start forgets every bad state. */
export class HlsTilePlayer implements TilePlayer {
  readonly video: HTMLVideoElement;
  readonly #listeners = new Set<(event: PlayerEvent) => void>();
  readonly #watch: FrameWatch;
  #hls: Hls | undefined;
  #limit: ReturnType<typeof setTimeout> | undefined;
  #hasFailed = false;

  constructor(video: HTMLVideoElement) {
    this.video = video;
    video.muted = true;
    video.playsInline = true;
    video.autoplay = true;
    video.disablePictureInPicture = true;
    // A video moved in the page or touched by the system pauses; a wall has nobody to press play.
    video.addEventListener('pause', this.#play);
    this.#watch = watchFrames(video, {
      onMoved: () => {
        clearTimeout(this.#limit);
        this.#tell({ kind: 'moved' });
      },
      onFrozen: () => this.#tell({ kind: 'frozen' }),
    });
  }

  load(address: string): void {
    this.#drop();
    this.#hasFailed = false;
    if (!Hls.isSupported()) {
      this.#fail({ code: 'stream/codec' });
      return;
    }
    this.#watch.reset();
    const hls = new Hls(hlsConfig);
    this.#hls = hls;
    hls.on(Events.ERROR, (_event, error) => {
      if (this.#hls === hls) this.#takeError(error);
    });
    hls.on(Events.MANIFEST_PARSED, this.#play);
    hls.loadSource(address);
    hls.attachMedia(this.video);
    this.#limit = setTimeout(() => this.#fail({ code: 'stream/no-answer' }), firstFrameLimitMs);
  }

  unload(): void {
    this.#drop();
    this.video.removeAttribute('src');
    this.video.load();
  }

  isMoving(): boolean {
    return this.#hls !== undefined && this.#watch.isMoving();
  }

  pictureAtMs(): number | null {
    return this.#hls?.playingDate?.getTime() ?? null;
  }

  allowedDelayMs(): number {
    const details = this.#hls?.latestLevelDetails;
    const targetMs = details ? details.targetduration * 1000 : usualTargetMs;
    return 2 * targetMs + marginMs;
  }

  onEvent(listener: (event: PlayerEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  destroy(): void {
    this.#listeners.clear();
    this.#watch.stop();
    this.video.removeEventListener('pause', this.#play);
    this.unload();
  }

  readonly #play = (): void => {
    if (this.#hls === undefined) return;
    // Refused only while the source is being replaced; the next load plays again.
    this.video.play().catch(() => undefined);
  };

  #takeError(error: ErrorData): void {
    const isStale = error.details === ErrorDetails.PLAYLIST_UNCHANGED_ERROR;
    if (error.fatal || isStale) this.#fail(faultOf(error));
  }

  /** One failure per load: what comes after the first is its consequence. */
  #fail(fault: Fault): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    clearTimeout(this.#limit);
    this.#hls?.stopLoad();
    this.#tell({ kind: 'failed', fault });
  }

  #drop(): void {
    clearTimeout(this.#limit);
    this.#hls?.destroy();
    this.#hls = undefined;
  }

  #tell(event: PlayerEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
