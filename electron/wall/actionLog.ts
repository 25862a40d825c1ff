import type { Actor } from '#contract/actor';
import type { ActionLine } from '#contract/channels';
import type { Outcome } from '#contract/outcome';
import type { ClockPort, JournalPort } from './ports';

/** What somebody did and what came of it; append-only. */
export class ActionLog {
  readonly #clock: ClockPort;
  readonly #journal: JournalPort;

  constructor(deps: { clock: ClockPort; journal: JournalPort }) {
    this.#clock = deps.clock;
    this.#journal = deps.journal;
  }

  /** `result` is `done` or a fault code. Subjects hold ids and numbers, no secrets, no addresses. */
  log(actor: Actor, action: string, subject: string, result: string): Outcome<null> {
    return this.#journal.append({ atMs: this.#clock.now(), actor, action, subject, result });
  }

  /** The newest lines first. */
  list(limit: number): ActionLine[] {
    return this.#journal.actions(limit);
  }
}
