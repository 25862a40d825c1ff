import type { LeaseId } from '#contract/ids';
import type { Fault, Outcome } from '#contract/outcome';
import type {
  PlayState,
  StreamLease,
  StreamReportLine,
  StreamRequest,
  StreamStanding,
} from '#contract/stream';
import { decideRecovery } from '../../player/recoveryPolicy';
import type { PaintStep } from '../../player/canvas/messages';
import type { MakeTilePlayer, PlayerEvent, TilePlayer } from '../../player/tilePlayer';
import { isDelayed } from './delay';
import { PictureCounter } from './pictureCounter';
import { renewalWaitMs } from './renewal';
import { Stage } from './stage';

/** What a tile's playback needs of the world. */
export interface PlaybackPorts {
  open(request: StreamRequest): Promise<Outcome<StreamLease>>;
  renew(leaseId: LeaseId): Promise<Outcome<StreamLease>>;
  release(leaseId: LeaseId): void;
  makePlayer: MakeTilePlayer;
  now(): number;
  random(): number;
}

/** Who is told of a tile. */
interface Listener {
  onChanged: (state: PlayState) => void;
  /** What the station's budget gives it. */
  onStanding: (standing: StreamStanding) => void;
}

/** A lease and the player that plays it. */
interface Running {
  lease: StreamLease;
  player: TilePlayer;
  counter: PictureCounter;
  unsubscribe: () => void;
}

/** A smaller profile is played whole. */
const playStepOf = ({ step }: StreamStanding): PaintStep => (step === 'smaller' ? 'full' : step);

/** A picture counts as steady, and earlier failures as over, when it has moved this long. */
const steadyMs = 10_000;
const newsMs = 500;
const renewRetryMs = 5000;
/** Tiles that try again together are spread over this time. */
const hurryWithinMs = 1000;
const swapLimitMs = 15_000;

/**
 * Plays one camera in one tile: opens the lease, carries out what recoveryPolicy decides, renews
 * before the end, and changes leases make-before-break. It never ends by itself.
 */
