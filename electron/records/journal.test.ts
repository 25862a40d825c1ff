import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActionLine } from '#contract/channels';
import { alarmIdSchema } from '#contract/ids';
import type { PendingAnswer } from '../wall/ports';
import { openJournal } from './journal';
import { schemaVersion } from './migrations';

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
const pending = (key: string, atMs: number): PendingAnswer => ({
  alarmId: alarmIdSchema.parse('city:a1'),
  answer: { actor, atMs, key, note: 'seen' },
});

describe('the action log', () => {
  it('gives lines back newest first, also after a restart', () => {
    const { journal } = openJournal(file, 0);
    journal.append(line('scene:layout'));
    journal.append(line('scene:pin', 2000));
    journal.close();
    const again = openJournal(file, 0).journal;
    expect(again.actions(10)).toEqual([line('scene:pin', 2000), line('scene:layout')]);
    expect(again.actions(1)).toEqual([line('scene:pin', 2000)]);
    again.close();
  });

  it('can be changed by nobody', () => {
    const { journal } = openJournal(file, 0);
    journal.append(line('scene:layout'));
    const other = new Database(file);
    expect(() => other.exec("UPDATE actions SET result = 'x'")).toThrow(/append-only/);
    expect(() => other.exec('DELETE FROM actions')).toThrow(/append-only/);
    other.close();
    expect(journal.actions(5)).toHaveLength(1);
    journal.close();
  });

  it('refuses quietly after it was closed', () => {
    const { journal } = openJournal(file, 0);
    journal.close();
    expect(journal.append(line('app:stopped'))).toMatchObject({
      fault: { code: 'store/unwritable' },
    });
    expect(journal.actions(5)).toEqual([]);
  });

  it('loses no kept line when the program is killed', async () => {
    const script = `
      import { openJournal } from ${JSON.stringify(resolve(import.meta.dirname, 'journal.ts'))};
      const { journal } = openJournal(${JSON.stringify(file)}, 0);
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
    const { journal, wasBroken } = openJournal(file, 0);
    expect(wasBroken).toBe(false);
    expect(journal.actions(1)[0]?.atMs).toBeGreaterThanOrEqual(lastKept);
    journal.close();
  }, 20_000);
});

describe('the outbox', () => {
  it('keeps answers until they are delivered, oldest first', () => {
    const { journal } = openJournal(file, 0);
    journal.keepAnswer(pending('b', 2));
    journal.keepAnswer(pending('a', 1));
    journal.keepAnswer(pending('a', 1));
    journal.close();
    const again = openJournal(file, 0).journal;
    expect(again.pendingAnswers()).toEqual([pending('a', 1), pending('b', 2)]);
    again.dropAnswer('a');
    expect(again.pendingAnswers()).toEqual([pending('b', 2)]);
    again.close();
  });
});

describe('a journal that cannot be used', () => {
  it('is kept aside when it is no database, and a new one begun', () => {
    writeFileSync(file, 'not a database, but long enough to look like a header of one'.repeat(9));
    const { journal, wasBroken } = openJournal(file, 77);
    expect(wasBroken).toBe(true);
    expect(readdirSync(folder)).toContain('journal.db.broken-77');
    expect(journal.append(line('app:started')).ok).toBe(true);
    journal.close();
  });

  it('is kept aside when a later build wrote it', () => {
    const later = new Database(file);
    later.exec(`PRAGMA user_version = ${String(schemaVersion + 1)}`);
    later.close();
    const { journal, wasBroken } = openJournal(file, 78);
    expect(wasBroken).toBe(true);
    journal.close();
  });
});
