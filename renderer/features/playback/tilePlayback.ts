import type { LeaseId } from '#contract/ids';
import type { Fault, Outcome } from '#contract/outcome';
import type {
  PlayState,
  StreamLease,
  StreamReportLine,
  StreamRequest,
  StreamStanding,
  StreamTransport,
} from '#contract/stream';
import { decideRecovery, type RecoveryAction } from '../../player/recoveryPolicy';
import type { LiveDoubt } from '../../player/canvas/messages';
import type { MakeTilePlayer, PlayerEvent, PlayPath, TilePlayer } from '../../player/tilePlayer';
import { isDelayed } from './delay';
import { PathWish } from './pathWish';
import { loadLease, PlayerPair, type Running } from './playerPair';
import { Renewal } from './renewal';
import { Stage } from './stage';
import { TileDoubt } from './tileDoubt';
import { readTile, type TileReading } from './tileReading';

/** What a tile's playback needs of the world. */
export interface PlaybackPorts {
  open(request: StreamRequest): Promise<Outcome<StreamLease>>;
  renew(leaseId: LeaseId): Promise<Outcome<StreamLease>>;
  release(leaseId: LeaseId): void;
  makePlayer: MakeTilePlayer;
  /** The better path for a tile of that size in this window as it is now. */
  pathFor(request: StreamRequest, standing: StreamStanding): PlayPath;
  /** Both paths are there on this machine. */
  hasBothPaths(): boolean;
  /** The window decodes that lease already, on the canvas path. */
  isReady(url: string): boolean;
  /** Does a try as soon as not too many tiles try; the answer gives the place back. */
  enter(work: () => void): () => void;
  now(): number;
  random(): number;
}

/** Who is told of a tile. */
export interface PlaybackListener {
  onChanged: (state: PlayState) => void;
  /** What the station's budget gives it. */
  onStanding: (standing: StreamStanding) => void;
  /** What it shows moves, and is not live; null when it is again. */
  onDoubt: (doubt: LiveDoubt | null) => void;
  /** So much was left out to be on time again. */
  onJumped: (byMs: number) => void;
}

/** A picture counts as steady, and earlier failures as over, when it has moved this long. */
const steadyMs = 10_000;
const newsMs = 500;
/** Tiles that try again together are spread over this time. */
const hurryWithinMs = 1000;
const swapLimitMs = 15_000;
/** The gateway brings a stream back by itself; should it have forgotten, the tile asks. */
const awayLimitMs = 60_000;
/** A stream that stands still so long without a fault is taken for broken off. */
const standsStillMs = 10_000;

/** Only of HLS the gateway makes coded pictures that the canvas path decodes. */
const isOnBothPaths = (transport: StreamTransport): boolean => transport === 'hls';

/** What a machine that cannot decode a profile asks for next. */
const shrunkTo = { main: [640, 360], sub: [320, 180], small: [320, 180] } as const;

/**
 * Plays one camera in one tile: opens the lease, carries out what recoveryPolicy decides, renews
 * before the end, and changes leases and paths make-before-break. It never ends by itself.
 */
export class TilePlayback {
  readonly stage = new Stage();
  readonly #ports: PlaybackPorts;
  readonly #listener: PlaybackListener;
  readonly #pair: PlayerPair;
  readonly #wish: PathWish;
  readonly #doubt: TileDoubt;
  readonly #renewal: Renewal;
  #request: StreamRequest;
  #shrunk: { widthPx: number; heightPx: number } | undefined;
  #state: PlayState = { kind: 'opening' };
  #isSwapping = false;
  #isStopped = false;
  #opening = 0;
  #attempt = 0;
  #isAway = false;
  #failedSinceMs: number | undefined;
  #frozenSinceMs = 0;
  #movedAtMs = 0;
  #swapAgainAtMs = 0;
  #isCovered = false;
  #lastPictureAtMs: number | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #swapLimit: ReturnType<typeof setTimeout> | undefined;
  #leaveGate: (() => void) | undefined;

