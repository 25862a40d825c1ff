import type { Fault } from '#contract/outcome';
import type { LiveChecks, LiveDoubt, PaintLook, PaintStep } from './canvas/messages';
import { watchFrames, type FrameWatch } from './frameWatch';
import { EdgeKeeper } from './mse/edgeKeeper';
import { codedPieces } from './mse/codedPieces';
import { PieceBuffer } from './mse/pieceBuffer';
import { playableCodecs } from './mse/playableCodecs';
import { SocketLink, socketAddressOf } from './mse/socketLink';
import { LoopWatch, markOf } from './live/loopWatch';
import { PlayerNews } from './playerNews';
import { makeSilent } from './silentVideo';
import {
  liveChecksOf,
  type LiveWatch,
  type PlayerCounts,
  type PlayerEvent,
  type TilePlayer,
} from './tilePlayer';
import { videoCounts } from './videoCounts';

/** What of a browser is used, so that a test can have another. */
export interface MseWorld {
  connect: (address: string) => WebSocket;
  makeSource: () => MediaSource;
  /** Lets an element play a source; the answer ends that. */
  attach: (video: HTMLVideoElement, source: MediaSource) => () => void;
  canPlay: (mimeType: string) => boolean;
  /** Sound is asked for as well. */
  hasSound?: true;
}

const browser: MseWorld = {
  connect: (address) => new WebSocket(address),
  makeSource: () => new MediaSource(),
  attach: (video, source) => {
    const address = URL.createObjectURL(source);
    video.src = address;
    return () => URL.revokeObjectURL(address);
  },
  canPlay: (mimeType) => MediaSource.isTypeSupported(mimeType),
};

/** The same with sound. */
export const audibleMse: MseWorld = { ...browser, hasSound: true };

/** Before more is known, what classic HLS may take; pieces come much sooner. */
const [unknownAllowedMs, usualAllowedMs] = [4300, 1500];
/** Without a first frame after this long the stream counts as silent. */
const firstFrameLimitMs = 20_000;

/** Plays fragmented MP4 that comes over a WebSocket of the gateway, by a MediaSource. */
export class MseTilePlayer implements TilePlayer {
  readonly path = 'video';
  readonly surface: HTMLVideoElement;
  readonly #world: MseWorld;
  readonly #news = new PlayerNews();
  readonly #watch: FrameWatch;
  readonly #liveWatch: LiveWatch | undefined;
  readonly #edge: EdgeKeeper;
  #endProof: (() => void) | undefined;
  #checks: LiveChecks = liveChecksOf(false);
  #seenDoubt: LiveDoubt | null = null;
  #loop: LoopWatch | undefined;
  #isLooping = false;
  #doubt: LiveDoubt | null = null;
  #address: string | undefined;
  #link: SocketLink | undefined;
  #buffer: PieceBuffer | undefined;
  #detach: (() => void) | undefined;
  #limit: ReturnType<typeof setTimeout> | undefined;
  #hasFormat = false;
  #hasFailed = false;
  #isPaused = false;

