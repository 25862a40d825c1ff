import { utilityProcess } from 'electron';
import type { LogBook } from './logBook';

/** A process of ours beside the main one, as those who talk to it see it. */
export interface ChildProcess {
  readonly pid: number | undefined;
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when the process is gone, for whatever reason. */
  onExit(listener: () => void): void;
  kill(): void;
}

/** A process that does not end when told is ended by the system after this. */
const graceMs = 1_500;

const running = new Set<ChildProcess>();

/** Starts one of our entry files as a process of its own. */
export const spawnChild = (entry: string, name: string, log: LogBook): ChildProcess => {
  const child = utilityProcess.fork(entry, [], { serviceName: name, stdio: 'pipe' });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      log.warn(`${name}: ${chunk.toString('utf8').trim().slice(0, 2000)}`);
    });
  }
  const exits = new Set<() => void>();
  let isGone = false;
  const handle: ChildProcess = {
    get pid() {
      return child.pid;
    },
    post: (message) => {
      if (!isGone) child.postMessage(message);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      exits.add(listener);
    },
    kill: () => {
      const { pid } = child;
      if (isGone || pid === undefined) return;
      child.kill();
      const timer = setTimeout(() => {
        if (!isGone) endHard(pid);
      }, graceMs);
      exits.add(() => {
        clearTimeout(timer);
      });
    },
  };
  running.add(handle);
  child.once('exit', (code) => {
    isGone = true;
    running.delete(handle);
    log.info('a process ended', { name, code });
    for (const listener of exits) listener();
  });
  return handle;
};

const endHard = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
};

/** Ends every process that still runs; resolves when all are gone, or after `limitMs`. */
export const endAllChildren = async (limitMs = 2_500): Promise<void> => {
  const gone = [...running].map(
    (child) =>
      new Promise<void>((done) => {
        child.onExit(done);
        child.kill();
      }),
  );
  const limit = new Promise<void>((done) => setTimeout(done, limitMs).unref());
  await Promise.race([Promise.all(gone), limit]);
};
