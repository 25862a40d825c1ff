import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Platform } from './platform';
import type { Told } from './points';
import { programs } from './programs';

/** What the system saw of one life. */
export interface FsyncOrder {
  /** Orders that were drawn as pending. */
  pending: number;
  /** Those before which the outbox had not been brought to the disk. */
  early: number;
}

const root = join(import.meta.dirname, '../../..');
const lifeMs = 6_000;

/** Watches one life from outside with strace; null where there is none. */
export const fsyncBeforePending = async (): Promise<FsyncOrder | null> => {
  if (spawnSync('strace', ['-V']).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'brightwall-fsync-'));
  const platform = await Platform.start();
  const trace = join(folder, 'trace');
  const drawn = join(folder, 'drawn.jsonl');
  const { address, password } = platform;
  const { keeper } = programs;
  const told: Told = {
    ...{ folder, drawn, address, password, keeper },
    ...{ bug: '', purpose: 'any', quietMs: 0 },
  };
  platform.stir(60);
  const calls = 'trace=fsync,fdatasync,write';
  const node = [process.execPath, programs.station];
  const child = spawn('strace', ['-f', '-y', '-s', '300', '-e', calls, '-o', trace, ...node], {
    cwd: root,
    env: { ...process.env, BRIGHTWALL_KILL: JSON.stringify(told) },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const ended = new Promise((done) => child.once('exit', done));
  await wait(lifeMs);
  // A group of its own: the station must not outlive the one that watches it.
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  await ended;
  platform.stop();
  const order = orderIn(existsSync(trace) ? readFileSync(trace, 'utf8') : '');
  rmSync(folder, { recursive: true, force: true });
  return order;
};

/** Each order that is drawn as pending needs a sync of the outbox's log of its own before it. */
export const orderIn = (trace: string): FsyncOrder => {
  const seen = new Set<string>();
  let syncs = 0;
  let early = 0;
  for (const line of trace.split('\n')) {
    if (/ (?:fsync|fdatasync)\(\d+<[^>]*journal\.db-wal>/.test(line)) syncs += 1;
    const key = /drawn\.jsonl>, "\{\\"e\\":\\"pending\\",\\"key\\":\\"([^"\\]+)/.exec(line)?.[1];
    if (key === undefined || seen.has(key)) continue;
    seen.add(key);
    if (syncs === 0) early += 1;
    else syncs -= 1;
  }
  return { pending: seen.size, early };
};
