import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'libsql';
import type { Drawn, Files, History, Run } from './history';
import { Platform } from './platform';
import type { Point, Purpose, Told } from './points';
import { programs } from './programs';

const root = join(import.meta.dirname, '../../..');

interface Site {
  folder: string;
  platform: Platform;
  bug: string;
}

interface Life extends Site {
  nth: number;
  purpose: Purpose;
  quietMs: number;
}

const onASite = async <Result>(
  bug: string,
  work: (site: Site) => Promise<Result>,
): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), 'brightwall-kill-'));
  const platform = await Platform.start();
  try {
    return await work({ folder, platform, bug });
  } finally {
    platform.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** A history of so many lives that were ended at any moment, and one that could finish. */
export const campaign = (kills: number, heard: () => void): Promise<History> =>
  onASite('', async (site) => {
    const runs: Run[] = [];
    const life = { ...site, purpose: 'any', quietMs: 1_500 } as const;
    site.platform.stir(60);
    for (let nth = 0; nth < kills; nth += 1) {
      runs.push(await killed({ ...life, nth }));
      heard();
    }
    site.platform.calm();
    runs.push(await ended({ ...life, nth: kills, purpose: 'last' }));
    return { runs, confirmed: await site.platform.confirmed() };
  });

/** A history of lives that ended themselves at these moments, and one that could finish. */
export const tour = (deaths: readonly Point[], bug: string): Promise<History> =>
  onASite(bug, async (site) => {
    const runs: Run[] = [];
    for (const [nth, purpose] of [...deaths, 'last' as const].entries()) {
      // Somebody else takes every second incident: there is always a free one, and it is the first.
      await site.platform.happen(5);
      runs.push(await ended({ ...site, nth, purpose, quietMs: 500 }));
    }
    return { runs, confirmed: await site.platform.confirmed() };
  });

const begin = (life: Life): { child: ChildProcess; drawn: string } => {
  const { folder, platform, bug, nth, purpose, quietMs } = life;
  const drawn = join(folder, `drawn-${String(nth)}.jsonl`);
  const { address, password } = platform;
  const { keeper } = programs;
  const told: Told = { folder, drawn, address, password, keeper, bug, purpose, quietMs };
  const child = spawn(process.execPath, [programs.station], {
    cwd: root,
    env: { ...process.env, BRIGHTWALL_KILL: JSON.stringify(told) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, drawn };
};

/** Now and then while it starts; mostly while it works. */
const killed = async (life: Life): Promise<Run> => {
  const { child, drawn } = begin(life);
  const ended = new Promise((done) => child.once('exit', done));
  const working = new Promise((done) => child.stdout?.once('data', done));
  if (Math.random() < 0.85) await Promise.race([working, ended]);
  await wait(Math.random() * 1_500);
  child.kill('SIGKILL');
  await ended;
  return { drawn: linesOf(drawn), files: filesIn(life.folder) };
};

/** Until it ends by itself, as it was told; one that does not proves nothing. */
const ended = async (life: Life): Promise<Run> => {
  const { child, drawn } = begin(life);
  const ended = new Promise<string>((done) =>
    child.once('exit', (code, signal) => {
      done(signal ?? String(code));
    }),
  );
  const how = await Promise.race([ended, wait(60_000, 'late', { ref: false })]);
  child.kill('SIGKILL');
  await ended;
  const wanted = life.purpose === 'last' ? '0' : 'SIGKILL';
  if (how !== wanted) throw new Error(`the life "${life.purpose}" did not end as told: ${how}`);
  return { drawn: linesOf(drawn), files: filesIn(life.folder) };
};

/** The last line may have been cut. */
const linesOf = (file: string): Drawn[] => {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Drawn);
};

/** A copy is looked at: the next life must find what the dead one left, and find it alone. */
const filesIn = (folder: string): Files => {
  const copies = mkdtempSync(join(folder, 'copy-'));
  for (const name of ['journal.db', 'reports.db'].flatMap((file) => [file, `${file}-wal`])) {
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copies, name));
  }
  return readFiles(copies);
};

const readFiles = (folder: string): Files => {
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
