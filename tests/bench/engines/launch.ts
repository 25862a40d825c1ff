import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { _electron, type ElectronApplication } from '@playwright/test';

import { openVirtualDisplay, type VirtualDisplay } from '../../../build/start/display.mjs';
import { askedPatiently } from '../../journeys/askedPatiently';
import { withinLimit } from '../measure/limits';
import { treeNow } from '../measure/processTree';

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

/** What runs now. */
const running = new Set<Launched>();
const closeLimitS = 10;

/** Ends whatever still runs: after a failure nothing may be left to be measured with the next. */
export async function endLaunched(): Promise<void> {
  await Promise.all([...running].map((one) => one.close()));
}

/** Starts Electron the same way for every engine. */
export async function launch(wishes: LaunchWishes): Promise<Launched> {
  const dataFolder = wishes.dataFolder ?? mkdtempSync(join(tmpdir(), 'brightwall-bench-'));
  const display = await openVirtualDisplay({ size: wishes.displaySize ?? '1920x1080' });
  const spawnedAtMs = Date.now();
  try {
    const app = askedPatiently(
      await _electron.launch({
        executablePath: electronPath(),
        cwd: root,
        args: [`--user-data-dir=${dataFolder}`, ...wishes.args],
        env: { ...environment(display), ...wishes.env },
        chromiumSandbox: process.getuid?.() !== 0,
        timeout: 60_000,
      }),
    );
    app.windows().forEach(askedPatiently);
    app.on('window', askedPatiently);
    // Functions sent over carry a helper of the compiler that the other side must know.
    await app.evaluate('globalThis.__name ??= (one) => one');
    const pid = app.process().pid ?? 0;
    const launched: Launched = {
      ...{ app, pid, dataFolder, spawnedAtMs },
      close: async () => {
        if (!running.delete(launched)) return;
        await closeOrKill(app, pid);
        display.close();
        if (wishes.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
      },
    };
    running.add(launched);
    return launched;
  } catch (error) {
    display.close();
    throw error;
  }
}

/** A program that does not end when it is asked is ended with all that it started. */
async function closeOrKill(app: ElectronApplication, pid: number): Promise<void> {
  const pids = treeNow(pid);
  await withinLimit(app.close(), closeLimitS).catch(() => {
    for (const one of pids) {
      try {
        process.kill(one, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
  });
}

export function environment({ display }: VirtualDisplay): Record<string, string> {
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
