import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';

interface Jiffies {
  readonly busy: number;
  readonly idle: number;
  readonly steal: number;
}

/** The first line of /proc/stat (proc(5)). */
export function readCpuLine(text: string): Jiffies {
  const fields = (/^cpu +(.*)$/m.exec(text)?.[1] ?? '').split(' ').map(Number);
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0, steal = 0] = fields;
  return { busy: user + nice + system + irq + soft + steal, idle: idle + wait, steal };
}

const look = (): Jiffies => readCpuLine(readFileSync('/proc/stat', 'utf8'));

const shareBetween = (before: Jiffies, after: Jiffies, part: 'busy' | 'steal'): number => {
  const all = after.busy + after.idle - before.busy - before.idle;
  return all <= 0 ? 0 : (after[part] - before[part]) / all;
};

/** Waits until less than a tenth of the machine was busy for 2 s; false when it never was. */
export async function waitForIdle(limitMs: number): Promise<boolean> {
  const end = Date.now() + limitMs;
  let before = look();
  while (Date.now() < end) {
    await new Promise((done) => setTimeout(done, 2000));
    const after = look();
    if (shareBetween(before, after, 'busy') < 0.1) return true;
    before = after;
  }
  return false;
}

/** Load and stolen time from now until `read` is called. */
export function watchLoad(): { read: () => { load: number; steal: number } } {
  const before = look();
  return {
    read: () => ({ load: loadavg()[0] ?? 0, steal: shareBetween(before, look(), 'steal') }),
  };
}
