import { app } from 'electron';
import { Signal } from '../wall/signal';
import { GraphicsRecord } from './graphicsRecord';
import type { LogBook } from './logBook';

/**
 * Watches the graphics process. Chromium starts another one with fewer abilities by itself and
 * stays with them until the program is started again, so what is told stays told until then.
 */
export class GraphicsWatch {
  readonly #changed = new Signal<null>();
  readonly onReduced = this.#changed.on;
  readonly #record = new GraphicsRecord();
  #isReduced = false;

  constructor(log: LogBook) {
    app.on('child-process-gone', (_event, { type, reason }) => {
      if (type !== 'GPU' || reason === 'clean-exit') return;
      const areMany = this.#record.died(performance.now());
      log.error('the graphics process died', { reason, areMany });
      if (!areMany || this.#isReduced) return;
      this.#isReduced = true;
      this.#changed.emit(null);
    });
  }

  get isReduced(): boolean {
    return this.#isReduced;
  }
}
