import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An ordinary user who exists for one proof. */
export interface ThrowAwayUser {
  readonly home: string;
  /** The words to put before a command so that this user runs it. */
  readonly runAs: readonly string[];
  remove(): void;
}

/** As root, makes an ordinary user; anyone else is one already and gets only a home. */
export function makeOrdinaryUser(): ThrowAwayUser {
  const home = mkdtempSync(join(tmpdir(), 'brightwall-proof-'));
  chmodSync(home, 0o755);
  if (process.getuid?.() !== 0) {
    return { home, runAs: [], remove: () => rmSync(home, { recursive: true, force: true }) };
  }
  const name = `bwproof${String(process.pid)}`;
  execFileSync('useradd', ['--no-create-home', '--home-dir', home, '--shell', '/bin/sh', name]);
  execFileSync('chown', [name, home]);
  return {
    home,
    runAs: ['runuser', '-u', name, '--'],
    remove: () => {
      endAllOf(Number(execFileSync('id', ['-u', name], { encoding: 'utf8' })));
      execFileSync('userdel', [name]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Ends whatever this user, who was made for one proof, still runs, and waits until it is gone. */
function endAllOf(uid: number): void {
  const end = Date.now() + 10_000;
  for (let ids = processesOf(uid); ids.length > 0 && Date.now() < end; ids = processesOf(uid)) {
    for (const id of ids) tryToEnd(id);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}

function processesOf(uid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && ownerOf(name) === uid)
    .map(Number);
}

function ownerOf(pid: string): number | undefined {
  try {
    const owner = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return owner === undefined ? undefined : Number(owner);
  } catch {
    return undefined;
  }
}

function tryToEnd(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
