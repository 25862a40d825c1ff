import type Database from 'libsql';
import type { AlarmReport } from '#contract/alarm';
import type { AlarmQuery } from '#contract/history';
import type { Incident } from '#contract/incident';
import { isDamage, openFile, setAside, type FileRule } from './openFile';
import { reportSteps } from './migrations';
import { ReportFile } from './reportFile';
import type { KeeperOrder, KeeperWord } from './reportOrders';
import { ReportReader } from './reportReader';

/** Reports that could not be written wait for the disk; the oldest of more than that are lost. */
const maxUnwritten = 50_000;
const pruneStep = 200;
/** A thread of its own may wait for whoever has the file; then it is tried with every batch. */
const patienceMs = 1_000;
const dayMs = 86_400_000;

const rule: FileRule = { steps: reportSteps, synchronous: 'NORMAL', isChecked: false };

const everything: AlarmQuery = {
  ...{ text: '', priorities: [], kinds: [], nodeIds: [] },
  ...{ fromMs: null, toMs: null, before: null, limit: 50 },
};

interface KeeperState {
  isSetAside: boolean;
  isFailing: boolean;
}

interface KeeperParts {
  file: string;
  now: () => number;
  say: (word: KeeperWord) => void;
}

/** Keeps the file of reports: writes, looks up, prunes, and begins anew when it is damaged. */
export class ReportKeeper {
  readonly #parts: KeeperParts;
  #database: Database.Database | undefined;
  #writer: ReportFile | undefined;
  #reader: ReportReader | undefined;
  #limit = { days: 400, rows: 2_000_000 };
  #state: KeeperState = { isSetAside: false, isFailing: false };
  readonly #alarms = new Map<string, AlarmReport>();
  readonly #incidents = new Map<string, Incident>();

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    this.#open();
    this.#tell({});
  }

  /** Does one thing; what it says about it comes before the next one. */
  do(order: KeeperOrder): void {
    this.#parts.say({ kind: 'done', order: order.order, value: this.#answer(order) });
    if (order.kind === 'find') this.#guarded(() => this.#reader?.lookAhead(order.query.text));
  }

  /** Now and then: what waits for the disk is tried again, what is too old goes in small steps. */
  tidy(): void {
    if (this.#state.isFailing) this.#write();
    const { now } = this.#parts;
    this.#guarded(() => {
      const before = now() - this.#limit.days * dayMs;
      return this.#writer?.prune(before, this.#limit.rows, pruneStep);
    });
  }

  /**
   * The searches that somebody may make first, to be made once while nobody waits: the first of
   * each reads parts of the index that only the disk has until then.
   */
  likelySearches(limit: number): string[] {
    return this.#guarded(() => this.#reader?.likelySearches(limit)) ?? [];
  }

  search(text: string): void {
    this.#guarded(() => this.#reader?.find({ ...everything, text }));
  }

  #answer(order: KeeperOrder): unknown {
    switch (order.kind) {
      case 'keep':
        this.#take(order);
        this.#write();
        return null;
      case 'find':
        return this.#guarded(() => this.#reader?.find(order.query)) ?? { rows: [], next: null };
      case 'alarms':
        return (
          this.#guarded(() => this.#reader?.alarmsBetween(order.fromMs, order.toMs, order.limit)) ??
          []
        );
      case 'incidents':
        return (
          this.#guarded(() =>
            this.#reader?.incidentsBetween(order.fromMs, order.toMs, order.limit),
          ) ?? []
        );
      case 'limit':
        this.#limit = { days: order.days, rows: order.rows };
        return null;
      case 'close':
        this.#write();
        this.#database?.close();
        this.#database = this.#writer = this.#reader = undefined;
        return null;
    }
  }

  #take(order: Extract<KeeperOrder, { kind: 'keep' }>): void {
    // Our own process made these texts a moment ago from what was parsed at the door.
    for (const text of order.alarms) {
      const alarm = JSON.parse(text) as AlarmReport;
      keepNewest(this.#alarms, alarm.alarmId, alarm, (one) => one.raisedAtMs);
    }
    for (const text of order.incidents) {
      const incident = JSON.parse(text) as Incident;
      keepNewest(this.#incidents, incident.incidentId, incident, (one) => one.reportedAtMs);
    }
  }

  #write(isSecondTry = false): void {
    if (this.#database === undefined) this.#open();
    if (this.#writer === undefined) {
      this.#failed();
      return;
    }
    try {
      this.#writer.keep(
        [...this.#alarms.values()],
        [...this.#incidents.values()],
        this.#parts.now(),
      );
      if (this.#alarms.size > 0) this.#reader?.changed();
      this.#alarms.clear();
      this.#incidents.clear();
      this.#tell({ isFailing: false });
    } catch (error) {
      if (isDamage(error) && !isSecondTry) {
        this.#beginAnew();
        this.#write(true);
      } else {
        this.#failed();
      }
    }
  }

  #failed(): void {
    for (const held of [this.#alarms, this.#incidents]) {
      for (const id of held.keys()) {
        if (held.size <= maxUnwritten) break;
        held.delete(id);
      }
    }
    this.#tell({ isFailing: true });
  }

  /** A reader that meets damage has the file begun anew as well. */
  #guarded<Value>(read: () => Value): Value | undefined {
    try {
      return read();
    } catch (error) {
      if (isDamage(error)) this.#beginAnew();
      return undefined;
    }
  }

  #beginAnew(isSecondTry = false): void {
    this.#database?.close();
    this.#database = this.#writer = this.#reader = undefined;
    try {
      setAside(this.#parts.file, this.#parts.now());
      this.#tell({ isSetAside: true });
    } catch {
      this.#tell({ isFailing: true });
    }
    this.#open(isSecondTry);
  }

  #open(isSecondTry = false): void {
    const { file, now } = this.#parts;
    const { database, isSetAside } = openFile(file, rule, { nowMs: now(), patienceMs });
    if (isSetAside) this.#tell({ isSetAside });
    if (database === undefined) {
      this.#tell({ isFailing: true });
      return;
    }
    this.#database = database;
    try {
      this.#writer = new ReportFile(database);
      this.#reader = new ReportReader(database);
    } catch (error) {
      if (isDamage(error) && !isSecondTry) this.#beginAnew(true);
      else this.#tell({ isFailing: true });
    }
  }

  #tell(change: Partial<KeeperState>): void {
    const before = this.#state;
    this.#state = { ...before, ...change };
    const isNews =
      before.isFailing !== this.#state.isFailing || before.isSetAside !== this.#state.isSetAside;
    if (isNews) this.#parts.say({ kind: 'state', ...this.#state });
  }
}

const keepNewest = <Value extends { version: number }>(
  held: Map<string, Value>,
  id: string,
  value: Value,
  bornMs: (value: Value) => number,
): void => {
  const before = held.get(id);
  const isOlder =
    before !== undefined && (bornMs(before) - bornMs(value) || before.version - value.version) > 0;
  if (!isOlder) held.set(id, value);
};
