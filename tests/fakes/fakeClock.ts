import type { ClockPort } from '../../electron/wall/ports';

interface Waiting {
  atMs: number;
  order: number;
  call: () => void;
}

/** A clock that stands until it is told to go on. */
export class FakeClock implements ClockPort {
  #now: number;
  #order = 0;
  readonly #waiting = new Set<Waiting>();

  constructor(now = 1_000_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, call: () => void): () => void {
    const waiting = { atMs: this.#now + delayMs, order: this.#order++, call };
    this.#waiting.add(waiting);
    return () => {
      this.#waiting.delete(waiting);
    };
  }

  /** Lets time pass; calls what falls due, in order, each at its own time. */
  advance(byMs: number): void {
    const endMs = this.#now + byMs;
    for (let next = this.#next(endMs); next !== undefined; next = this.#next(endMs)) {
      this.#waiting.delete(next);
      this.#now = Math.max(this.#now, next.atMs);
      next.call();
    }
    this.#now = endMs;
  }

  /** Lets time pass in steps and answers arrive between them. */
  async pass(byMs: number, stepMs = byMs): Promise<void> {
    await settled();
    for (let left = byMs; left >= 0; left -= stepMs) {
      this.advance(Math.min(stepMs, left));
      await settled();
      if (stepMs === 0 || left === 0) return;
    }
  }

  /** How many calls are still to come. */
  waitingCount(): number {
    return this.#waiting.size;
  }

  #next(endMs: number): Waiting | undefined {
    return [...this.#waiting]
      .filter((waiting) => waiting.atMs <= endMs)
      .sort((a, b) => a.atMs - b.atMs || a.order - b.order)[0];
  }
}

/** Lets everything that is only waiting for answers already given go on. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};
