import type { Actor } from '#contract/actor';
import type { AlarmReport } from '#contract/alarm';
import type { AlarmId, PlatformId } from '#contract/ids';
import { failure, faultTable, success, type Fault, type Outcome } from '#contract/outcome';
import { platformIdOf } from './platformIds';
import type { Answer, ClockPort, IdPort, JournalPort, PlatformPort } from './ports';

/** First wait before an answer goes out again; doubled up to the last. */
const firstRetryMs = 2_000;
const lastRetryMs = 60_000;

interface AnswerDeskDeps {
  clock: ClockPort;
  ids: IdPort;
  journal: JournalPort;
  platformOf(platformId: PlatformId): PlatformPort | undefined;
  /** The platform said yes; this is its new report. */
  confirmed(report: AlarmReport): void;
  /** Nothing is pending any more: the platform refused, or the answer was for nothing. */
  settled(alarmId: AlarmId, refusal: Fault | null): void;
}

interface OpenAnswer {
  answer: Answer;
  retryMs: number;
  sending: Promise<Outcome<null>> | undefined;
  cancelRetry: () => void;
}

/** Answers on their way to their platforms; each is kept until the platform has spoken. */
export class AnswerDesk {
  readonly #deps: AnswerDeskDeps;
  readonly #open = new Map<AlarmId, OpenAnswer>();

  constructor(deps: AnswerDeskDeps) {
    this.#deps = deps;
  }

  restore(): void {
    for (const pending of this.#deps.journal.pendingAnswers()) {
      if (pending.kind !== 'acknowledge') continue;
      this.#open.set(pending.alarmId, openAnswer(pending.answer));
    }
  }

  pending(alarmId: AlarmId): Answer | undefined {
    return this.#open.get(alarmId)?.answer;
  }

  /** Sends; while an answer to this alarm is on its way already, waits for that one. */
  async give(alarmId: AlarmId, actor: Actor, note?: string): Promise<Outcome<null>> {
    const known = this.#open.get(alarmId);
    if (known !== undefined) return this.#send(alarmId, known);
    const answer: Answer = {
      actor,
      atMs: this.#deps.clock.now(),
      key: this.#deps.ids.secret(),
      ...(note === undefined ? {} : { note }),
    };
    const open = openAnswer(answer);
    this.#open.set(alarmId, open);
    const kept = this.#deps.journal.keepAnswer({ kind: 'acknowledge', alarmId, answer });
    const sent = await this.#send(alarmId, open);
    // An answer that is neither delivered nor kept would be lost with this run: say so.
    return sent.ok || kept.ok ? sent : kept;
  }

  sendAll(platformId: PlatformId): void {
    for (const [alarmId, open] of this.#open) {
      if (platformIdOf(alarmId) === platformId) void this.#send(alarmId, open);
    }
  }

  /** The alarm is acknowledged, by us or by somebody else: nothing is left to say. */
  drop(alarmId: AlarmId): void {
    const open = this.#open.get(alarmId);
    if (open === undefined) return;
    open.cancelRetry();
    this.#open.delete(alarmId);
    this.#deps.journal.dropAnswer(open.answer.key);
  }

  stop(): void {
    for (const open of this.#open.values()) open.cancelRetry();
  }

  async #send(alarmId: AlarmId, open: OpenAnswer): Promise<Outcome<null>> {
    open.cancelRetry();
    open.sending ??= this.#ask(alarmId, open);
    try {
      return await open.sending;
    } finally {
      open.sending = undefined;
    }
  }

  async #ask(alarmId: AlarmId, open: OpenAnswer): Promise<Outcome<null>> {
    const platform = this.#deps.platformOf(platformIdOf(alarmId));
    const said =
      platform === undefined
        ? failure('platform/unreachable')
        : await platform.acknowledge(alarmId, open.answer);
    const isOurs = this.#open.get(alarmId) === open;
    if (said.ok) {
      this.drop(alarmId);
      this.#deps.confirmed(said.value);
      // Reports may have overtaken the answer; the alarm is shown anew either way.
      if (isOurs) this.#deps.settled(alarmId, null);
      return success(null);
    }
    if (!isOurs) return success(null);
    if (faultTable[said.fault.code].isPassing) {
      // Without a platform nothing but its return helps, and that is told by `sendAll`.
      if (platform !== undefined) this.#planRetry(alarmId, open);
      return said;
    }
    this.drop(alarmId);
    this.#deps.settled(alarmId, said.fault);
    return said;
  }

  #planRetry(alarmId: AlarmId, open: OpenAnswer): void {
    const delayMs = open.retryMs;
    open.retryMs = Math.min(delayMs * 2, lastRetryMs);
    open.cancelRetry();
    open.cancelRetry = this.#deps.clock.after(delayMs, () => void this.#send(alarmId, open));
  }
}

const openAnswer = (answer: Answer): OpenAnswer => ({
  answer,
  retryMs: firstRetryMs,
  sending: undefined,
  cancelRetry: () => undefined,
});
