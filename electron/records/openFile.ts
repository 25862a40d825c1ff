import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { migrate } from './migrations';

/** How a file of ours is kept. */
export interface FileRule {
  steps: readonly string[];
  /** FULL: on the disk with every commit. NORMAL: survives the end of the program, not of power. */
  synchronous: 'FULL' | 'NORMAL';
  /** Reads all of it when it is opened; too long for a large file. */
  isChecked: boolean;
}

/** What came of opening: no database where nothing can be written at all. */
export interface OpenedFile {
  database: Database.Database | undefined;
  /** What was there could not be used; it was kept aside and a new file begun. */
  isSetAside: boolean;
}

const failureCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** The file itself is not what it should be; a full disk, for one, is no damage. */
export const isDamage = (error: unknown): boolean =>
  /^SQLITE_(?:CORRUPT|NOTADB)/.test(failureCode(error)) ||
  (error instanceof Error && /malformed|not a database/.test(error.message));

class Unusable extends Error {}

const tryOpen = (file: string, rule: FileRule): Database.Database => {
  const database = new Database(file);
  try {
    // Whoever looks into the file for a moment must not make it look unusable.
    database.exec(
      `PRAGMA busy_timeout = 1000; PRAGMA journal_mode = WAL; PRAGMA synchronous = ${rule.synchronous};`,
    );
    if (rule.isChecked) {
      const [check] = database.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[];
      if (check?.quick_check !== 'ok') throw new Unusable('damaged');
    }
    if (!migrate(database, rule.steps)) throw new Unusable('of a later build');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

/** Moves a file that cannot be used aside, with what belongs to it. */
export const setAside = (file: string, nowMs: number): void => {
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) {
      renameSync(file + suffix, `${file}.broken-${String(nowMs)}${suffix}`);
    }
  }
};

/**
 * Opens a file of ours. One that is damaged, or of a later build, is kept aside and a new one
 * begun, because a wall must not stay dark for its log. Never throws.
 */
export const openFile = (file: string, rule: FileRule, nowMs: number): OpenedFile => {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return { database: tryOpen(file, rule), isSetAside: false };
  } catch (error) {
    if (!isDamage(error) && !(error instanceof Unusable)) {
      return { database: undefined, isSetAside: false };
    }
  }
  try {
    setAside(file, nowMs);
    return { database: tryOpen(file, rule), isSetAside: true };
  } catch {
    return { database: undefined, isSetAside: false };
  }
};
