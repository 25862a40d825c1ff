import type { AlarmReport } from '#contract/alarm';
import type { ActionLine } from '#contract/channels';
import type { AlarmPage, AlarmQuery, JournalHealth } from '#contract/history';
import type { Incident } from '#contract/incident';
import { failure, type Outcome } from '#contract/outcome';
import type { JournalPort, PendingAnswer, Reports } from '../wall/ports';
import { Signal } from '../wall/signal';
import { ActionFile } from './actionFile';
import { actionSteps } from './migrations';
import { openFile, type FileRule } from './openFile';
import { ReportLine, type KeeperThread } from './reportLine';

const rule: FileRule = { steps: actionSteps, synchronous: 'FULL', isChecked: true };

interface JournalParts {
  /** Where actions and answers are. */
  file: string;
  now: () => number;
  /** Starts the thread that keeps the reports. */
  startKeeper: () => KeeperThread;
  /** How long the start waits for somebody else who has the file. */
  patienceMs?: number;
}

/** Longer than anybody looks into a file or copies it; a wall must not stay dark longer. */
const defaultPatienceMs = 5_000;
const retryMs = 1_000;

/** What must survive: actions and answers in one file, reports in another, kept by a thread. */
export class Journal implements JournalPort {
  readonly #parts: JournalParts;
  readonly #reports: ReportLine;
  readonly #changed = new Signal<JournalHealth>();
  readonly onHealthChanged = this.#changed.on;
  #actions: ActionFile | undefined;
  #isSetAside = false;
  #isFailing = false;
  #isClosed = false;
  #isBusy = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(parts: JournalParts) {
    this.#parts = parts;
    this.#open(parts.patienceMs ?? defaultPatienceMs);
    this.#reports = new ReportLine(parts.startKeeper);
    this.#reports.onChanged(() => {
      this.#changed.emit(this.health());
    });
  }

  append(line: ActionLine): Outcome<null> {
    return this.#write((file) => file.append(line));
  }

  actions(limit: number): ActionLine[] {
    return this.#actions?.actions(limit) ?? [];
  }

  actionsBetween(fromMs: number, toMs: number, limit = 100_000): ActionLine[] {
    return this.#actions?.actionsBetween(fromMs, toMs, limit) ?? [];
  }

  keepAnswer(pending: PendingAnswer): Outcome<null> {
    return this.#write((file) => file.keepAnswer(pending));
  }

  dropAnswer(key: string): void {
    this.#write((file) => file.dropAnswer(key));
  }

  pendingAnswers(): PendingAnswer[] | null {
    if (this.#actions === undefined && !this.#isClosed) this.#openLate();
    return this.#actions?.pendingAnswers() ?? (this.#isBusy ? null : []);
  }

  keepReports(reports: Reports, kept: () => void): void {
    this.#reports.keep(reports, kept);
  }

  unkept(): number {
    return this.#reports.unkept();
  }

  alarmsBetween(fromMs: number, toMs: number, limit?: number): Promise<AlarmReport[]> {
    return this.#reports.alarms(fromMs, toMs, limit);
  }

  incidentsBetween(fromMs: number, toMs: number, limit?: number): Promise<Incident[]> {
    return this.#reports.incidents(fromMs, toMs, limit);
  }

  findAlarms(query: AlarmQuery): Promise<AlarmPage> {
    return this.#reports.find(query);
  }

  /** For how long, and how many alarms, are kept; the oldest go first. */
  limit(limits: { days: number; rows: number }): void {
    this.#reports.limit(limits.days, limits.rows);
  }

  health(): JournalHealth {
    const reports = this.#reports.state();
    return {
      isSetAside: this.#isSetAside || reports.isSetAside,
      isFailing: this.#isFailing || reports.isFailing,
      isLagging: reports.isLagging,
    };
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#retry);
    this.#actions?.close();
    this.#actions = undefined;
    await this.#reports.close();
  }

  #open(patienceMs: number): void {
    const nowMs = this.#parts.now();
    const { database, isBusy, isSetAside } = openFile(this.#parts.file, rule, {
      nowMs,
      patienceMs,
    });
    this.#isSetAside ||= isSetAside;
    this.#isBusy = isBusy;
    this.#isFailing = database === undefined;
    this.#actions = database === undefined ? undefined : new ActionFile(database);
    clearTimeout(this.#retry);
    if (database !== undefined) return;
    this.#retry = setTimeout(() => {
      this.#openLate();
    }, retryMs);
    this.#retry.unref();
  }

  /** A file that could not be opened is tried again with every line, and now and then. */
  #openLate(): void {
    this.#open(0);
    if (this.#actions !== undefined) this.#changed.emit(this.health());
  }

  #write(write: (file: ActionFile) => Outcome<null>): Outcome<null> {
    if (this.#isClosed) return failure('store/unwritable', 'journal closed');
    if (this.#actions === undefined) this.#openLate();
    const wasFailing = this.#isFailing;
    const written =
      this.#actions === undefined ? failure('store/unwritable', 'journal') : write(this.#actions);
    this.#isFailing = !written.ok;
    if (this.#isFailing !== wasFailing) this.#changed.emit(this.health());
    return written;
  }
}
