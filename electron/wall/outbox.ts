import type { AlarmId, IncidentId, PlatformId } from '#contract/ids';
import { failure, faultTable, success, type Fault, type Outcome } from '#contract/outcome';
import { platformIdOf } from './platformIds';
import type { ClockPort, JournalPort, PendingAnswer, PlatformPort } from './ports';

/** First wait before an order goes out again; doubled up to the last. */
const firstRetryMs = 2_000;
const lastRetryMs = 60_000;

interface OutboxDeps<Report> {
  clock: ClockPort;
  journal: JournalPort;
  platformOf(platformId: PlatformId): PlatformPort | undefined;
  send(platform: PlatformPort, pending: PendingAnswer): Promise<Outcome<Report>>;
  /** The platform said yes; resolves when its new report is journalled. */
  keep(report: Report): Promise<void>;
  /** The platform said yes, and its report may be shown. */
  confirmed(report: Report, pending: PendingAnswer): void;
  /** Nothing is pending any more: the platform refused, or said yes. */
  settled(pending: PendingAnswer, refusal: Fault | null): void;
}

interface Item<Report> {
  pending: PendingAnswer;
  retryMs: number;
  attempts: number;
  /** Given in this run, not left over by the one before. */
  isOfThisRun: boolean;
  sending: Promise<Outcome<Report | null>> | undefined;
  cancelRetry: () => void;
  /** The end of it. */
  said: Outcome<Report | null> | undefined;
}

/** What an order is about. Orders about the same are delivered one after the other. */
export const subjectOf = (pending: PendingAnswer): AlarmId | IncidentId =>
  pending.kind === 'order' ? pending.incidentId : pending.alarmId;

const actionOf = (pending: PendingAnswer): string => {
  if (pending.kind === 'order') return `incident:${pending.order.kind}`;
  return pending.kind === 'open' ? 'incident:open' : 'alarm:acknowledge';
};

/** What one order wants, whenever and with whatever key it was given. */
const wishOf = (pending: PendingAnswer): string => {
  const { actor, note } = pending.answer;
  const what = pending.kind === 'order' ? pending.order : null;
  return JSON.stringify([pending.kind, subjectOf(pending), what, actor, note]);
};

/**
 * Orders of people on their way to their platforms. Each is on the disk before anybody is told that
 * it is pending, has one key for all attempts, and stays until the platform has spoken.
 */
export class Outbox<Report> {
  readonly #deps: OutboxDeps<Report>;
  /** By their keys, oldest first. */
  #open = new Map<string, Item<Report>>();
  #forgetHealth: () => void = () => undefined;

  constructor(deps: OutboxDeps<Report>) {
    this.#deps = deps;
  }

