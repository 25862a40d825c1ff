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

/** What came of opening: no database where nothing can be written at all, or not now. */
export interface OpenedFile {
  database: Database.Database | undefined;
  /** No database because somebody else has the file: it is whole, and is to be tried again. */
  isBusy: boolean;
  /** What was there could not be used; it was kept aside and a new file begun. */
  isSetAside: boolean;
}

const failureCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** The file itself is not what it should be; a full disk, for one, is no damage. */
export const isDamage = (error: unknown): boolean =>
  /^SQLITE_(?:CORRUPT|NOTADB)/.test(failureCode(error)) ||
  (error instanceof Error && /malformed|not a database/.test(error.message));

/** Somebody else has the file; it says nothing about the file itself. */
const isInUse = (error: unknown): boolean =>
  /^SQLITE_(?:BUSY|LOCKED)/.test(failureCode(error)) ||
  (error instanceof Error && /database (?:table )?is locked/.test(error.message));

class Unusable extends Error {}

/** How long an open file waits for somebody else who writes into it. */
const busyMs = 1_000;
const stepMs = 50;

const tryOpen = (file: string, rule: FileRule): Database.Database => {
  const database = new Database(file);
  try {
    database.exec(
      `PRAGMA busy_timeout = ${String(stepMs)}; PRAGMA journal_mode = WAL; PRAGMA synchronous = ${rule.synchronous};`,
    );
    if (rule.isChecked) {
      const [check] = database.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[];
      if (check?.quick_check !== 'ok') throw new Unusable('damaged');
    }
    if (!migrate(database, rule.steps)) throw new Unusable('of a later build');
    database.exec(`PRAGMA busy_timeout = ${String(busyMs)}`);
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

/** Waits for whoever has the file; nothing else can be done before it is open. */
const openPatiently = (file: string, rule: FileRule, patienceMs: number): Database.Database => {
  const untilMs = performance.now() + patienceMs;
  for (;;) {
    try {
      return tryOpen(file, rule);
    } catch (error) {
      if (!isInUse(error) || performance.now() > untilMs) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, stepMs);
    }
  }
};

/**
 * Opens a file of ours. One that is damaged, or of a later build, is kept aside and a new one
 * begun, because a wall must not stay dark for its log. One that somebody else has is waited for
 * so long, and left as it is: what is in it counts. Never throws.
 */
export const openFile = (
  file: string,
  rule: FileRule,
  { nowMs, patienceMs }: { nowMs: number; patienceMs: number },
): OpenedFile => {
  const open = (isSetAside: boolean): OpenedFile => ({
    database: openPatiently(file, rule, patienceMs),
    isBusy: false,
    isSetAside,
  });
  try {
    mkdirSync(dirname(file), { recursive: true });
    return open(false);
  } catch (error) {
    if (isInUse(error) || !(isDamage(error) || error instanceof Unusable)) {
      return { database: undefined, isBusy: isInUse(error), isSetAside: false };
    }
  }
  try {
    setAside(file, nowMs);
    return open(true);
  } catch (error) {
    return { database: undefined, isBusy: isInUse(error), isSetAside: false };
  }
};
