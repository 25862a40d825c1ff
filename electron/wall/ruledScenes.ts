import type { Alarm } from '#contract/alarm';
import { failure, type Outcome } from '#contract/outcome';
import type { ClockPort } from './ports';

/** A wall that has just been turned is left for people to look at it. */
const restMs = 60_000;

interface RuledScenesDeps {
  clock: ClockPort;
  /** People are at work on the wall. */
  isAtWork: () => boolean;
  isFlood: () => boolean;
  /** When people or rules last changed the wall. */
  lastChangeAtMs: () => number | undefined;
  recall: (number: number) => Outcome<null>;
  log: (number: number, alarm: Alarm, outcome: Outcome<null>) => void;
}

/**
 * Turns the wall to the scene that a rule names. Never over what people are doing: then the log says
 * that it was not done, and the alarm has its tile as any other.
 */
export class RuledScenes {
  readonly #deps: RuledScenesDeps;

  constructor(deps: RuledScenesDeps) {
    this.#deps = deps;
  }

  alarmRaised(alarm: Alarm): void {
    const { scene } = alarm.ruling;
    if (scene === null) return;
    const outcome = this.#isFree() ? this.#deps.recall(scene) : failure('scene/at-work');
    this.#deps.log(scene, alarm, outcome);
  }

  #isFree(): boolean {
    const { clock, isAtWork, isFlood, lastChangeAtMs } = this.#deps;
    const lastAtMs = lastChangeAtMs();
    const isRested = lastAtMs === undefined || clock.now() >= lastAtMs + restMs;
    return isRested && !isFlood() && !isAtWork();
  }
}
