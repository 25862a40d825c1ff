import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Alarm, Incident } from './wire';

/** What a city remembers when it was killed: what is open, and who answered. */
export interface KeptState {
  version: number;
  /** Of which city: another seed or size has other cameras. */
  city: string;
  /** When it was last known to run. */
  aliveAtMs: number;
  alarms: { alarms: Alarm[]; clears: [string, number][] };
  incidents: { incidents: Incident[]; serial: number };
}

const settleMs = 200;
const aliveEveryMs = 60_000;
/** A city that was away for longer begins a new day. */
const awayMs = 10 * 60_000;
export const stateVersion = 2;

/** Keeps the state in one small file, written whole and then renamed. */
export class StateFile {
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();
  private readonly alive: NodeJS.Timeout;

  constructor(
    private readonly path: string,
    private readonly take: () => KeptState,
  ) {
    this.alive = setInterval(() => {
      this.touch();
    }, aliveEveryMs);
    this.alive.unref();
    this.touch();
  }

  /** Something changed; it is written soon, once for many changes. */
  touch(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.writing = this.writing.then(() => this.write());
    }, settleMs);
    this.timer.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.alive);
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.writing = this.writing.then(() => this.write());
    await this.writing;
  }

  private async write(): Promise<void> {
    const text = JSON.stringify(this.take());
    try {
      await writeFile(`${this.path}.new`, text);
      await rename(`${this.path}.new`, this.path);
    } catch {
      // A rehearsal goes on without memory; nothing but its own happenings would be lost.
    }
  }
}

/** The state of the run before; null when there is none of this city, or it is long ago. */
export async function readState(
  path: string,
  city: string,
  nowMs: number,
): Promise<KeptState | null> {
  try {
    const kept = JSON.parse(await readFile(path, 'utf8')) as KeptState;
    const isOurs = kept.version === stateVersion && kept.city === city;
    const isWhole = Array.isArray(kept.alarms.alarms) && Array.isArray(kept.incidents.incidents);
    return isOurs && isWhole && nowMs - kept.aliveAtMs < awayMs ? kept : null;
  } catch {
    return null;
  }
}
