import { Worker, type Transferable } from 'node:worker_threads';

import type { LogBook } from './logBook';

interface Waiting<Question, Answer> {
  question: Question;
  resolve: (answer: Answer | undefined) => void;
  attempts: number;
}

interface Told<Answer> {
  order: number;
  answer: Answer;
}

/** A question that kills the thread this often stays without an answer. */
const maxAttempts = 2;

export interface WorkerDeskParts {
  /** File of the thread; it answers `{ order, question }` with `{ order, answer }`. */
  entry: string;
  /** For the log. */
  name: string;
  log: LogBook;
  /** After so long without a question the thread is ended, and its memory given back. */
  restAfterMs?: number;
}

/** Questions to a thread of their own; one that dies is replaced and asked again. */
export class WorkerDesk<Question, Answer> {
  readonly #parts: WorkerDeskParts;
  readonly #waiting = new Map<number, Waiting<Question, Answer>>();
  #worker: Worker | undefined;
  #rest: NodeJS.Timeout | undefined;
  #lastOrder = 0;
  #isStopped = false;

  constructor(parts: WorkerDeskParts) {
    this.#parts = parts;
  }

  /**
   * Undefined: it died of this question, or was stopped.
   *
   * @param given parts of the question that are handed over, not copied; such a question is asked once
   */
  ask(question: Question, given: readonly Transferable[] = []): Promise<Answer | undefined> {
    if (this.#isStopped) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#lastOrder += 1;
      this.#waiting.set(this.#lastOrder, {
        question,
        resolve,
        attempts: given.length > 0 ? maxAttempts : 1,
      });
      this.warm().postMessage({ order: this.#lastOrder, question }, given);
    });
  }

  /** The thread, started if it rests. */
  warm(): Worker {
    this.#restLater();
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(this.#parts.entry);
    this.#worker = worker;
    worker.unref();
    worker.on('message', ({ order, answer }: Told<Answer>) => {
      this.#waiting.get(order)?.resolve(answer);
      this.#waiting.delete(order);
    });
    worker.on('error', (error) => {
      this.#parts.log.error(`${this.#parts.name} failed`, { error });
    });
    worker.once('exit', () => {
      if (this.#worker === worker) this.#replace();
    });
    return worker;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#rest);
    for (const { resolve } of this.#waiting.values()) resolve(undefined);
    this.#waiting.clear();
    await this.#worker?.terminate();
  }

  #restLater(): void {
    const { restAfterMs } = this.#parts;
    if (restAfterMs === undefined) return;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      if (this.#waiting.size > 0) {
        this.#restLater();
        return;
      }
      const worker = this.#worker;
      this.#worker = undefined;
      void worker?.terminate();
    }, restAfterMs).unref();
  }

  #replace(): void {
    this.#worker = undefined;
    if (this.#isStopped) return;
    for (const [order, waiting] of this.#waiting) {
      if (waiting.attempts >= maxAttempts) {
        this.#waiting.delete(order);
        waiting.resolve(undefined);
        continue;
      }
      waiting.attempts += 1;
      this.warm().postMessage({ order, question: waiting.question });
    }
  }
}
