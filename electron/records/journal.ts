import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import * as z from 'zod';
import { actorSchema } from '#contract/actor';
import { actionLineSchema, type ActionLine } from '#contract/channels';
import { alarmIdSchema } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { JournalPort, PendingAnswer } from '../wall/ports';
import { migrate } from './migrations';

const answerSchema = z.object({
  actor: actorSchema,
  atMs: z.number(),
  key: z.string(),
  note: z.string().exactOptional(),
});

const outboxRowSchema = z.object({
  alarm_id: alarmIdSchema,
  answer: z.string().transform((text) => answerSchema.parse(JSON.parse(text))),
});

interface ActionRow {
  at_ms: number;
  seat: number;
  name: string;
  role: string;
  action: string;
  subject: string;
  result: string;
}

const lineOf = (row: ActionRow): ActionLine =>
  actionLineSchema.parse({
    atMs: row.at_ms,
    actor: { seat: row.seat, name: row.name, role: row.role },
    action: row.action,
    subject: row.subject,
    result: row.result,
  });

/** The action log and the answers not yet delivered, in one SQLite file. */
export class Journal implements JournalPort {
  readonly #database: Database.Database;
  readonly #statements;
  #isOpen = true;

  constructor(database: Database.Database) {
    this.#database = database;
    const prepare = (sql: string) => database.prepare(sql);
    this.#statements = {
      append: prepare(
        'INSERT INTO actions (at_ms, seat, name, role, action, subject, result) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ),
      actions: prepare('SELECT * FROM actions ORDER BY id DESC LIMIT ?'),
      keep: prepare(
        'INSERT OR REPLACE INTO outbox (key, alarm_id, answer, kept_ms) VALUES (?, ?, ?, ?)',
      ),
      drop: prepare('DELETE FROM outbox WHERE key = ?'),
      pending: prepare('SELECT alarm_id, answer FROM outbox ORDER BY kept_ms, key'),
    };
  }

  append(line: ActionLine): Outcome<null> {
    const { seat, name, role } = line.actor;
    return this.#write('append', [
      Math.round(line.atMs),
      seat,
      name,
      role,
      line.action,
      line.subject,
      line.result,
    ]);
  }

  actions(limit: number): ActionLine[] {
    if (!this.#isOpen) return [];
    return (this.#statements.actions.all(limit) as ActionRow[]).map(lineOf);
  }

  keepAnswer(pending: PendingAnswer): Outcome<null> {
    const { alarmId, answer } = pending;
    return this.#write('keep', [
      answer.key,
      alarmId,
      JSON.stringify(answer),
      Math.round(answer.atMs),
    ]);
  }

  dropAnswer(key: string): void {
    this.#write('drop', [key]);
  }

  pendingAnswers(): PendingAnswer[] {
    if (!this.#isOpen) return [];
    // A row that does not parse was never an answer of ours; it stays for people to look at.
    return this.#statements.pending.all().flatMap((row) => {
      const parsed = parseOutboxRow(row);
      return parsed === undefined ? [] : [parsed];
    });
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#database.close();
  }

  #write(statement: 'append' | 'keep' | 'drop', values: unknown[]): Outcome<null> {
    if (!this.#isOpen) return failure('store/unwritable', 'journal closed');
    try {
      this.#statements[statement].run(...values);
      return success(null);
    } catch (error) {
      return failure('store/unwritable', `journal: ${error instanceof Error ? error.name : ''}`);
    }
  }
}

const parseOutboxRow = (row: unknown): PendingAnswer | undefined => {
  try {
    const { alarm_id: alarmId, answer } = outboxRowSchema.parse(row);
    return { alarmId, answer };
  } catch {
    return undefined;
  }
};

const open = (file: string): Journal | undefined => {
  let database: Database.Database | undefined;
  try {
    database = new Database(file);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    const [check] = database.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[];
    if (check?.quick_check === 'ok' && migrate(database)) return new Journal(database);
  } catch {
    // Not a database, or a damaged one.
  }
  database?.close();
  return undefined;
};

/** Moves a file that cannot be used aside, with what belongs to it. */
const setAside = (file: string, nowMs: number): void => {
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) {
      renameSync(file + suffix, `${file}.broken-${String(nowMs)}${suffix}`);
    }
  }
};

/**
 * Opens the journal; a file that is broken, or of a later build, is kept aside and a new one
 * begun, because a wall must not stay dark for its log. `wasBroken` tells that it came to that.
 */
export const openJournal = (
  file: string,
  nowMs: number,
): { journal: Journal; wasBroken: boolean } => {
  mkdirSync(dirname(file), { recursive: true });
  const present = open(file);
  if (present !== undefined) return { journal: present, wasBroken: false };
  setAside(file, nowMs);
  const fresh = open(file);
  if (fresh === undefined) throw new Error('the journal cannot be opened');
  return { journal: fresh, wasBroken: true };
};
