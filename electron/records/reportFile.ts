import type Database from 'libsql';
import type { AlarmReport } from '#contract/alarm';
import type { Incident } from '#contract/incident';
import { believedMs, idAt, indexedOf, priorityRank, rounded, wordsOf } from './alarmRow';

interface KnownAlarm {
  id: number;
  raised_ms: number;
  version: number;
  kind: string;
  node: string | null;
  priority: number;
  words: string;
}

const isNewer = (a: { bornMs: number; version: number }, b: typeof a): boolean =>
  a.bornMs === b.bornMs ? a.version > b.version : a.bornMs > b.bornMs;

const prepared = (database: Database.Database) => {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    known: prepare(
      'SELECT id, raised_ms, version, kind, node, priority, words FROM alarms WHERE alarm_id = ?',
    ),
    lastOfTime: prepare('SELECT max(id) AS id FROM alarms WHERE id >= ? AND id < ?'),
    insert: prepare(
      `INSERT INTO alarms (id, alarm_id, platform, camera, node, kind, priority, raised_ms,
         cleared_ms, acknowledged_ms, changed_ms, version, words, report)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    update: prepare(
      `UPDATE alarms SET camera = ?, node = ?, kind = ?, priority = ?, cleared_ms = ?,
         acknowledged_ms = ?, changed_ms = ?, version = ?, words = ?, report = ? WHERE id = ?`,
    ),
    remove: prepare('DELETE FROM alarms WHERE id = ?'),
    index: prepare('INSERT INTO alarm_terms (rowid, terms) VALUES (?, ?)'),
    unindex: prepare('DELETE FROM alarm_terms WHERE rowid = ?'),
    incident: prepare(
      `INSERT INTO incidents (incident_id, platform, node, kind, priority, step, reported_ms,
         closed_ms, changed_ms, version, report) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (incident_id) DO UPDATE SET node = excluded.node, kind = excluded.kind,
         priority = excluded.priority, step = excluded.step, reported_ms = excluded.reported_ms,
         closed_ms = excluded.closed_ms, changed_ms = excluded.changed_ms,
         version = excluded.version, report = excluded.report
       WHERE (excluded.reported_ms, excluded.version) > (incidents.reported_ms, incidents.version)`,
    ),
    oldest: prepare('SELECT id FROM alarms ORDER BY id LIMIT ?'),
    count: prepare('SELECT count(*) AS n FROM alarms'),
    oldIncidents: prepare('DELETE FROM incidents WHERE reported_ms < ?'),
  };
};

/** The file of reports, as the one who writes it sees it: newest report of everything, once. */
export class ReportFile {
  readonly #database: Database.Database;
  readonly #statements;
  #count: number;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#statements = prepared(database);
    this.#count = (this.#statements.count.get() as { n: number }).n;
  }

  /** Rows of alarms. */
  count(): number {
    return this.#count;
  }

  /** Whole or not at all; throws when the file cannot be written. */
  keep(alarms: readonly AlarmReport[], incidents: readonly Incident[], nowMs: number): void {
    const before = this.#count;
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      for (const alarm of alarms) this.#keepAlarm(alarm, nowMs);
      for (const incident of incidents) this.#keepIncident(incident, nowMs);
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#count = before;
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Takes away a few of what is too old or too many; true while more is to be taken. */
  prune(beforeMs: number, maxRows: number, step: number): boolean {
    const tooMany = this.#count - maxRows;
    const oldest = this.#statements.oldest.all(step) as { id: number }[];
    const over = oldest.filter(({ id }, at) => at < tooMany || id < idAt(beforeMs));
    if (over.length === 0) return false;
    this.#database.transaction(() => {
      for (const { id } of over) {
        this.#statements.unindex.run(id);
        this.#statements.remove.run(id);
      }
      this.#statements.oldIncidents.run(Math.round(beforeMs));
    })();
    this.#count -= over.length;
    return over.length === step;
  }

  #keepAlarm(report: AlarmReport, nowMs: number): void {
    const known = this.#statements.known.get(report.alarmId) as KnownAlarm | undefined;
    const edition = { bornMs: Math.round(report.raisedAtMs), version: report.version };
    if (known === undefined) {
      this.#insert(report, nowMs);
    } else if (isNewer(edition, { bornMs: known.raised_ms, version: known.version })) {
      if (known.raised_ms === edition.bornMs) this.#change(known, report, nowMs);
      else this.#replace(known, report, nowMs);
    }
  }

  #insert(report: AlarmReport, nowMs: number): void {
    const id = this.#freeId(believedMs(report.raisedAtMs, nowMs));
    const words = wordsOf(report);
    this.#statements.insert.run(
      id,
      report.alarmId,
      report.platformId,
      report.cameraId,
      report.nodeId,
      report.kind,
      priorityRank(report.priority),
      Math.round(report.raisedAtMs),
      rounded(report.clearedAtMs),
      rounded(report.acknowledgement?.atMs ?? null),
      Math.round(nowMs),
      report.version,
      words,
      JSON.stringify(report),
    );
    this.#statements.index.run(id, indexedOf(report, words));
    this.#count += 1;
  }

  #change(known: KnownAlarm, report: AlarmReport, nowMs: number): void {
    const words = wordsOf(report);
    const priority = priorityRank(report.priority);
    this.#statements.update.run(
      report.cameraId,
      report.nodeId,
      report.kind,
      priority,
      rounded(report.clearedAtMs),
      rounded(report.acknowledgement?.atMs ?? null),
      Math.round(nowMs),
      report.version,
      words,
      JSON.stringify(report),
      known.id,
    );
    const isFoundAsBefore =
      known.words === words &&
      known.priority === priority &&
      known.kind === report.kind &&
      known.node === report.nodeId;
    if (isFoundAsBefore) return;
    this.#statements.unindex.run(known.id);
    this.#statements.index.run(known.id, indexedOf(report, words));
  }

  /** The platform gave an old id to a new alarm. */
  #replace(known: KnownAlarm, report: AlarmReport, nowMs: number): void {
    this.#statements.unindex.run(known.id);
    this.#statements.remove.run(known.id);
    this.#count -= 1;
    this.#insert(report, nowMs);
  }

  #freeId(atMs: number): number {
    for (let from = idAt(atMs); ; from = idAt((atMs += 1))) {
      const { id } = this.#statements.lastOfTime.get(from, idAt(atMs + 1)) as { id: number | null };
      if (id === null) return from;
      if (id + 1 < idAt(atMs + 1)) return id + 1;
    }
  }

  #keepIncident(incident: Incident, nowMs: number): void {
    this.#statements.incident.run(
      incident.incidentId,
      incident.platformId,
      incident.nodeId,
      incident.kind,
      priorityRank(incident.priority),
      incident.currentStep,
      Math.round(incident.reportedAtMs),
      rounded(incident.closedAtMs),
      Math.round(nowMs),
      incident.version,
      JSON.stringify(incident),
    );
  }
}
