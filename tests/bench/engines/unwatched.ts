import { spawn } from 'node:child_process';

import { openVirtualDisplay } from '../../../build/start/display.mjs';
import { pssOfTree, treeNow } from '../measure/processTree';
import { pause } from '../measure/window';
import { electronPath, environment, root } from './launch';
import { programArguments, type OurWishes } from './ours';

/** The program, seen from outside only. */
export interface Unwatched {
  /** MB of all its processes once garbage is collected; not that of workers, which nobody can ask. */
  memory(): Promise<number>;
  close(): Promise<void>;
}

type UnwatchedWishes = Pick<OurWishes, 'origin' | 'plan' | 'screens' | 'hasDesk'> & {
  readonly dataFolder: string;
  readonly platformUrl: string;
};

const collectMs = 2000;
const closeMs = 5000;

/**
 * Starts the program with nothing attached. DevTools, by which a page is read, keep what every page
 * and worker fetches, up to a hundred megabytes of each: with sixteen tiles that is a growth of
 * 30 MB a minute in each window which the program does not have.
 */
export async function startUnwatched(wishes: UnwatchedWishes): Promise<Unwatched> {
  await wishes.origin.plan(wishes.plan);
  const display = await openVirtualDisplay({ size: '2880x1080' });
  const child = spawn(
    electronPath(),
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...[`--user-data-dir=${wishes.dataFolder}`, '--js-flags=--expose-gc'],
      ...programArguments(wishes),
    ],
    {
      cwd: root,
      env: { ...environment(display), BRIGHTWALL_BENCH_CONTROL: wishes.platformUrl },
      stdio: 'ignore',
    },
  );
  const pid = child.pid ?? 0;
  return {
    memory: async () => {
      if (child.exitCode !== null) throw new Error('the program has ended');
      child.kill('SIGUSR2');
      await pause(collectMs);
      return pssOfTree(pid, []);
    },
    close: async () => {
      const pids = treeNow(pid);
      child.kill();
      const ended = new Promise((done) => child.once('exit', done));
      await Promise.race([ended, pause(closeMs)]);
      for (const one of pids) {
        try {
          process.kill(one, 'SIGKILL');
        } catch {
          // It has ended by itself.
        }
      }
      display.close();
    },
  };
}
