import { failure, success, type Outcome } from '#contract/outcome';
import type { Trial } from '#contract/ruleBook';
import type { ClockPort } from './ports';
import { trialRun, type TrialMatter } from './trialRun';

/** Work in one turn; the main process has pictures to route meanwhile. */
const sliceMs = 8;
/** And no more steps than that, for a clock that does not move. */
const sliceSteps = 500;

interface Running {
  share: number;
  cancel: () => void;
}

/** Runs trials in slices of a few milliseconds, one at a time. */
export class RuleTrials {
  readonly #clock: ClockPort;
  #running: Running | undefined;

  constructor(deps: { clock: ClockPort }) {
    this.#clock = deps.clock;
  }

  /** Ends the one before. */
  run(matter: TrialMatter): Promise<Outcome<Trial>> {
    this.stop();
    return new Promise((settle) => {
      const steps = trialRun(matter);
      let cancelSlice: () => void = () => undefined;
      const running: Running = {
        share: 0,
        cancel: () => {
          cancelSlice();
          settle(failure('rules/stopped'));
        },
      };
      const slice = (): void => {
        const untilMs = this.#clock.now() + sliceMs;
        for (let step = 0; step < sliceSteps && this.#clock.now() < untilMs; step += 1) {
          const next = steps.next();
          if (next.done === true) {
            this.#running = undefined;
            settle(success(next.value));
            return;
          }
          running.share = next.value;
        }
        cancelSlice = this.#clock.after(1, slice);
      };
      this.#running = running;
      slice();
    });
  }

  /** How far the running one is; null while none runs. */
  share(): number | null {
    return this.#running?.share ?? null;
  }

  stop(): void {
    const running = this.#running;
    this.#running = undefined;
    running?.cancel();
  }
}
