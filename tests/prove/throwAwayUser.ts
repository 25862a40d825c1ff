import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
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
      execFileSync('userdel', [name]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}
