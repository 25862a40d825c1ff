import type { ClockPort } from './ports';

/** Time as a trial lets it pass. */
export class VirtualClock implements ClockPort {
  #nowMs: number;
  readonly #calls = new Set<{ atMs: number; call: () => void }>();

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  now(): number {
    return this.#nowMs;
  }

  after(delayMs: number, call: () => void): () => void {
    const planned = { atMs: this.#nowMs + delayMs, call };
    this.#calls.add(planned);
    return () => this.#calls.delete(planned);
  }

  /** When something is planned next; infinite when nothing is. */
  nextAtMs(): number {
    return Math.min(...[...this.#calls].map(({ atMs }) => atMs));
  }

  /** Time passes up to then, and what was planned happens. */
  passTo(atMs: number): void {
    for (let next = this.nextAtMs(); next <= atMs; next = this.nextAtMs()) {
      const due = [...this.#calls].find((one) => one.atMs === next);
      if (due === undefined) break;
      this.#calls.delete(due);
      this.#nowMs = Math.max(this.#nowMs, next);
      due.call();
    }
    this.#nowMs = Math.max(this.#nowMs, atMs);
  }
}
