import { ReportKeeper } from '../../electron/records/reportKeeper';
import type { KeeperThread } from '../../electron/records/reportLine';
import type { KeeperOrder, KeeperWord } from '../../electron/records/reportOrders';

/** The keeper of reports without a thread: it works when nothing else does, as a thread would. */
export class InlineKeeper implements KeeperThread {
  readonly orders: KeeperOrder[] = [];
  readonly #words: ((word: KeeperWord) => void)[] = [];
  readonly #exits: (() => void)[] = [];
  #keeper: ReportKeeper | undefined;
  #isDead = false;

  /** @param now also for the names of files that are kept aside */
  constructor(
    readonly file: string,
    readonly now: () => number = () => 1_000_000,
  ) {}

  postMessage(order: KeeperOrder): void {
    this.orders.push(order);
    setImmediate(() => {
      if (!this.#isDead) this.#started().do(order);
    });
  }

  on(event: 'message' | 'error', listener: (word: never) => void): void {
    if (event === 'message') this.#words.push(listener as (word: KeeperWord) => void);
  }

  once(_event: 'exit', listener: () => void): void {
    this.#exits.push(listener);
  }

  /** What its timer does now and then. */
  tidy(): void {
    this.#started().tidy();
  }

  /** It is gone, with whatever it had not done. */
  die(): void {
    this.#isDead = true;
    for (const exit of this.#exits) exit();
  }

  #started(): ReportKeeper {
    this.#keeper ??= new ReportKeeper({
      file: this.file,
      now: this.now,
      say: (word) => {
        if (!this.#isDead) for (const hear of this.#words) hear(word);
      },
    });
    return this.#keeper;
  }
}
