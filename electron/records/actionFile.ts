import type Database from 'libsql';
import * as z from 'zod';
import { actorSchema } from '#contract/actor';
import { actionLineSchema, type ActionLine } from '#contract/channels';
import { alarmIdSchema, incidentIdSchema } from '#contract/ids';
import { incidentOrderSchema } from '#contract/incidentOrder';
import { failure, success, type Outcome } from '#contract/outcome';
import type { PendingAnswer } from '../wall/ports';

const answerSchema = z.object({
  actor: actorSchema,
  atMs: z.number(),
  key: z.string(),
  note: z.string().exactOptional(),
});

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z.string().transform((text) => schema.parse(JSON.parse(text)));

const answer = json(answerSchema);

const outboxRowSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('acknowledge'), subject: alarmIdSchema, answer }),
  z.object({ kind: z.literal('open'), subject: alarmIdSchema, answer }),
  z.object({
    kind: z.literal('order'),
    subject: incidentIdSchema,
    wish: json(incidentOrderSchema),
    answer,
  }),
]);

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

/** What people did, and what of it has not reached its platform yet. */
export class ActionFile {
  readonly #database: Database.Database;
  readonly #statements;

  constructor(database: Database.Database) {
    this.#database = database;
    const prepare = (sql: string) => database.prepare(sql);
    this.#statements = {
      append: prepare(
        'INSERT INTO actions (at_ms, seat, name, role, action, subject, result) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ),
      actions: prepare('SELECT * FROM actions ORDER BY id DESC LIMIT ?'),
      between: prepare(
        'SELECT * FROM actions WHERE at_ms BETWEEN ? AND ? ORDER BY at_ms, id LIMIT ?',
      ),
      keep: prepare(
        'INSERT OR REPLACE INTO outbox (key, kind, subject, wish, answer, kept_ms) VALUES (?, ?, ?, ?, ?, ?)',
      ),
      drop: prepare('DELETE FROM outbox WHERE key = ?'),
      pending: prepare('SELECT kind, subject, wish, answer FROM outbox ORDER BY kept_ms, rowid'),
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
    return (this.#statements.actions.all(limit) as ActionRow[]).map(lineOf);
  }

  actionsBetween(fromMs: number, toMs: number, limit: number): ActionLine[] {
    const rows = this.#statements.between.all(Math.round(fromMs), Math.round(toMs), limit);
    return (rows as ActionRow[]).map(lineOf);
  }

  keepAnswer(pending: PendingAnswer): Outcome<null> {
    const { kind, answer } = pending;
    return this.#write('keep', [
      answer.key,
      kind,
      kind === 'order' ? pending.incidentId : pending.alarmId,
      JSON.stringify(kind === 'order' ? pending.order : {}),
      JSON.stringify(answer),
      Math.round(answer.atMs),
    ]);
  }

  dropAnswer(key: string): Outcome<null> {
    return this.#write('drop', [key]);
  }

  /** Oldest first. A row that does not parse was never an answer of ours; people may look at it. */
  pendingAnswers(): PendingAnswer[] {
    return this.#statements.pending.all().flatMap((row) => {
      const pending = pendingOf(row);
      return pending === undefined ? [] : [pending];
    });
  }

  close(): void {
    this.#database.close();
  }

  #write(statement: 'append' | 'keep' | 'drop', values: unknown[]): Outcome<null> {
    try {
      this.#statements[statement].run(...values);
      return success(null);
    } catch (error) {
      return failure('store/unwritable', `journal: ${error instanceof Error ? error.name : ''}`);
    }
  }
}

const pendingOf = (row: unknown): PendingAnswer | undefined => {
  try {
    const parsed = outboxRowSchema.parse(row);
    const { kind, subject, answer } = parsed;
    return kind === 'order'
      ? { kind, incidentId: subject, order: parsed.wish, answer }
      : { kind, alarmId: subject, answer };
  } catch {
    return undefined;
  }
};
