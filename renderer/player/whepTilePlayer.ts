import type { Fault } from '#contract/outcome';
import type { LiveChecks, LiveDoubt, PaintLook, PaintStep } from './canvas/messages';
import { PlayerNews } from './playerNews';
import { makeSilent } from './silentVideo';
import {
  liveChecksOf,
  type LiveWatch,
  type PlayerCounts,
  type PlayerEvent,
  type TilePlayer,
} from './tilePlayer';
import { DecodedWatch } from './whep/decodedWatch';
import { WhepSession, type WhepWorld } from './whep/whepSession';

const browser: WhepWorld = {
  connect: () => new RTCPeerConnection(),
  codecs: () => RTCRtpReceiver.getCapabilities('video')?.codecs ?? [],
  ask: (input, init) => fetch(input, init),
};

/** The same with sound. */
export const audibleWhep: WhepWorld = { ...browser, hasSound: true };

/** Before more is known, what classic HLS may take; WebRTC takes well below a second. */
const [unknownAllowedMs, usualAllowedMs] = [4300, 1000];
/** Without a first frame after this long the stream counts as silent. */
const firstFrameLimitMs = 20_000;

/** Plays H.264 that comes by WebRTC. What does not come about is for somebody else to play as HLS. */
export class WhepTilePlayer implements TilePlayer {
  readonly path = 'video';
  readonly surface: HTMLVideoElement;
  readonly #world: WhepWorld;
  readonly #news = new PlayerNews();
  readonly #liveWatch: LiveWatch | undefined;
  #endProof: (() => void) | undefined;
  #checks: LiveChecks = liveChecksOf(false);
  #doubt: LiveDoubt | null = null;
  #address: string | undefined;
  #session: WhepSession | undefined;
  #watch: DecodedWatch | undefined;
  #limit: ReturnType<typeof setTimeout> | undefined;
  #hasFailed = false;
  #isPaused = false;

  /** @param liveWatch proves what it plays; nobody does where there is none */
  constructor(video: HTMLVideoElement, liveWatch?: LiveWatch, world: WhepWorld = browser) {
    this.surface = video;
    this.#liveWatch = liveWatch;
    this.#world = world;
    makeSilent(video);
    // A video moved in the page or touched by the system pauses; a wall has nobody to press play.
    video.addEventListener('pause', this.#play);
  }

  load(address: string, checks?: LiveChecks): void {
    this.#drop();
    this.#hasFailed = false;
    this.#address = address;
    this.#checks = checks ?? this.#checks;
    if (!this.#isPaused) this.#begin(address);
  }

  unload(): void {
    this.#drop();
    this.#address = undefined;
    this.surface.srcObject = null;
  }

  isMoving(): boolean {
    return !this.#hasFailed && this.#watch?.isMoving() === true;
  }

  /** What comes by WebRTC names no time of day. */
  pictureAtMs(): number | null {
    return null;
  }

  allowedDelayMs(): number {
    return this.#watch?.isMoving() === true ? usualAllowedMs : unknownAllowedMs;
  }

  counts(): PlayerCounts {
    const counts = this.#watch?.counts;
    const { decoded = 0, dropped = 0, received = 0, widthPx = 0, heightPx = 0 } = counts ?? {};
    const gaps = this.#watch?.takeGaps() ?? { longestGapMs: 0, movedAtMs: 0 };
    return {
      offered: Math.max(received, decoded),
      decoded,
      shown: Math.max(decoded - dropped, 0),
      longestGapMs: gaps.longestGapMs,
      bufferedMs: 0,
      widthPx,
      heightPx,
      paintedAtMs: gaps.movedAtMs,
      firstPaintedAtMs: 0,
    };
  }

  /** Nothing can be kept ready: while it is paused it is not sent at all. */
  setStep(step: PaintStep): void {
    const isPaused = step === 'paused';
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    if (isPaused) this.#drop();
    else if (this.#address !== undefined && !this.#hasFailed) this.#begin(this.#address);
  }

  setLook(look: PaintLook): void {
    this.surface.dataset['look'] = look;
  }

  onEvent(listener: (event: PlayerEvent) => void): () => void {
    return this.#news.on(listener);
  }

  destroy(): void {
    this.#news.end();
    this.surface.removeEventListener('pause', this.#play);
    this.unload();
  }

  #begin(address: string): void {
    this.#limit = setTimeout(() => this.#fail({ code: 'stream/no-answer' }), firstFrameLimitMs);
    const session = new WhepSession(this.#world, {
      onStream: (stream) => {
        this.surface.srcObject = stream;
        this.#play();
      },
      onFault: (code) => this.#fail({ code }),
    });
    this.#session = session;
    this.#watch = new DecodedWatch({
      read: () => session.received(),
      onMoved: () => {
        clearTimeout(this.#limit);
        this.#news.tell({ kind: 'moved' });
      },
      onFrozen: () => this.#news.tell({ kind: 'frozen' }),
    });
    this.#prove(address);
    void session.begin(address);
  }

  readonly #play = (): void => {
    if (this.#session === undefined || this.#isPaused) return;
    // Refused only while the source is being replaced; the next load plays again.
    this.surface.play().catch(() => undefined);
  };

  /** From now on somebody looks whether it is live; what was thought of it before is over. */
  #prove(address: string): void {
    this.#takeDoubt(null);
    this.#endProof = this.#liveWatch?.watch({
      video: this.surface,
      address,
      // The coded pictures stay in the browser: a loop cannot be looked for.
      checks: { ...this.#checks, isLoopChecked: false },
      isMoving: () => this.isMoving() && !this.surface.paused,
      onDoubt: (doubt) => this.#takeDoubt(doubt),
    });
  }

  #takeDoubt(doubt: LiveDoubt | null): void {
    if (doubt === this.#doubt) return;
    this.#doubt = doubt;
    this.#news.tell({ kind: 'doubt', doubt });
  }

  /** One failure per load: what comes after the first is its consequence. */
  #fail(fault: Fault): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.#drop();
    this.#news.tell({ kind: 'failed', fault });
  }

  #drop(): void {
    clearTimeout(this.#limit);
    this.#endProof?.();
    this.#endProof = undefined;
    this.#watch?.stop();
    this.#watch = undefined;
    this.#session?.close();
    this.#session = undefined;
  }
}
