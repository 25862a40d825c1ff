import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'libsql';
import type { Drawn, Files, History, Run } from './history';
import { Platform } from './platform';

const root = join(import.meta.dirname, '../../..');
const station = join(import.meta.dirname, 'station.ts');

interface Life {
  folder: string;
  platform: Platform;
  bug: string;
  nth: number;
}

/** A history of so many lives that were ended at any moment, and one that could finish. */
export const campaign = async (
  kills: number,
  bug: string,
  heard: (run: Run, nth: number) => void = () => undefined,
): Promise<History> => {
  const folder = mkdtempSync(join(tmpdir(), 'brightwall-kill-'));
  const platform = await Platform.start();
  const runs: Run[] = [];
  try {
    platform.stir(60);
    for (let nth = 0; nth < kills; nth += 1) {
      runs.push(await killed({ folder, platform, bug, nth }));
      heard(runs[nth] as Run, nth);
    }
    platform.calm();
    runs.push(await finished({ folder, platform, bug, nth: kills }));
    return { runs, confirmed: await platform.confirmed() };
  } finally {
    platform.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const begin = (life: Life, isLast: boolean): { child: ChildProcess; drawn: string } => {
  const { folder, platform, bug, nth } = life;
  const drawn = join(folder, `drawn-${String(nth)}.jsonl`);
  const { address, password } = platform;
  const told = { folder, drawn, address, password, bug, isLast };
  const child = spawn(process.execPath, ['--import', 'tsx', station], {
    cwd: root,
    env: { ...process.env, BRIGHTWALL_KILL: JSON.stringify(told) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, drawn };
};

/** Now and then while it starts; mostly while it works. */
const killed = async (life: Life): Promise<Run> => {
  const { child, drawn } = begin(life, false);
  const ended = new Promise((done) => child.once('exit', done));
  const working = new Promise((done) => child.stdout?.once('data', done));
  if (Math.random() < 0.85) await Promise.race([working, ended]);
  await wait(Math.random() * 2_200);
  child.kill('SIGKILL');
  await ended;
  return { drawn: linesOf(drawn), files: filesIn(life.folder) };
};

const finished = async (life: Life): Promise<Run> => {
  const { child, drawn } = begin(life, true);
  const ended = new Promise((done) => child.once('exit', done));
  await Promise.race([ended, wait(60_000, null, { ref: false })]);
  child.kill('SIGKILL');
  await ended;
  return { drawn: linesOf(drawn), files: filesIn(life.folder) };
};

/** The last line may have been cut. */
const linesOf = (file: string): Drawn[] => {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Drawn);
};

const filesIn = (folder: string): Files => {
  const integrity: string[] = [];
  const read = <Row>(name: string, sql: string): Row[] => {
    const file = join(folder, name);
    if (!existsSync(file)) return [];
    const database = new Database(file);
    try {
      const [check] = database.prepare('PRAGMA integrity_check(1)').all() as {
        integrity_check: string;
      }[];
      integrity.push(check?.integrity_check ?? 'no answer');
      const { n } = database
        .prepare("SELECT count(*) AS n FROM sqlite_master WHERE name IN ('alarms', 'outbox')")
        .get() as { n: number };
      return n === 0 ? [] : (database.prepare(sql).all() as Row[]);
    } catch (error) {
      integrity.push(error instanceof Error ? error.message : 'unreadable');
      return [];
    } finally {
      database.close();
    }
  };
  const alarms = read<{ alarm_id: string; cleared_ms: number | null; acknowledged_ms: number }>(
    'reports.db',
    'SELECT alarm_id, cleared_ms, acknowledged_ms FROM alarms',
  );
  const outbox = read<{ key: string }>('journal.db', 'SELECT key FROM outbox');
  return {
    integrity,
    alarms: alarms.map(({ alarm_id: id, cleared_ms: clearedMs, acknowledged_ms: atMs }) => ({
      id: id.slice(id.indexOf(':') + 1),
      isCleared: clearedMs !== null,
      acknowledgedMs: atMs,
    })),
    outbox: outbox.map(({ key }) => key),
  };
};
