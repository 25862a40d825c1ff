import { cpus, type CpuInfo } from 'node:os';

interface Spent {
  idleMs: number;
  allMs: number;
}

const spent = (processors: readonly CpuInfo[]): Spent => {
  let idleMs = 0;
  let allMs = 0;
  for (const { times } of processors) {
    idleMs += times.idle;
    allMs += times.idle + times.user + times.nice + times.sys + times.irq;
  }
  return { idleMs, allMs };
};

/** How much of the processors nobody wanted. */
export class SpareTime {
  readonly #processors: () => readonly CpuInfo[];
  #since: Spent | undefined;

  constructor(processors: () => readonly CpuInfo[] = cpus) {
    this.#processors = processors;
  }

  /** The idle share since the first call after `forget`, 0 to 1; 1 while that is not known. */
  share(): number {
    const now = spent(this.#processors());
    this.#since ??= now;
    const allMs = now.allMs - this.#since.allMs;
    return allMs > 0 ? (now.idleMs - this.#since.idleMs) / allMs : 1;
  }

  forget(): void {
    this.#since = undefined;
  }
}
