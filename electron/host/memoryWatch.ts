import { app } from 'electron';
import type { WindowId } from '#contract/ids';
import type { LogBook } from './logBook';
import { MemoryPolicy, type WindowMemory } from './memoryPolicy';
import type { RackedWindow } from './windowRack';

const lookEveryMs = 10_000;

interface Watched {
  windows: () => RackedWindow[];
  /** An unacknowledged alarm flashes on that window. */
  isFlashing: (windowId: WindowId) => boolean;
  limitMb: () => number;
  /** Gives the window a new page; resolves when it is back. */
  renew: (windowId: WindowId) => Promise<void>;
  log: LogBook;
}

const memoryOf = (racked: readonly RackedWindow[], watched: Watched): WindowMemory[] => {
  const sizes = new Map(app.getAppMetrics().map(({ pid, memory }) => [pid, memory.workingSetSize]));
  return racked.flatMap(({ window, windowId, kind }) => {
    const size = window.isDestroyed() ? 0 : sizes.get(window.webContents.getOSProcessId());
    if (size === undefined || size === 0) return [];
    const isFlashing = watched.isFlashing(windowId);
    return [{ name: windowId, kind, megabytes: Math.round(size / 1024), isFlashing }];
  });
};

/** Looks at the memory of every window's page and renews the one that has grown too large. */
export const watchMemory = (watched: Watched): (() => void) => {
  const policy = new MemoryPolicy();
  let isRenewing = false;
  const look = async (): Promise<void> => {
    const racked = watched.windows();
    const memory = memoryOf(racked, watched);
    const name = policy.decide(performance.now(), memory, watched.limitMb());
    const chosen = racked.find(({ windowId }) => windowId === name);
    if (chosen === undefined) return;
    const megabytes = memory.find((one) => one.name === name)?.megabytes;
    watched.log.warn('a page has grown too large and is renewed', { name, megabytes });
    await watched.renew(chosen.windowId);
    watched.log.info('a renewed page has its pictures', { name });
  };
  const timer = setInterval(() => {
    if (isRenewing) return;
    isRenewing = true;
    void look().finally(() => {
      isRenewing = false;
    });
  }, lookEveryMs);
  return () => {
    clearInterval(timer);
  };
};
