import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Alarm, Incident } from './wire';

/** What a city remembers when it was killed: what is open, and who answered. */
export interface KeptState {
  version: number;
  seed: number;
  alarms: { alarms: Alarm[]; clears: [string, number][] };
  incidents: { incidents: Incident[]; serial: number };
}

const settleMs = 200;
export const stateVersion = 1;

/** Keeps the state in one small file, written whole and then renamed. */
export class StateFile {
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly take: () => KeptState,
  ) {}

  /** Something changed; it is written soon, once for many changes. */
  touch(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.writing = this.writing.then(() => this.write());
    }, settleMs);
    this.timer.unref();
  }

  async flush(): Promise<void> {
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

/** The state of the run before; null when there is none, or none of this city. */
export async function readState(path: string, seed: number): Promise<KeptState | null> {
  try {
    const kept = JSON.parse(await readFile(path, 'utf8')) as KeptState;
    const isWhole = Array.isArray(kept.alarms.alarms) && Array.isArray(kept.incidents.incidents);
    return kept.version === stateVersion && kept.seed === seed && isWhole ? kept : null;
  } catch {
    return null;
  }
}
