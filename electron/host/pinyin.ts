import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { PinyinPort, Spelling } from '../wall/ports';
import type { LogBook } from './logBook';

interface Waiting {
  names: string[];
  resolve: (spellings: Spelling[]) => void;
  attempts: number;
}

interface Answer {
  order: number;
  spellings: Spelling[];
}

/** A batch that kills the worker this often is answered without spellings. */
const maxAttempts = 2;

const unspelled = (names: readonly string[]): Spelling[] =>
  names.map(() => ({ pinyin: '', initials: '' }));

/** Spells names in a worker thread; one that dies is replaced and asked again. */
export class Pinyin implements PinyinPort {
  readonly #entry: string;
  readonly #log: LogBook;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #lastOrder = 0;
  #isStopped = false;
  readonly #calm: Promise<unknown>;

  /** @param calmAfterMs nothing is spelled before: at the start pictures need the processors more */
  constructor(entry: string, log: LogBook, calmAfterMs = 0) {
    this.#entry = entry;
    this.#log = log;
    this.#calm = calmAfterMs === 0 ? Promise.resolve() : pause(calmAfterMs, null, { ref: false });
  }

  async spell(names: string[]): Promise<Spelling[]> {
    if (names.length === 0) return [];
    await this.#calm;
    if (this.#isStopped) return unspelled(names);
    return new Promise((resolve) => {
      this.#lastOrder += 1;
      this.#waiting.set(this.#lastOrder, { names, resolve, attempts: 1 });
      this.#ensureWorker().postMessage({ order: this.#lastOrder, names });
    });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const { names, resolve } of this.#waiting.values()) resolve(unspelled(names));
    this.#waiting.clear();
    await this.#worker?.terminate();
  }

  #ensureWorker(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(this.#entry);
    this.#worker = worker;
    worker.unref();
    worker.on('message', ({ order, spellings }: Answer) => {
      this.#waiting.get(order)?.resolve(spellings);
      this.#waiting.delete(order);
    });
    worker.on('error', (error) => {
      this.#log.error('the pinyin worker failed', { error });
    });
    worker.once('exit', () => {
      if (this.#worker === worker) this.#replace();
    });
    return worker;
  }

  #replace(): void {
    this.#worker = undefined;
    if (this.#isStopped) return;
    for (const [order, waiting] of this.#waiting) {
      if (waiting.attempts >= maxAttempts) {
        this.#waiting.delete(order);
        waiting.resolve(unspelled(waiting.names));
        continue;
      }
      waiting.attempts += 1;
      this.#ensureWorker().postMessage({ order, names: waiting.names });
    }
  }
}