export class TilePlayback {
  readonly stage = new Stage();
  readonly #ports: PlaybackPorts;
  readonly #listener: Listener;
  #request: StreamRequest;
  #state: PlayState = { kind: 'opening' };
  #front: Running | undefined;
  #back: Running | undefined;
  #isSwapping = false;
  #isStopped = false;
  #opening = 0;
  #attempt = 0;
  #failedSinceMs: number | undefined;
  #movedAtMs = 0;
  #isCovered = false;
  #lastPictureAtMs: number | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #swapLimit: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: PlaybackPorts, request: StreamRequest, listener: Listener) {
    this.#ports = ports;
    this.#request = request;
    this.#listener = listener;
    this.stage.setAspect(request.widthPx / request.heightPx);
  }

  get cameraId(): StreamRequest['cameraId'] {
    return this.#request.cameraId;
  }

  /** Opens the lease and begins. */
  start(): void {
    void this.#open();
  }

  /** The tile has another size now; whether it gets another picture for it, main decides. */
  resize(request: StreamRequest): void {
    this.#request = request;
    this.stage.setAspect(request.widthPx / request.heightPx);
  }

  /** Another tile lies over it, or no longer does. */
  cover(isCovered: boolean): void {
    this.#isCovered = isCovered;
  }

  /** True when it plays that lease, or waits to. */
  isOn(leaseId: LeaseId): boolean {
    return this.#front?.lease.leaseId === leaseId;
  }

  /** Main gives it another standing: so much of the same stream, or another one of its camera. */
  adjust(leaseId: LeaseId, standing: StreamStanding): void {
    const running = [this.#front, this.#back].find((one) => one?.lease.leaseId === leaseId);
    if (running === undefined) return;
    running.lease = { ...running.lease, standing };
    running.player.setStep?.(playStepOf(standing));
    if (running !== this.#front) return;
    this.#listener.onStanding(standing);
    const isOther = standing.step !== 'paused' && standing.profile !== running.lease.profile;
    if (isOther && this.#state.kind === 'playing') void this.#swap();
  }

  /** How its pictures did since the last report; nothing while it has no lease. */
  takeReport(isWindowShown: boolean): StreamReportLine | undefined {
    const front = this.#front;
    if (front === undefined) return undefined;
    const { widthPx, heightPx, purpose } = this.#request;
    return {
      leaseId: front.lease.leaseId,
      widthPx,
      heightPx,
      purpose,
      isVisible: isWindowShown && !this.#isCovered,
      ...this.#count(front),
    };
  }

  /** Main took the lease back; a new one is opened under the picture while it lasts. */
  revoke(leaseId: LeaseId, fault: Fault): void {
    if (this.#front?.lease.leaseId !== leaseId) return;
    if (this.#state.kind === 'playing') void this.#swap(fault);
  }

  /** A player that does not count tells nothing: then its window is no measure of the machine. */
  #count({
    player,
    counter,
    lease,
  }: Running): Pick<StreamReportLine, 'offered' | 'dropped' | 'picture'> {
    const counts = player.counts?.();
    if (counts === undefined) return { offered: 0, dropped: 0, picture: null };
    return counter.take(counts, lease.standing.step, this.#ports.now());
  }

  /** What failed for many is mended: the next try comes soon instead of at its time. */
  hurry(withinMs = hurryWithinMs): void {
    const state = this.#state;
    if (this.#retry === undefined || state.kind !== 'recovering') return;
    const waitMs = withinMs * this.#ports.random();
    const nextTryAtMs = this.#ports.now() + waitMs;
    if (nextTryAtMs >= state.nextTryAtMs) return;
    this.#attempt = 0;
    this.#planTry('reopen', waitMs);
    this.#change({ ...state, nextTryAtMs });
  }

  /** Once a second: delay, freeze and recovery are read from the player. */
  beat(): void {
    const player = this.#front?.player;
    if (player === undefined) return;
    if (player.isMoving()) this.#takeMoving(player);
    if (this.#state.kind === 'playing') this.#reportDelay(player);
  }

  /** Clock of the source for the picture now shown; stands still when the picture does. */
  pictureAtMs(): number | null {
    if (this.#state.kind === 'playing') return this.#front?.player.pictureAtMs() ?? null;
    return this.#lastPictureAtMs;
  }

  /** Ends it: the lease goes back, the player is destroyed. */
  stop(): void {
    this.#isStopped = true;
    this.#opening += 1;
    for (const timer of [this.#retry, this.#renewal, this.#swapLimit]) clearTimeout(timer);
    this.#drop('front');
    this.#drop('back');
    this.stage.element.remove();
  }

  async #open(): Promise<void> {
    const opening = ++this.#opening;
    const outcome = await this.#ports.open(this.#request);
    if (opening !== this.#opening) {
      if (outcome.ok) this.#ports.release(outcome.value.leaseId);
      return;
    }
    if (!outcome.ok) this.#fail(outcome.fault);
    else this.#play(outcome.value);
  }

  /** The element stays; only what it plays changes. */
  #play(lease: StreamLease): void {
    if (this.#front === undefined) this.#front = this.#runOn(lease, (event) => this.#take(event));
    else this.#front.lease = lease;
    this.#front.player.setStep?.(playStepOf(lease.standing));
    this.#front.player.load(lease.url);
    this.#listener.onStanding(lease.standing);
    this.#planRenewal();
  }

  #runOn(lease: StreamLease, onEvent: (event: PlayerEvent) => void): Running {
    const player = this.#ports.makePlayer(this.stage.addVideo());
    const counter = new PictureCounter(this.#ports.now());
    return { lease, player, counter, unsubscribe: player.onEvent(onEvent) };
  }

  #take(event: PlayerEvent): void {
    const player = this.#front?.player;
    if (player === undefined) return;
    if (event.kind === 'failed') this.#fail(event.fault);
    else if (event.kind === 'moved') this.#takeMoving(player);
    else if (this.#state.kind === 'playing') {
      this.#noteClock(player);
      this.#change({ kind: 'frozen', pictureAtMs: this.#lastPictureAtMs });
    }
  }

  #takeMoving(player: TilePlayer): void {
    const { kind } = this.#state;
    if (kind === 'playing') {
      if (this.#ports.now() - this.#movedAtMs > steadyMs) this.#attempt = 0;
    } else if (kind !== 'recovering' || this.#isNews(player)) {
      this.#movedAtMs = this.#ports.now();
      this.#failedSinceMs = undefined;
      this.stage.dropStill();
      this.#reportPlaying(player);
    }
  }

  /** A list that stopped growing plays its end again after a reload: old pictures are no recovery. */
  #isNews(player: TilePlayer): boolean {
    if (this.#retry !== undefined) return false;
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

  #fail(fault: Fault): void {
    this.#drop('back');
    const player = this.#front?.player;
    if (player !== undefined && this.#state.kind !== 'recovering') this.#noteClock(player);
    const nowMs = this.#ports.now();
    this.#attempt += 1;
    this.#failedSinceMs ??= nowMs;
    const recovery = decideRecovery({ fault, attempt: this.#attempt }, this.#ports.random());
    this.#planTry(recovery.action, recovery.waitMs);
    this.#change({
      kind: 'recovering',
      fault,
      attempt: this.#attempt,
      sinceMs: this.#failedSinceMs,
      nextTryAtMs: nowMs + recovery.waitMs,
      pictureAtMs: this.#lastPictureAtMs,
    });
  }

  #planTry(action: 'reload' | 'reopen', waitMs: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#tryAgain(action);
    }, waitMs);
  }

  #tryAgain(action: 'reload' | 'reopen'): void {
    const front = this.#front;
    if (front !== undefined) this.stage.keepStill(front.player.video);
    if (front !== undefined && action === 'reload') {
      front.player.load(front.lease.url);
      return;
    }
    clearTimeout(this.#renewal);
    if (front !== undefined) this.#ports.release(front.lease.leaseId);
    void this.#open();
  }

  #planRenewal(): void {
    clearTimeout(this.#renewal);
    const lease = this.#front?.lease;
    if (lease === undefined) return;
    const waitMs = renewalWaitMs(lease.expiresAtMs - this.#ports.now());
    this.#renewal = setTimeout(() => void this.#renew(lease), waitMs);
  }

  async #renew(lease: StreamLease): Promise<void> {
    const outcome = await this.#ports.renew(lease.leaseId);
    if (this.#isStopped || this.#front?.lease.leaseId !== lease.leaseId) return;
    if (outcome.ok) {
      // The answer was on its way while another standing may have been told.
      this.#front.lease = { ...outcome.value, standing: this.#front.lease.standing };
      this.#planRenewal();
    } else if (
      outcome.fault.code === 'stream/lease-ended' ||
      this.#ports.now() > lease.expiresAtMs
    ) {
      void this.#swap(outcome.fault);
    } else {
      this.#renewal = setTimeout(() => void this.#renew(lease), renewRetryMs);
    }
  }

  /** Opens another lease under the picture and changes over at its first frame. */
  async #swap(cause?: Fault): Promise<void> {
    if (this.#isSwapping || this.#front === undefined) return;
    this.#isSwapping = true;
    const opening = ++this.#opening;
    const replaces = this.#front.lease.leaseId;
    const outcome = await this.#ports.open({ ...this.#request, replaces });
    this.#isSwapping = false;
    if (opening !== this.#opening) {
      if (outcome.ok) this.#ports.release(outcome.value.leaseId);
    } else if (!outcome.ok) {
      if (cause !== undefined) this.#fail(outcome.fault);
    } else {
      this.#startBack(outcome.value, cause);
    }
  }

  #startBack(lease: StreamLease, cause: Fault | undefined): void {
    this.#drop('back');
    const abandon = (fault: Fault): void => {
      this.#drop('back');
      if (cause !== undefined) this.#fail(fault);
    };
    this.#back = this.#runOn(lease, (event) => {
      if (event.kind === 'moved') this.#bringForward();
      else if (event.kind === 'failed') abandon(event.fault);
    });
    this.#back.player.setStep?.(playStepOf(lease.standing));
    this.#back.player.load(lease.url);
    this.#swapLimit = setTimeout(() => abandon({ code: 'stream/no-answer' }), swapLimitMs);
  }

  #bringForward(): void {
    const back = this.#back;
    if (back === undefined) return;
    this.#back = undefined;
    clearTimeout(this.#swapLimit);
    back.unsubscribe();
    this.#drop('front');
    back.unsubscribe = back.player.onEvent((event) => this.#take(event));
    this.#front = back;
    this.#listener.onStanding(back.lease.standing);
    this.#planRenewal();
    this.#takeMoving(back.player);
  }

  #drop(which: 'front' | 'back'): void {
    const running = which === 'front' ? this.#front : this.#back;
    if (running === undefined) return;
    if (which === 'front') this.#front = undefined;
    else {
      this.#back = undefined;
      clearTimeout(this.#swapLimit);
    }
    running.unsubscribe();
    running.player.destroy();
    running.player.video.remove();
    this.#ports.release(running.lease.leaseId);
  }

  #change(state: PlayState): void {
    this.#state = state;
    if (!this.#isStopped) this.#listener.onChanged(state);
  }
}
