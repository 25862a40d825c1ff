import { app } from 'electron';
import { Signal } from '../wall/signal';
import type { LogBook } from './logBook';

/** Pages get this long to stop their players before windows close. */
const farewellMs = 300;
/** Whatever hangs while closing is left behind after this. */
const closingLimitMs = 4_000;

/** Ends the program in one order, whoever asked and however often. */
export class Lifecycle {
  readonly #log: LogBook;
  readonly #closing = new Signal<null>();
  /** Tell the pages. */
  readonly onClosing = this.#closing.on;
  readonly #closers: (() => Promise<void> | void)[] = [];
  #isClosing = false;

  constructor(log: LogBook) {
    this.#log = log;
    app.on('before-quit', (event) => {
      event.preventDefault();
      this.quit(0);
    });
    // Windows go one by one while quitting, and walls go when their screen goes.
    app.on('window-all-closed', () => undefined);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        this.quit(0);
      });
    }
  }

  /** Something to close when the program ends; the last added is closed first. */
  closeAtEnd(close: () => Promise<void> | void): void {
    this.#closers.unshift(close);
  }

  quit(code: number): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#log.info('the program ends', { code });
    this.#closing.emit(null);
    // Whatever hangs is left behind: a wall machine must be able to restart.
    setTimeout(() => {
      app.exit(code);
    }, farewellMs + closingLimitMs);
    setTimeout(() => {
      void this.#closeAll().then(() => {
        app.exit(code);
      });
    }, farewellMs);
  }

  async #closeAll(): Promise<void> {
    for (const close of this.#closers) {
      try {
        await close();
      } catch (error) {
        this.#log.error('closing failed', { error });
      }
    }
  }
}

/** Bugs are written down; the wall goes on. */
export const logUncaught = (log: LogBook): void => {
  process.on('uncaughtException', (error) => {
    log.error('an error nobody caught', { error });
  });
  process.on('unhandledRejection', (reason) => {
    log.error('a promise nobody caught', { reason });
  });
};