  /** Takes up what a former run could not deliver, now or as soon as the journal can be read. */
  restore(isMine: (pending: PendingAnswer) => boolean): void {
    this.#takeUp(isMine);
    this.#forgetHealth = this.#deps.journal.onHealthChanged(({ isFailing }) => {
      if (isFailing) return;
      for (const item of this.#takeUp(isMine)) void this.#send(item);
    });
  }

  /** Everything that the platforms have not answered, oldest first. */
  pending(): PendingAnswer[] {
    return [...this.#open.values()].map(({ pending }) => pending);
  }

  pendingFor(subject: AlarmId | IncidentId): PendingAnswer | undefined {
    return this.pending().find((pending) => subjectOf(pending) === subject);
  }

  /**
   * Keeps and sends; the same wish on its way already is waited for. Null when it was dropped
   * meanwhile, because what it wanted is so.
   */
  async give(wish: PendingAnswer): Promise<Outcome<Report | null>> {
    // The same may have been given by a former run: a second key would have it done twice.
    if (this.#deps.journal.pendingAnswers() === null) return failure('store/unwritable', 'outbox');
    const known = [...this.#open.values()].find(({ pending }) => wishOf(pending) === wishOf(wish));
    if (known !== undefined) return this.#send(known);
    const item = itemOf<Report>(wish);
    item.isOfThisRun = true;
    this.#open.set(wish.answer.key, item);
    const kept = this.#deps.journal.keepAnswer(wish);
    const sent = await this.#send(item);
    // An order that is neither delivered nor kept would be lost with this run: say so.
    return sent.ok || kept.ok ? sent : kept;
  }

  /** The platform works again. */
  sendAll(platformId: PlatformId): void {
    for (const item of this.#open.values()) {
      if (platformIdOf(subjectOf(item.pending)) === platformId) void this.#send(item);
    }
  }

  /** Nothing is left to say about it. */
  drop(subject: AlarmId | IncidentId): void {
    for (const item of this.#open.values()) {
      if (subjectOf(item.pending) === subject) this.#remove(item);
    }
  }

  stop(): void {
    this.#forgetHealth();
    for (const item of this.#open.values()) item.cancelRetry();
  }

  /** Before what was given in this run, because it is older. */
  #takeUp(isMine: (pending: PendingAnswer) => boolean): Item<Report>[] {
    const kept = this.#deps.journal.pendingAnswers() ?? [];
    const found = kept.filter((one) => isMine(one) && !this.#open.has(one.answer.key));
    const items = found.map((pending) => itemOf<Report>(pending));
    const added = items.map((item) => [item.pending.answer.key, item] as const);
    if (added.length > 0) this.#open = new Map([...added, ...this.#open]);
    return items;
  }

  /** What was given before about the same subject goes first; while it waits, so does this. */
  async #send(item: Item<Report>): Promise<Outcome<Report | null>> {
    for (;;) {
      if (!this.#isOpen(item)) return item.said ?? success(null);
      const head = this.#headFor(item);
      const said = await this.#ask(head);
      if (head === item || this.#isOpen(head)) return said;
    }
  }

  #headFor(item: Item<Report>): Item<Report> {
    const subject = subjectOf(item.pending);
    for (const one of this.#open.values()) if (subjectOf(one.pending) === subject) return one;
    return item;
  }

  async #ask(item: Item<Report>): Promise<Outcome<Report | null>> {
    item.cancelRetry();
    item.sending ??= this.#deliver(item);
    try {
      return await item.sending;
    } finally {
      item.sending = undefined;
    }
  }

  async #deliver(item: Item<Report>): Promise<Outcome<Report | null>> {
    const { pending } = item;
    item.attempts += 1;
    const platform = this.#deps.platformOf(platformIdOf(subjectOf(pending)));
    const said =
      platform === undefined
        ? failure('platform/unreachable')
        : await this.#deps.send(platform, pending);
    if (said.ok) {
      await this.#deps.keep(said.value);
      const isMine = this.#isOpen(item);
      item.said = said;
      this.#remove(item);
      this.#deps.confirmed(said.value, pending);
      // Reports may have overtaken the answer; what is shown is made anew either way.
      if (isMine) this.#deps.settled(pending, null);
      this.#logLate(item, said);
      this.#sendNext(item);
      return said;
    }
    if (!this.#isOpen(item)) return success(null);
    if (faultTable[said.fault.code].isPassing) {
      // Without a platform nothing but its return helps, and that is told by `sendAll`.
      if (platform !== undefined) this.#planRetry(item);
      return said;
    }
    item.said = said;
    this.#remove(item);
    this.#deps.settled(pending, said.fault);
    this.#logLate(item, said);
    this.#sendNext(item);
    return said;
  }

  /** Whoever gave the order was told of its first attempt, and the log has that; this is the end. */
  #logLate({ pending, attempts, isOfThisRun }: Item<Report>, said: Outcome<unknown>): void {
    if (attempts === 1 && isOfThisRun) return;
    this.#deps.journal.append({
      atMs: this.#deps.clock.now(),
      actor: pending.answer.actor,
      action: actionOf(pending),
      subject: subjectOf(pending),
      result: said.ok ? 'done' : said.fault.code,
    });
  }

  #isOpen(item: Item<Report>): boolean {
    return this.#open.get(item.pending.answer.key) === item;
  }

  #remove(item: Item<Report>): void {
    item.cancelRetry();
    if (this.#open.delete(item.pending.answer.key)) {
      this.#deps.journal.dropAnswer(item.pending.answer.key);
    }
  }

  #sendNext(after: Item<Report>): void {
    const next = this.#headFor(after);
    if (next !== after) void this.#send(next);
  }

  #planRetry(item: Item<Report>): void {
    const delayMs = item.retryMs;
    item.retryMs = Math.min(delayMs * 2, lastRetryMs);
    item.cancelRetry();
    item.cancelRetry = this.#deps.clock.after(delayMs, () => void this.#send(item));
  }
}

const itemOf = <Report>(pending: PendingAnswer): Item<Report> => ({
  pending,
  retryMs: firstRetryMs,
  attempts: 0,
  isOfThisRun: false,
  sending: undefined,
  cancelRetry: () => undefined,
  said: undefined,
});

/** Resolves when these are in the journal; then they may be shown. */
export const keptIn = (
  journal: JournalPort,
  reports: Parameters<JournalPort['keepReports']>[0],
): Promise<void> =>
  new Promise((kept) => {
    journal.keepReports(reports, kept);
  });

/** Of an outcome, only whether it went well. */
export const plain = (outcome: Outcome<unknown>): Outcome<null> =>
  outcome.ok ? success(null) : outcome;
