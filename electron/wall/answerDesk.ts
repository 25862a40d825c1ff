import type { Actor } from '#contract/actor';
import type { AlarmReport } from '#contract/alarm';
import type { AlarmId, PlatformId } from '#contract/ids';
import { failure, type Fault, type Outcome } from '#contract/outcome';
import { keptIn, Outbox, plain, subjectOf } from './outbox';
import type { Answer, ClockPort, IdPort, JournalPort, PlatformPort } from './ports';

interface AnswerDeskDeps {
  clock: ClockPort;
  ids: IdPort;
  journal: JournalPort;
  platformOf(platformId: PlatformId): PlatformPort | undefined;
  /** The platform said yes; this is its new report, journalled already. */
  confirmed(report: AlarmReport): void;
  /** Nothing is pending any more: the platform refused, or the answer was for nothing. */
  settled(alarmId: AlarmId, refusal: Fault | null): void;
}

/** Answers to alarms on their way to their platforms, one for each alarm. */
export class AnswerDesk {
  readonly #deps: AnswerDeskDeps;
  readonly #outbox: Outbox<AlarmReport>;

  constructor(deps: AnswerDeskDeps) {
    this.#deps = deps;
    this.#outbox = new Outbox({
      ...deps,
      send: (platform, { answer, ...pending }) =>
        pending.kind === 'acknowledge'
          ? platform.acknowledge(pending.alarmId, answer)
          : Promise.resolve(failure('alarm/unknown')),
      keep: (report) => keptIn(deps.journal, { alarms: [report], incidents: [] }),
      settled: (pending, refusal) => {
        deps.settled(subjectOf(pending) as AlarmId, refusal);
      },
    });
  }

  restore(): void {
    this.#outbox.restore(({ kind }) => kind === 'acknowledge');
  }

  /** Alarms whose answers are on their way. */
  pending(): AlarmId[] {
    return this.#outbox.pending().map((one) => subjectOf(one) as AlarmId);
  }

  /** Sends; while an answer to this alarm is on its way already, waits for that one. */
  async give(alarmId: AlarmId, actor: Actor, note?: string): Promise<Outcome<null>> {
    const known = this.#outbox.pendingFor(alarmId);
    const answer: Answer = {
      actor,
      atMs: this.#deps.clock.now(),
      key: this.#deps.ids.secret(),
      ...(note === undefined ? {} : { note }),
    };
    return plain(await this.#outbox.give(known ?? { kind: 'acknowledge', alarmId, answer }));
  }

  sendAll(platformId: PlatformId): void {
    this.#outbox.sendAll(platformId);
  }

  /** The alarm is acknowledged, by us or by somebody else: nothing is left to say. */
  drop(alarmId: AlarmId): void {
    this.#outbox.drop(alarmId);
  }

  stop(): void {
    this.#outbox.stop();
  }
}
