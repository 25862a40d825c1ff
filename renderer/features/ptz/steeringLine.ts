import type { PtzMotion } from '#contract/ptz';
import { isSame, isStill, type SteeringHand } from './steeringHand';

/** The main process stops the camera when it hears nothing for a fifth of a second: this is often. */
const everyMs = 60;

interface LineDeps {
  hand: SteeringHand;
  speed: () => number;
  now: () => number;
  /** False: refused; the hand has to let go first. */
  move: (motion: PtzMotion) => Promise<boolean>;
  stop: () => void;
  /** What the hand wants now, for whoever draws it. */
  onMotion: (motion: PtzMotion | null) => void;
}

/** Tells the main process all the time what the hand does, and that it let go. */
export class SteeringLine {
  readonly #deps: LineDeps;
  #timer: ReturnType<typeof setInterval> | undefined;
  #told: PtzMotion | null = null;
  #isAsking = false;

  constructor(deps: LineDeps) {
    this.#deps = deps;
  }

  /** The hand did something: told at once, then again and again for as long as it holds. */
  touch(): void {
    this.#tell(true);
  }

  /** Whatever is pressed is let go of: the focus is gone, or the steering is over. */
  drop(): void {
    this.#deps.hand.letGo();
    this.#tell(true);
  }

  #tell(isTouched: boolean): void {
    const { hand, speed, now, stop, onMotion } = this.#deps;
    const motion = hand.motion(now(), speed());
    if (isStill(motion)) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      if (this.#told === null) return;
      this.#told = null;
      stop();
      onMotion(null);
      return;
    }
    const isNew = this.#told === null || !isSame(this.#told, motion);
    if (isNew) onMotion(motion);
    this.#timer ??= setInterval(() => this.#tell(false), everyMs);
    if (isTouched && !isNew) return;
    this.#told = motion;
    void this.#ask(motion);
  }

  /** One question at a time: a main process that is late is not buried. */
  async #ask(motion: PtzMotion): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const isTaken = await this.#deps.move(motion);
    this.#isAsking = false;
    if (!isTaken) this.drop();
  }
}
