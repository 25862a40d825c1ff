import type Database from 'libsql';

/**
 * Each step brings a file from the version of its index to the next one; never edited later.
 * This one holds what people did: small, and on the disk before anybody sees it.
 */
export const actionSteps: readonly string[] = [
  `
  CREATE TABLE actions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at_ms INTEGER NOT NULL,
    seat INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    result TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER actions_stay BEFORE UPDATE ON actions
    BEGIN SELECT RAISE(ABORT, 'the action log is append-only'); END;
  CREATE TRIGGER actions_remain BEFORE DELETE ON actions
    BEGIN SELECT RAISE(ABORT, 'the action log is append-only'); END;
  CREATE TABLE outbox (
    key TEXT PRIMARY KEY,
    alarm_id TEXT NOT NULL,
    answer TEXT NOT NULL,
    kept_ms INTEGER NOT NULL
  ) STRICT;
  `,
  // Answers were to alarms only; now every order of a person waits here.
  `
  ALTER TABLE outbox RENAME COLUMN alarm_id TO subject;
  ALTER TABLE outbox ADD COLUMN kind TEXT NOT NULL DEFAULT 'acknowledge';
  ALTER TABLE outbox ADD COLUMN wish TEXT NOT NULL DEFAULT '{}';
  CREATE INDEX actions_by_time ON actions (at_ms);
  `,
];

/**
 * What platforms reported, in a file of its own: large, written in batches, and when it is damaged
 * no order of a person is lost with it. The row ids of alarms rise with the time they began, so
 * that pages, times and search results are all the same walk along one key.
 */
export const reportSteps: readonly string[] = [
  `
  CREATE TABLE alarms (
    id INTEGER PRIMARY KEY,
    alarm_id TEXT NOT NULL UNIQUE,
    platform TEXT NOT NULL,
    camera TEXT,
    node TEXT,
    kind TEXT NOT NULL,
    priority INTEGER NOT NULL,
    raised_ms INTEGER NOT NULL,
    cleared_ms INTEGER,
    acknowledged_ms INTEGER,
    changed_ms INTEGER NOT NULL,
    version INTEGER NOT NULL,
    words TEXT NOT NULL,
    report TEXT NOT NULL
  ) STRICT;
  CREATE VIRTUAL TABLE alarm_terms USING fts5 (
    terms, content='', contentless_delete=1, detail=none,
    tokenize="ascii tokenchars '=_:-.'", prefix='1 2 3 4 5'
  );
  CREATE TABLE incidents (
    incident_id TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    node TEXT,
    kind TEXT NOT NULL,
    priority INTEGER NOT NULL,
    step TEXT NOT NULL,
    reported_ms INTEGER NOT NULL,
    closed_ms INTEGER,
    changed_ms INTEGER NOT NULL,
    version INTEGER NOT NULL,
    report TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX incidents_by_time ON incidents (reported_ms);
  `,
];

const versionOf = (database: Database.Database): number => {
  const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
  return row.user_version;
};

/**
 * Brings a file to the present version, each step whole or not at all. False when the file was
 * written by a later build, which must not be touched.
 */
export const migrate = (database: Database.Database, steps: readonly string[]): boolean => {
  const found = versionOf(database);
  if (found > steps.length) return false;
  for (let version = found; version < steps.length; version += 1) {
    database.exec(
      `BEGIN IMMEDIATE;${steps[version] ?? ''};PRAGMA user_version = ${String(version + 1)};COMMIT;`,
    );
  }
  return true;
};
