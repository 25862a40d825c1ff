import type { AlarmReport } from '#contract/alarm';
import type { ActionLine } from '#contract/channels';
import type { AlarmPage, AlarmQuery, JournalHealth } from '#contract/history';
import type { AlarmId, IncidentId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { success, type Fault, type Outcome } from '#contract/outcome';
import type { JournalPort, PendingAnswer, Reports } from '../../electron/wall/ports';
import { Signal } from '../../electron/wall/signal';

/** A journal in memory. Given to a second station it stands for the file over a restart. */
export class FakeJournal implements JournalPort {
  readonly lines: ActionLine[] = [];
  readonly answers = new Map<string, PendingAnswer>();
  readonly alarms = new Map<AlarmId, AlarmReport>();
  readonly incidents = new Map<IncidentId, Incident>();
  fault: Fault | undefined;
  /** While true, reports wait until the test lets them be kept. */
  isSlow = false;
  /** While true, somebody else has the file, and nothing of it is known. */
  isBusy = false;
  readonly #waiting: (() => void)[] = [];
  readonly #changed = new Signal<JournalHealth>();
  readonly onHealthChanged = this.#changed.on;
  #health: JournalHealth = { isSetAside: false, isFailing: false, isLagging: false };

  append(line: ActionLine): Outcome<null> {
    if (this.fault !== undefined) return { ok: false, fault: this.fault };
    this.lines.push(line);
    return success(null);
  }

  actions(limit: number): ActionLine[] {
    return this.lines.toReversed().slice(0, limit);
  }

  actionsBetween(fromMs: number, toMs: number): ActionLine[] {
    return this.lines.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
  }

  keepAnswer(pending: PendingAnswer): Outcome<null> {
    if (this.fault !== undefined) return { ok: false, fault: this.fault };
    this.answers.set(pending.answer.key, pending);
    return success(null);
  }

  dropAnswer(key: string): void {
    this.answers.delete(key);
  }

  pendingAnswers(): PendingAnswer[] | null {
    return this.isBusy ? null : [...this.answers.values()];
  }

  keepReports({ alarms, incidents }: Reports, kept: () => void): void {
    const keep = (): void => {
      for (const alarm of alarms) keepNewer(this.alarms, alarm.alarmId, alarm);
      for (const incident of incidents) keepNewer(this.incidents, incident.incidentId, incident);
      kept();
    };
    if (this.isSlow) this.#waiting.push(keep);
    else keep();
  }

  unkept(): number {
    return this.#waiting.length;
  }

  /** Everything that waits is kept. */
  catchUp(): void {
    for (const keep of this.#waiting.splice(0)) keep();
  }

  alarmsBetween(fromMs: number, toMs: number, limit = 1_000): Promise<AlarmReport[]> {
    const found = this.#byBegin().filter(
      ({ raisedAtMs }) => raisedAtMs >= fromMs && raisedAtMs <= toMs,
    );
    return Promise.resolve(found.slice(0, limit));
  }

  incidentsBetween(fromMs: number, toMs: number, limit = 1_000): Promise<Incident[]> {
    const found = [...this.incidents.values()]
      .filter(({ reportedAtMs }) => reportedAtMs >= fromMs && reportedAtMs <= toMs)
      .sort((a, b) => a.reportedAtMs - b.reportedAtMs);
    return Promise.resolve(found.slice(0, limit));
  }

  /** Words are looked for as they stand; the cursor is a place in the list. */
  findAlarms(query: AlarmQuery): Promise<AlarmPage> {
    const { text, priorities, kinds, nodeIds, fromMs, toMs, before, limit } = query;
    const has = <Value>(list: readonly Value[], value: Value): boolean =>
      list.length === 0 || list.includes(value);
    const found = this.#byBegin()
      .toReversed()
      .filter(
        (alarm) =>
          JSON.stringify(alarm).includes(text) &&
          has(priorities, alarm.priority) &&
          has(kinds, alarm.kind) &&
          (nodeIds.length === 0 || (alarm.nodeId !== null && nodeIds.includes(alarm.nodeId))) &&
          alarm.raisedAtMs >= (fromMs ?? 0) &&
          alarm.raisedAtMs <= (toMs ?? Number.MAX_SAFE_INTEGER),
      );
    const from = before ?? 0;
    const end = from + limit;
    return Promise.resolve({
      rows: found.slice(from, end),
      next: end < found.length ? end : null,
    });
  }

  health(): JournalHealth {
    return this.#health;
  }

  become(change: Partial<JournalHealth>): void {
    this.#health = { ...this.#health, ...change };
    this.#changed.emit(this.#health);
  }

  close(): Promise<void> {
    this.answers.clear();
    return Promise.resolve();
  }

  #byBegin(): AlarmReport[] {
    return [...this.alarms.values()].sort((a, b) => a.raisedAtMs - b.raisedAtMs);
  }
}

const keepNewer = <Id, Value extends { version: number }>(
  map: Map<Id, Value>,
  id: Id,
  value: Value,
): void => {
  const before = map.get(id);
  if (before === undefined || before.version < value.version) map.set(id, value);
};