  /** @param liveWatch proves what it plays; nobody does where there is none */
  constructor(video: HTMLVideoElement, liveWatch?: LiveWatch, world: MseWorld = browser) {
    this.surface = video;
    this.#liveWatch = liveWatch;
    this.#world = world;
    makeSilent(video);
    // A video moved in the page or touched by the system pauses; a wall has nobody to press play.
    video.addEventListener('pause', this.#play);
    video.addEventListener('error', this.#takeError);
    this.#edge = new EdgeKeeper(video, (byMs) => this.#news.tell({ kind: 'jumped', byMs }));
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
    const codecs = playableCodecs(this.#world.canPlay, this.#world.hasSound);
    if (codecs.length === 0) this.#fail({ code: 'stream/codec' });
    else this.#begin(address, codecs);
  }

  unload(): void {
    this.#drop();
    this.#address = undefined;
    this.surface.removeAttribute('src');
    this.surface.load();
  }

  isMoving(): boolean {
    return this.#link !== undefined && !this.#hasFailed && this.#watch.isMoving();
  }

  /** What comes over the line names no time of day. */
  pictureAtMs(): number | null {
    return null;
  }

  allowedDelayMs(): number {
    return this.#hasFormat ? usualAllowedMs : unknownAllowedMs;
  }

  counts(): PlayerCounts {
    return videoCounts(this.surface, this.#watch.takeGaps());
  }

  /** While it is paused pieces come in and leave again, so that it goes on at once, and now. */
  setStep(step: PaintStep): void {
    const isPaused = step === 'paused';
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    if (isPaused) {
      this.#endProof?.();
      this.surface.pause();
    } else {
      this.#buffer?.goToEdge();
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
    this.surface.removeEventListener('error', this.#takeError);
    this.unload();
  }

  #begin(address: string, codecs: string[]): void {
    const source = this.#world.makeSource();
    const buffer = new PieceBuffer({
      video: this.surface,
      source,
      onFault: (code) => this.#fail({ code }),
    });
    this.#buffer = buffer;
    const opened = new Promise<void>((done) => {
      source.addEventListener('sourceopen', () => done(), { once: true });
    });
    this.#detach = this.#world.attach(this.surface, source);
    this.#link = new SocketLink(
      this.#world.connect(socketAddressOf(address)),
      { codecs },
      {
        onFormat: (mimeType) => {
          this.#hasFormat = true;
          void opened.then(() => {
            if (this.#buffer !== buffer) return;
            buffer.begin(mimeType);
            this.#play();
          });
        },
        onPiece: (piece) => {
          this.#noteCoded(piece);
          buffer.add(piece);
        },
        onFault: (code) => this.#fail({ code }),
      },
    );
    this.#edge.start();
    this.#prove();
  }

  readonly #play = (): void => {
    if (this.#link === undefined || this.#isPaused) return;
    // Refused only while the source is being replaced; the next load plays again.
    this.surface.play().catch(() => undefined);
  };

  readonly #takeError = (): void => {
    if (this.#link !== undefined) this.#fail({ code: 'stream/decode' });
  };

  /** What a camera sends twice in the same order is a recording. */
  #noteCoded(piece: ArrayBuffer): void {
    if (this.#loop === undefined) return;
    for (const { data, isKey } of codedPieces(new Uint8Array(piece))) {
      this.#isLooping = this.#loop.take(markOf(data), isKey, performance.now());
    }
    this.#judge();
  }

  /** From now on somebody looks whether it is live; what was thought of it before is over. */
  #prove(): void {
    this.#endProof?.();
    this.#seenDoubt = null;
    this.#isLooping = false;
    this.#judge();
    if (this.#link === undefined || this.#address === undefined || this.#isPaused) return;
    this.#loop = this.#checks.isLoopChecked ? new LoopWatch() : undefined;
    this.#endProof = this.#liveWatch?.watch({
      video: this.surface,
      address: this.#address,
      // There is no feed of it to look for a loop in: that is done here.
      checks: { ...this.#checks, isLoopChecked: false },
      isMoving: () => this.isMoving() && !this.surface.paused,
      onDoubt: (doubt) => {
        this.#seenDoubt = doubt;
        this.#judge();
      },
    });
  }

  #judge(): void {
    const doubt = this.#seenDoubt ?? (this.#isLooping ? 'looping' : null);
    if (doubt === this.#doubt) return;
    this.#doubt = doubt;
    this.#news.tell({ kind: 'doubt', doubt });
  }

  /** One failure per load: what comes after the first is its consequence. */
  #fail(fault: Fault): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    clearTimeout(this.#limit);
    this.#link?.close();
    this.#edge.stop();
    this.#news.tell({ kind: 'failed', fault });
  }

  #drop(): void {
    clearTimeout(this.#limit);
    this.#edge.stop();
    this.#endProof?.();
    this.#endProof = undefined;
    this.#loop = undefined;
    this.#hasFormat = false;
    this.#link?.close();
    this.#link = undefined;
    this.#buffer?.close();
    this.#buffer = undefined;
    this.#detach?.();
    this.#detach = undefined;
  }
}
