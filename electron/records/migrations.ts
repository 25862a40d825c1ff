import type Database from 'libsql';

/** Each step brings the file from the version of its index to the next one; never edited later. */
const steps: readonly string[] = [
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
];

/** The version that this build writes. */
export const schemaVersion = steps.length;

const versionOf = (database: Database.Database): number => {
  const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
  return row.user_version;
};

/**
 * Brings a file to the present version, each step whole or not at all. False when the file was
 * written by a later build, which must not be touched.
 */
export const migrate = (database: Database.Database): boolean => {
  const found = versionOf(database);
  if (found > schemaVersion) return false;
  for (let version = found; version < schemaVersion; version += 1) {
    database.exec(
      `BEGIN IMMEDIATE;${steps[version] ?? ''};PRAGMA user_version = ${String(version + 1)};COMMIT;`,
    );
  }
  return true;
};
