import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Worker } from 'node:worker_threads';
import { join, resolve } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActionLine } from '#contract/channels';
import { alarmIdSchema, incidentIdSchema } from '#contract/ids';
import type { PendingAnswer } from '../wall/ports';
import { InlineKeeper } from '../../tests/fakes/inlineKeeper';
import { Journal } from './journal';
import { actionSteps } from './migrations';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brightwall-journal-'));
  file = join(folder, 'journal.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const actor = { seat: 3, name: '席三', role: 'officer' } as const;
const line = (action: string, atMs = 1000): ActionLine => ({
  atMs,
  actor,
  action,
  subject: 'screen-1 9',
  result: 'done',
});
const openJournal = (nowMs = 0, patienceMs = 0): Journal =>
  new Journal({
    file,
    now: () => nowMs,
    patienceMs,
    startKeeper: () => new InlineKeeper(join(folder, 'reports.db')),
  });
const pending = (key: string, atMs: number): PendingAnswer => ({
  kind: 'acknowledge',
  alarmId: alarmIdSchema.parse('city:a1'),
  answer: { actor, atMs, key, note: 'seen' },
});

describe('the action log', () => {
  it('gives lines back newest first, also after a restart', async () => {
    const journal = openJournal();
    journal.append(line('scene:layout'));
    journal.append(line('scene:pin', 2000));
    await journal.close();
    const again = openJournal();
    expect(again.actions(10)).toEqual([line('scene:pin', 2000), line('scene:layout')]);
    expect(again.actions(1)).toEqual([line('scene:pin', 2000)]);
    await again.close();
  });

  it('can be changed by nobody', async () => {
    const journal = openJournal();
    journal.append(line('scene:layout'));
    const other = new Database(file);
    expect(() => other.exec("UPDATE actions SET result = 'x'")).toThrow(/append-only/);
    expect(() => other.exec('DELETE FROM actions')).toThrow(/append-only/);
    other.close();
    expect(journal.actions(5)).toHaveLength(1);
    await journal.close();
  });

  it('refuses quietly after it was closed', async () => {
    const journal = openJournal();
    await journal.close();
    expect(journal.append(line('app:stopped'))).toMatchObject({
      fault: { code: 'store/unwritable' },
    });
    expect(journal.actions(5)).toEqual([]);
  });

  it('loses no kept line when the program is killed', async () => {
    const script = `
      import { ActionFile } from ${JSON.stringify(resolve(import.meta.dirname, 'actionFile.ts'))};
      import { actionSteps } from ${JSON.stringify(resolve(import.meta.dirname, 'migrations.ts'))};
      import { openFile } from ${JSON.stringify(resolve(import.meta.dirname, 'openFile.ts'))};
      const rule = { steps: actionSteps, synchronous: 'FULL', isChecked: true };
      const journal = new ActionFile(openFile(${JSON.stringify(file)}, rule, { nowMs: 0, patienceMs: 0 }).database);
      const actor = { seat: 1, name: 'x', role: 'officer' };
      for (let n = 0; ; n += 1) {
        const kept = journal.append({ atMs: n, actor, action: 'a:b', subject: '', result: 'done' });
        if (kept.ok) process.stdout.write(n + '\\n');
        if (n % 50 === 0) await new Promise((done) => setTimeout(done, 1));
      }`;
    const runner = join(folder, 'writer.mts');
    writeFileSync(runner, script);
    const root = resolve(import.meta.dirname, '../..');
    const writer = spawn(process.execPath, ['--import', 'tsx', runner], { cwd: root });
    let told = '';
    await new Promise<void>((done) => {
      writer.stdout.on('data', (chunk: Buffer) => {
        told += chunk.toString();
        if (told.length > 2000) writer.kill('SIGKILL');
      });
      writer.once('exit', () => {
        done();
      });
    });
    const lastKept = Number(told.trim().split('\n').slice(0, -1).at(-1));
    expect(lastKept).toBeGreaterThan(100);
    const journal = openJournal();
    expect(journal.health().isSetAside).toBe(false);
    expect(journal.actions(1)[0]?.atMs).toBeGreaterThanOrEqual(lastKept);
    await journal.close();
  }, 20_000);
});

describe('the outbox', () => {
  it('keeps answers until they are delivered, oldest first', async () => {
    const journal = openJournal();
    journal.keepAnswer(pending('b', 2));
    journal.keepAnswer(pending('a', 1));
    journal.keepAnswer(pending('a', 1));
    await journal.close();
    const again = openJournal();
    expect(again.pendingAnswers()).toEqual([pending('a', 1), pending('b', 2)]);
    again.dropAnswer('a');
    expect(again.pendingAnswers()).toEqual([pending('b', 2)]);
    await again.close();
  });

  it('keeps orders about incidents as they were given', async () => {
    const journal = openJournal();
    const order: PendingAnswer = {
      kind: 'order',
      incidentId: incidentIdSchema.parse('city:i1'),
      order: { kind: 'close', verdict: 'real', cause: '水管破裂' },
      answer: { actor, atMs: 3, key: 'c' },
    };
    const opening: PendingAnswer = {
      kind: 'open',
      alarmId: alarmIdSchema.parse('city:a1'),
      answer: { actor, atMs: 4, key: 'd' },
    };
    journal.keepAnswer(order);
    journal.keepAnswer(opening);
    expect(journal.pendingAnswers()).toEqual([order, opening]);
    await journal.close();
  });

  it('takes over what a build wrote that knew answers to alarms only', async () => {
    const old = new Database(file);
    old.exec(`${actionSteps[0] ?? ''}; PRAGMA user_version = 1`);
    const { answer } = pending('old', 1);
    old
      .prepare('INSERT INTO outbox VALUES (?, ?, ?, ?)')
      .run('old', 'city:a1', JSON.stringify(answer), 1);
    old.close();
    const journal = openJournal();
    expect(journal.pendingAnswers()).toEqual([pending('old', 1)]);
    await journal.close();
  });
});

describe('a journal that cannot be used', () => {
  it('is kept aside when it is no database, and a new one begun', async () => {
    writeFileSync(file, 'not a database, but long enough to look like a header of one'.repeat(9));
    const journal = openJournal(77);
    expect(journal.health().isSetAside).toBe(true);
    expect(readdirSync(folder)).toContain('journal.db.broken-77');
    expect(journal.append(line('app:started')).ok).toBe(true);
    await journal.close();
  });

  it('is kept aside when a later build wrote it', async () => {
    const later = new Database(file);
    later.exec(`PRAGMA user_version = ${String(actionSteps.length + 1)}`);
    later.close();
    const journal = openJournal(78);
    expect(journal.health().isSetAside).toBe(true);
    await journal.close();
  });
});

describe('a journal that somebody else has', () => {
  const answers = [pending('a', 1), pending('b', 2)];
  const lock = 'PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE';
  const noneAside = (): boolean => readdirSync(folder).every((name) => !name.includes('broken'));

  // By `exec` alone: a connection that has prepared anything is open until its garbage is collected.
  beforeEach(() => {
    const before = new Database(file);
    before.exec('PRAGMA journal_mode = WAL');
    for (const step of actionSteps) before.exec(step);
    before.exec(`PRAGMA user_version = ${String(actionSteps.length)}`);
    for (const one of answers) {
      const { key, atMs } = one.answer;
      const kept = `'${key}', 'acknowledge', 'city:a1', '{}', '${JSON.stringify(one.answer)}'`;
      before.exec(
        `INSERT INTO outbox (key, kind, subject, wish, answer, kept_ms) VALUES (${kept}, ${String(atMs)})`,
      );
    }
    before.close();
  });

  it('is waited for when it opens, and read whole', async () => {
    const other = new Worker(
      `const Database = require('libsql');
       const { parentPort, workerData } = require('node:worker_threads');
       const other = new Database(workerData.file);
       other.exec(workerData.lock);
       parentPort.postMessage('locked');
       setTimeout(() => { other.exec('COMMIT'); other.close(); }, 1_500);`,
      { eval: true, workerData: { file, lock } },
    );
    await new Promise((done) => other.once('message', done));
    const journal = openJournal(0, 8_000);
    expect(journal.pendingAnswers()).toEqual(answers);
    expect(journal.health()).toMatchObject({ isFailing: false, isSetAside: false });
    expect(noneAside()).toBe(true);
    await journal.close();
  }, 20_000);

  it('is not known when the wait is over, never begun anew, and read as soon as it is free', async () => {
    const other = new Database(file);
    other.exec(lock);
    const journal = openJournal();
    expect(journal.pendingAnswers()).toBeNull();
    expect(journal.keepAnswer(pending('c', 3)).ok).toBe(false);
    expect(journal.health()).toMatchObject({ isFailing: true, isSetAside: false });
    const told = new Promise((done) => journal.onHealthChanged(done));
    other.exec('COMMIT');
    other.close();
    expect(await told).toMatchObject({ isFailing: false, isSetAside: false });
    expect(journal.pendingAnswers()).toEqual(answers);
    expect(noneAside()).toBe(true);
    await journal.close();
  }, 20_000);
});