  constructor(ports: PlaybackPorts, request: StreamRequest, listener: PlaybackListener) {
    this.#ports = ports;
    this.#request = request;
    this.#listener = listener;
    this.#pair = new PlayerPair(ports, this.stage);
    this.#wish = new PathWish(() => ports.random());
    this.#renewal = new Renewal(ports, {
      onRenewed: (lease) => this.#takeRenewed(lease),
      onLost: (fault) => void this.#swap(fault),
    });
    this.#doubt = new TileDoubt((doubt) => {
      this.#listener.onDoubt(doubt);
      this.#look();
    });
    this.#pair.shelter(request.purpose === 'alarm');
    this.stage.setAspect(request.widthPx / request.heightPx);
  }

  get cameraId(): StreamRequest['cameraId'] {
    return this.#request.cameraId;
  }

  /** Address of the lease in front; undefined before the first. */
  get url(): string | undefined {
    return this.#pair.front?.lease.url;
  }

  /** Opens the lease and begins. */
  start(): void {
    void this.#open();
  }

  /** The tile has another size now; whether it gets another picture for it, main decides. */
  resize(request: StreamRequest): void {
    const { widthPx, heightPx } = this.#request;
    if (request.widthPx !== widthPx || request.heightPx !== heightPx) this.#shrunk = undefined;
    this.#request = request;
    this.#pair.shelter(request.purpose === 'alarm');
    this.stage.setAspect(request.widthPx / request.heightPx);
  }

  /** Another tile lies over it, or no longer does. */
  cover(isCovered: boolean): void {
    this.#isCovered = isCovered;
  }

  /** True when it plays that lease, or waits to. */
  isOn(leaseId: LeaseId): boolean {
    return this.#pair.front?.lease.leaseId === leaseId;
  }

  /** Main gives it another standing: so much of the same stream, or another one of its camera. */
  adjust(leaseId: LeaseId, standing: StreamStanding): void {
    const running = this.#pair.adjust(leaseId, standing);
    if (running === undefined || running !== this.#pair.front) return;
    this.#listener.onStanding(standing);
    this.#look();
    if (this.#wantsOther()) void this.#swap();
  }

  /** How its pictures did since the last report; nothing while it has no lease. */
  takeReport(isWindowShown: boolean): StreamReportLine | undefined {
    const front = this.#pair.front;
    const counts = this.#pair.counts();
    if (front === undefined || counts === undefined) return undefined;
    const { counter, lease } = front;
    const { widthPx, heightPx, purpose } = this.#asked();
    return {
      leaseId: lease.leaseId,
      widthPx,
      heightPx,
      purpose,
      isVisible: isWindowShown && !this.#isCovered,
      ...counter.take(counts, lease.standing.step, this.#ports.now()),
    };
  }

  /** Everything that benches and journeys want to know of it. */
  read(playKey: string): TileReading {
    return readTile({
      playKey,
      pair: this.#pair,
      state: this.#state,
      doubt: this.#doubt.now,
      pictureAtMs: this.pictureAtMs(),
      nowMs: this.#ports.now(),
    });
  }

  /** Main took the lease back; a new one is opened under the picture while it lasts. */
  revoke(leaseId: LeaseId, fault: Fault): void {
    if (!this.isOn(leaseId)) return;
    if (this.#state.kind === 'playing') void this.#swap(fault);
  }

  /** What failed for many is mended: the next try comes soon instead of at its time. */
  hurry(withinMs = hurryWithinMs): void {
    const state = this.#state;
    if (this.#retry === undefined || this.#isAway || state.kind !== 'recovering') return;
    const waitMs = withinMs * this.#ports.random();
    const nextTryAtMs = this.#ports.now() + waitMs;
    if (nextTryAtMs >= state.nextTryAtMs) return;
    this.#attempt = 0;
    this.#planTry('reopen', waitMs);
    this.#change({ ...state, nextTryAtMs });
  }

  /** Once a second: delay, freeze and recovery are read from the player. */
  beat(): void {
    const front = this.#pair.front;
    if (front === undefined) return;
    if (front.player.isMoving()) this.#takeMoving(front.player);
    const nowMs = this.#ports.now();
    if (this.#state.kind === 'playing') {
      this.#reportDelay(front.player);
      this.#checkPath(nowMs);
      if (this.#wantsOther() && nowMs >= this.#swapAgainAtMs) void this.#swap();
    } else if (this.#state.kind === 'frozen' && nowMs - this.#frozenSinceMs > standsStillMs) {
      this.#fail({ code: 'stream/interrupted' });
    }
  }

  /** Clock of the source for the picture now shown; stands still when the picture does. */
  pictureAtMs(): number | null {
    if (this.#state.kind === 'playing') return this.#pair.front?.player.pictureAtMs() ?? null;
    return this.#lastPictureAtMs;
  }

  /** Ends it: the lease goes back, the player is destroyed. */
  stop(): void {
    this.#isStopped = true;
    this.#opening += 1;
    for (const timer of [this.#retry, this.#swapLimit]) clearTimeout(timer);
    this.#renewal.keep(undefined);
    this.#leaveGate?.();
    this.#doubt.stop();
    this.#pair.dropAll();
    this.stage.element.remove();
  }

  async #open(after?: StreamRequest['after']): Promise<void> {
    const opening = ++this.#opening;
    const asked = this.#asked();
    const outcome = await this.#ports.open(after === undefined ? asked : { ...asked, after });
    if (opening !== this.#opening) {
      if (outcome.ok) this.#ports.release(outcome.value.leaseId);
      return;
    }
    if (!outcome.ok) this.#fail(outcome.fault);
    else this.#play(outcome.value);
  }

  #asked(): StreamRequest {
    return this.#shrunk === undefined ? this.#request : { ...this.#request, ...this.#shrunk };
  }

  #pathFor({ standing, url, transport }: StreamLease): PlayPath {
    if (!isOnBothPaths(transport)) return 'video';
    if (this.#ports.isReady(url)) return this.#wish.allowed('canvas');
    const wanted = this.#ports.pathFor(this.#request, standing);
    return this.#ports.hasBothPaths() ? this.#wish.allowed(wanted) : wanted;
  }

  #canChangePath(running: Running | undefined): boolean {
    return (
      running !== undefined && isOnBothPaths(running.lease.transport) && this.#ports.hasBothPaths()
    );
  }

  /** The element stays; only what it plays changes. */
  #play(lease: StreamLease): void {
    this.#pair.playInFront(lease, this.#pathFor(lease), this.#take);
    this.#listener.onStanding(lease.standing);
    this.#renewal.keep(this.#pair.front?.lease);
  }

  readonly #take = (event: PlayerEvent): void => {
    const player = this.#pair.front?.player;
    if (player === undefined) return;
    if (event.kind === 'failed') this.#fail(event.fault);
    else if (event.kind === 'away') this.#goAway(event.fault);
    else if (event.kind === 'moved') this.#takeMoving(player);
    else if (event.kind === 'doubt') this.#doubt.take(event.doubt);
    else if (event.kind === 'jumped') this.#listener.onJumped(event.byMs);
    else if (this.#state.kind === 'playing') {
      this.#noteClock(player);
      this.#frozenSinceMs = this.#ports.now();
      this.#change({ kind: 'frozen', pictureAtMs: this.#lastPictureAtMs });
    }
  };

  #takeMoving(player: TilePlayer): void {
    const { kind } = this.#state;
    if (kind === 'playing') {
      if (this.#ports.now() - this.#movedAtMs > steadyMs) this.#attempt = 0;
    } else if (kind !== 'recovering' || this.#isNews(player)) {
      this.#movedAtMs = this.#ports.now();
      this.#failedSinceMs = undefined;
      this.#endAway();
      this.#leaveGate?.();
      this.stage.showThrough(player.path === 'canvas');
      this.stage.dropStill();
      this.#reportPlaying(player);
    } else this.#look();
  }

  /** A list that stopped growing plays its end again after a reload: old pictures are no recovery. */
  #isNews(player: TilePlayer): boolean {
    if (this.#retry !== undefined && !this.#isAway) return false;
    const at = player.pictureAtMs();
    return at === null || this.#lastPictureAtMs === null || at > this.#lastPictureAtMs + newsMs;
  }

  #reportDelay(player: TilePlayer): void {
    const before = this.#state;
    this.#noteClock(player);
    const now = this.#playing(player);
    if (isDelayed(before) || isDelayed(now)) this.#change(now);
  }

  #reportPlaying(player: TilePlayer): void {
    this.#noteClock(player);
    this.#change(this.#playing(player));
  }

  #noteClock(player: TilePlayer): void {
    this.#lastPictureAtMs = player.pictureAtMs() ?? this.#lastPictureAtMs;
  }

  #playing(player: TilePlayer): PlayState {
    const pictureAtMs = player.pictureAtMs();
    return {
      kind: 'playing',
      pictureAtMs,
      delayMs: pictureAtMs === null ? null : this.#ports.now() - pictureAtMs,
      allowedDelayMs: player.allowedDelayMs(),
    };
  }

  /** Nothing is opened anew: the gateway tries its server and goes on where that goes on. */
  #goAway(fault: Fault): void {
    const nowMs = this.#loseFront();
    this.#isAway = true;
    this.#planTry('reload', awayLimitMs);
    this.#recover(fault, nowMs);
  }

  #endAway(): void {
    if (!this.#isAway) return;
    this.#isAway = false;
    clearTimeout(this.#retry);
    this.#retry = undefined;
  }

  /** What goes for every loss of the picture in front; tells when that was. */
  #loseFront(): number {
    this.#dropBack();
    this.#leaveGate?.();
    const front = this.#pair.front;
    if (front !== undefined && this.#state.kind !== 'recovering') this.#noteClock(front.player);
    this.#doubt.take(null);
    const nowMs = this.#ports.now();
    this.#failedSinceMs ??= nowMs;
    return nowMs;
  }

  #recover(fault: Fault, nextTryAtMs: number): void {
    this.#change({
      kind: 'recovering',
      fault,
      attempt: Math.max(this.#attempt, 1),
      sinceMs: this.#failedSinceMs ?? nextTryAtMs,
      nextTryAtMs,
      pictureAtMs: this.#lastPictureAtMs,
    });
  }

  #fail(fault: Fault): void {
    const nowMs = this.#loseFront();
    this.#isAway = false;
    this.#attempt += 1;
    const front = this.#pair.front;
    const path = front?.player.path;
    const recovery = decideRecovery(
      {
        fault,
        attempt: this.#attempt,
        hasOtherPath:
          path !== undefined && this.#canChangePath(front) && this.#wish.canTryOther(path),
        hasSmaller: front !== undefined && front.lease.profile !== 'small',
        isWhep: front?.lease.transport === 'whep',
      },
      this.#ports.random(),
    );
    this.#planTry(recovery.action, recovery.waitMs);
    this.#recover(fault, nowMs + recovery.waitMs);
  }

  #planTry(action: RecoveryAction, waitMs: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      this.#leaveGate?.();
      this.#leaveGate = this.#ports.enter(() => {
        this.#retry = undefined;
        this.#tryAgain(action);
      });
    }, waitMs);
  }

  #tryAgain(action: RecoveryAction): void {
    const front = this.#pair.front;
    if (front === undefined) {
      void this.#open();
      return;
    }
    if (action === 'other-path') {
      this.#startBack(front.lease, this.#wish.leave(front.player.path), {
        code: 'stream/codec',
      });
      return;
    }
    this.stage.keepStill(front.player.surface);
    if (action === 'reload') {
      loadLease(front);
      return;
    }
    if (action === 'smaller') {
      const [widthPx, heightPx] = shrunkTo[front.lease.profile];
      this.#shrunk = { widthPx, heightPx };
    }
    this.#renewal.keep(undefined);
    this.#ports.release(front.lease.leaseId);
    void this.#open(this.#gaveUp(front.lease));
  }

  /** What it had and why it does not go on with it: main may know another way. */
  #gaveUp({ transport, profile }: StreamLease): StreamRequest['after'] {
    const state = this.#state;
    if (state.kind !== 'recovering') return undefined;
    return { transport, profile, code: state.fault.code };
  }

  #takeRenewed(lease: StreamLease): void {
    const front = this.#pair.front;
    if (front?.lease.leaseId !== lease.leaseId) return;
    // The answer was on its way while another standing may have been told.
    front.lease = { ...lease, standing: front.lease.standing };
  }

  /** The budget gives it another profile than it plays. */
  #wantsOther(): boolean {
    const lease = this.#pair.front?.lease;
    if (lease === undefined || this.#state.kind !== 'playing') return false;
    return lease.standing.step !== 'paused' && lease.standing.profile !== lease.profile;
  }

  /** The same lease by the other path, once the layout has stood for a while. */
  #checkPath(nowMs: number): void {
    const front = this.#pair.front;
    if (front === undefined || !this.#canChangePath(front)) return;
    if (this.#isSwapping || this.#pair.back !== undefined) return;
    const wanted = this.#ports.pathFor(this.#request, front.lease.standing);
    if (!this.#wish.isDue(front.player.path, wanted, nowMs)) return;
    this.#startBack(front.lease, this.#wish.allowed(wanted), undefined);
  }

  /** Opens another lease under the picture and changes over at its first frame. */
  async #swap(cause?: Fault): Promise<void> {
    const front = this.#pair.front;
    if (this.#isSwapping || front === undefined) return;
    this.#isSwapping = true;
    this.#swapAgainAtMs = this.#ports.now() + swapLimitMs;
    const opening = ++this.#opening;
    const replaces = front.lease.leaseId;
    const outcome = await this.#ports.open({ ...this.#asked(), replaces });
    this.#isSwapping = false;
    if (opening !== this.#opening) {
      if (outcome.ok) this.#ports.release(outcome.value.leaseId);
    } else if (!outcome.ok) {
      if (cause !== undefined) this.#fail(outcome.fault);
    } else if (this.isOn(outcome.value.leaseId)) {
      // The budget thought better of it.
      this.#pair.adjust(replaces, outcome.value.standing);
      this.#listener.onStanding(outcome.value.standing);
      this.#renewal.keep(this.#pair.front?.lease);
    } else {
      this.#startBack(outcome.value, this.#pathFor(outcome.value), cause);
    }
  }

  #startBack(lease: StreamLease, path: PlayPath, cause: Fault | undefined): void {
    this.#dropBack();
    const abandon = (fault: Fault): void => {
      this.#dropBack();
      this.#wish.note(path, fault.code, this.#ports.now());
      if (cause !== undefined) this.#fail(fault);
    };
    this.#pair.playBehind(lease, path, (event) => {
      if (event.kind === 'moved') this.#bringForward();
      else if (event.kind === 'failed' || event.kind === 'away') abandon(event.fault);
    });
    this.#swapLimit = setTimeout(() => abandon({ code: 'stream/no-answer' }), swapLimitMs);
  }

  #bringForward(): void {
    clearTimeout(this.#swapLimit);
    this.#pair.bringForward(this.#take);
    const front = this.#pair.front;
    if (front === undefined) return;
    this.#doubt.carryOver();
    this.#listener.onStanding(front.lease.standing);
    this.#renewal.keep(this.#pair.front?.lease);
    this.stage.showThrough(front.player.path === 'canvas');
    this.#takeMoving(front.player);
    this.#look();
  }

  #dropBack(): void {
    clearTimeout(this.#swapLimit);
    this.#pair.dropBack();
  }

  /** What is not live does not look live (ux.md §7). */
  #look(): void {
    const front = this.#pair.front;
    if (front === undefined) return;
    const { kind } = this.#state;
    const isOld = kind === 'frozen' || kind === 'recovering' || this.#doubt.now === 'frozen';
    const isPaused = front.lease.standing.step === 'paused';
    front.player.setLook(isOld || isPaused ? 'greyed' : 'plain');
  }

  #change(state: PlayState): void {
    this.#state = state;
    this.#look();
    if (!this.#isStopped) this.#listener.onChanged(state);
  }
}
