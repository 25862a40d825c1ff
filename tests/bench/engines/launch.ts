import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { _electron, type ElectronApplication } from '@playwright/test';

import { openVirtualDisplay, type VirtualDisplay } from '../../../build/start/display.mjs';

export const root = resolve(import.meta.dirname, '../../..');

/** An Electron under a display of its own. */
export interface Launched {
  readonly app: ElectronApplication;
  readonly pid: number;
  readonly dataFolder: string;
  readonly spawnedAtMs: number;
  close(): Promise<void>;
}

interface LaunchWishes {
  readonly args: readonly string[];
  readonly displaySize?: string;
  readonly env?: Record<string, string>;
  /** Kept by the caller; a fresh one otherwise. */
  readonly dataFolder?: string;
}

/** Starts Electron the same way for every engine. */
export async function launch(wishes: LaunchWishes): Promise<Launched> {
  const dataFolder = wishes.dataFolder ?? mkdtempSync(join(tmpdir(), 'brightwall-bench-'));
  const display = await openVirtualDisplay({ size: wishes.displaySize ?? '1920x1080' });
  const spawnedAtMs = Date.now();
  try {
    const app = await _electron.launch({
      executablePath: electronPath(),
      cwd: root,
      args: [`--user-data-dir=${dataFolder}`, ...wishes.args],
      env: { ...environment(display), ...wishes.env },
      chromiumSandbox: process.getuid?.() !== 0,
      timeout: 60_000,
    });
    // Functions sent over carry a helper of the compiler that the other side must know.
    await app.evaluate('globalThis.__name ??= (one) => one');
    const pid = app.process().pid ?? 0;
    const close = async (): Promise<void> => {
      await app.close().catch(() => undefined);
      display.close();
      if (wishes.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
    };
    return { app, pid, dataFolder, spawnedAtMs, close };
  } catch (error) {
    display.close();
    throw error;
  }
}

function environment({ display }: VirtualDisplay): Record<string, string> {
  const known = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'WAYLAND_DISPLAY',
  );
  return { ...Object.fromEntries(known), DISPLAY: display };
}

export function electronPath(): string {
  const given = process.env['BRIGHTWALL_ELECTRON'];
  if (given) return given;
  const setup = join(root, 'build/setup.mjs');
  const words = execFileSync(process.execPath, [setup, '--print-electron'], { encoding: 'utf8' });
  return words.trim().split('\n').at(-1) ?? '';
}

/** Asks again and again until there is an answer. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined>,
  limitMs = 30_000,
): Promise<T> {
  const end = Date.now() + limitMs;
  while (Date.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${what} did not come within ${String(limitMs / 1000)} s`);
}
