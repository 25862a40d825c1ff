import type { CameraId } from '#contract/ids';
import { success, type Fault, type Outcome } from '#contract/outcome';
import type { PtzMotion } from '#contract/ptz';
import type { ClockPort } from './ports';
import type { PtzPort } from './ptzPort';

/**
 * A hand that moves a camera says so all the time. When it was silent for this long, nobody holds
 * it: the camera stops. ux.md allows 300 ms; the rest is for the way to the platform.
 */
export const deadManMs = 230;
/** A stop that did not arrive is given again, so often and so soon. */
const stopTries = 6;
const stopAgainMs = 120;

interface DriveDeps {
  clock: ClockPort;
  port: PtzPort;
  cameraId: CameraId;
  /** The platform refused to move. */
  onFault: (fault: Fault) => void;
  /** The platform did not confirm that the camera stands. */
  onNoStop: () => void;
}

/**
 * Moves one camera for as long as a hand says so, and makes sure that it stands afterwards. Moves
 * go one after the other; a stop overtakes what is under way, and is given once more after it, for
 * nobody knows which of the two the platform hears last.
 */
export class PtzDrive {
  readonly #deps: DriveDeps;
  #wanted: PtzMotion | null = null;
  /** What the platform was told last and still goes by. */
  #told: PtzMotion | null = null;
  /** Moves under way; at most one. */
  #moves = 0;
  #stops = 0;
  /** Rises with every stop, so that only the newest is given again. */
  #stopRound = 0;
  /** It was told to move and has not confirmed since that it stands. */
  #mayMove = false;
  #isAbandoned = false;
  #fault: Fault | null = null;
  #cancelDeadMan: () => void = () => undefined;
  #cancelRepeat: () => void = () => undefined;
  #cancelAgain: () => void = () => undefined;

  constructor(deps: DriveDeps) {
    this.#deps = deps;
  }

  /**
   * The hand holds it, now like this. After a refusal it has to let go first: whoever holds on to
   * a dead stick is not surprised by a camera that goes on later.
   */
  move(motion: PtzMotion): Outcome<null> {
    if (this.#fault !== null) return { ok: false, fault: this.#fault };
    if (isStill(motion)) {
      void this.stop();
      return success(null);
    }
    const { clock } = this.#deps;
    this.#wanted = motion;
    this.#cancelDeadMan();
    this.#cancelDeadMan = clock.after(deadManMs, () => void this.#halt());
    if (this.#told === null || !isSame(this.#told, motion)) this.#pump();
    return success(null);
  }

  /** The hand let go; ends with the first answer of the platform, whatever it is. */
  stop(): Promise<void> {
    this.#fault = null;
    return this.#halt();
  }

  /** Somebody else steers it now: no order of ours may reach it any more. */
  abandon(): void {
    this.#isAbandoned = true;
    this.#wanted = null;
    this.#told = null;
    this.#mayMove = false;
    this.#stopRound += 1;
    this.#cancelTimers();
  }

  async #halt(): Promise<void> {
    this.#wanted = null;
    this.#told = null;
    this.#cancelTimers();
    if (!this.#mayMove) return;
    this.#stopRound += 1;
    await this.#giveStop(this.#stopRound, 1);
  }

  async #giveStop(round: number, attempt: number): Promise<void> {
    const { port, cameraId, clock, onNoStop } = this.#deps;
    this.#stops += 1;
    const outcome = await port.stop(cameraId);
    this.#stops -= 1;
    const isNewest = round === this.#stopRound && this.#wanted === null;
    // Whose it is now moves it; ours it is not.
    const isOver = outcome.ok || outcome.fault.code === 'ptz/held';
    if (isNewest && isOver && this.#moves === 0) this.#mayMove = false;
    if (isNewest && !isOver && this.#mayMove) {
      if (attempt >= stopTries) onNoStop();
      else {
        this.#cancelAgain = clock.after(stopAgainMs, () => void this.#giveStop(round, attempt + 1));
      }
    }
    this.#pump();
  }

  /** Sends what is wanted as soon as nothing else is under way. */
  #pump(): void {
    if (this.#wanted === null || this.#moves > 0 || this.#stops > 0) return;
    void this.#giveMove(this.#wanted);
  }

  async #giveMove(motion: PtzMotion): Promise<void> {
    const { port, cameraId } = this.#deps;
    this.#cancelRepeat();
    this.#moves += 1;
    this.#mayMove = true;
    this.#isAbandoned = false;
    const outcome = await port.move(cameraId, motion);
    this.#moves -= 1;
    // Nobody holds it any more: the stop that was given meanwhile may have come too early.
    if (this.#wanted === null) {
      if (this.#isOurs()) void this.#halt();
      return;
    }
    if (!outcome.ok) this.#refused(outcome.fault);
    else {
      this.#told = motion;
      if (isSame(this.#wanted, motion)) this.#repeatLater();
      else this.#pump();
    }
  }

  /** Asked after an answer, which may have taken long. */
  #isOurs(): boolean {
    return !this.#isAbandoned;
  }

  #refused(fault: Fault): void {
    this.#fault = fault;
    void this.#halt();
    this.#deps.onFault(fault);
  }

  #repeatLater(): void {
    const { port, clock } = this.#deps;
    if (port.repeatMs !== null) {
      this.#cancelRepeat = clock.after(port.repeatMs, () => this.#pump());
    }
  }

  #cancelTimers(): void {
    this.#cancelDeadMan();
    this.#cancelRepeat();
    this.#cancelAgain();
  }
}

const isStill = ({ pan, tilt, zoom }: PtzMotion): boolean => pan === 0 && tilt === 0 && zoom === 0;

const isSame = (one: PtzMotion, other: PtzMotion): boolean =>
  one.pan === other.pan && one.tilt === other.tilt && one.zoom === other.zoom;
