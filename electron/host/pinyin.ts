import { setTimeout as pause } from 'node:timers/promises';

import type { PinyinPort, Spelling } from '../wall/ports';
import type { LogBook } from './logBook';
import { WorkerDesk } from './workerDesk';

/** Spells names in a worker thread. */
export class Pinyin implements PinyinPort {
  readonly #desk: WorkerDesk<string[], Spelling[]>;
  readonly #calm: Promise<unknown>;

  /** @param calmAfterMs nothing is spelled before: at the start pictures need the processors more */
  constructor(entry: string, log: LogBook, calmAfterMs = 0) {
    this.#desk = new WorkerDesk({ entry, log, name: 'the pinyin worker' });
    this.#calm = calmAfterMs === 0 ? Promise.resolve() : pause(calmAfterMs, null, { ref: false });
  }

  /** A batch that cannot be spelled comes back without spellings. */
  async spell(names: string[]): Promise<Spelling[]> {
    if (names.length === 0) return [];
    await this.#calm;
    const spelled = await this.#desk.ask(names);
    return spelled ?? names.map(() => ({ pinyin: '', initials: '' }));
  }

  stop(): Promise<void> {
    return this.#desk.stop();
  }
}
