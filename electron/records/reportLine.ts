import type { AlarmReport } from '#contract/alarm';
import type { AlarmPage, AlarmQuery, JournalHealth } from '#contract/history';
import type { Incident } from '#contract/incident';
import type { Reports } from '../wall/ports';
import { Signal } from '../wall/signal';
import type { KeeperOrder, KeeperWord } from './reportOrders';

/** The thread in which reports are kept, as far as its caller needs to know. */
export interface KeeperThread {
  postMessage(order: KeeperOrder): void;
  on(event: 'message', listener: (word: KeeperWord) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  once(event: 'exit', listener: () => void): unknown;
}

interface Waiting {
  order: KeeperOrder;
  reports: number;
  attempts: number;
  done: (value: unknown) => void;
}

type Wish = KeeperOrder extends infer Order
  ? Order extends KeeperOrder
    ? Omit<Order, 'order'>
    : never
  : never;

/** Reports that wait, and whom to tell when all of them are kept. */
interface Batch {
  readonly alarms: string[];
  readonly incidents: string[];
  readonly kept: () => void;
}

/** So few are no batch: something urgent, which goes before all that waits. */
const fewReports = 5;
/** What the thread is given ahead; an urgent report waits for that alone. */
const ordersAhead = 2;
/** Of all that waits, but no less than so many: each order is a transaction. */
const shareOfOrder = 0.1;
const leastReports = 40;

/** With more reports than that on the way, reading of events pauses until a few are left. */
const lagBegins = 6_000;
const lagEnds = 500;
/** An order that ends the thread that often is given up. */
const maxAttempts = 3;

/** The way to the thread that keeps reports: in order, counted, and asked again when it dies. */
export class ReportLine {
  readonly #start: () => KeeperThread;
  readonly #waiting = new Map<number, Waiting>();
  readonly #batches: Batch[] = [];
  #ahead = 0;
  readonly #changed = new Signal<null>();
  readonly onChanged = this.#changed.on;
  #thread: KeeperThread | undefined;
  #lastOrder = 0;
  #unkept = 0;
  #isClosed = false;
  #state: JournalHealth = { isSetAside: false, isFailing: false, isLagging: false };

  constructor(start: () => KeeperThread) {
    this.#start = start;
    this.#thread = this.#renewed();
  }

  state(): JournalHealth {
    return this.#state;
  }

  unkept(): number {
    return this.#unkept;
  }

  keep({ alarms, incidents }: Reports, kept: () => void): void {
    const reports = alarms.length + incidents.length;
    const isIdle = this.#waiting.size === 0 && this.#batches.length === 0;
    if (this.#isClosed || (reports === 0 && isIdle)) {
      kept();
      return;
    }
    this.#unkept += reports;
    const texts = {
      alarms: alarms.map((one) => JSON.stringify(one)),
      incidents: incidents.map((one) => JSON.stringify(one)),
    };
    if (reports > 0 && reports <= fewReports) {
      this.#post({ kind: 'keep', ...texts }, kept, reports);
    } else {
      this.#batches.push({ ...texts, kept });
      this.#giveAhead();
    }
    this.#measure();
  }

  find(query: AlarmQuery): Promise<AlarmPage> {
    return this.#ask({ kind: 'find', query }, { rows: [], next: null });
  }

  alarms(fromMs: number, toMs: number, limit: number | undefined): Promise<AlarmReport[]> {
    return this.#ask({ kind: 'alarms', fromMs, toMs, limit }, []);
  }

  incidents(fromMs: number, toMs: number, limit: number | undefined): Promise<Incident[]> {
    return this.#ask({ kind: 'incidents', fromMs, toMs, limit }, []);
  }

  limit(days: number, rows: number): void {
    this.#post({ kind: 'limit', days, rows }, () => undefined);
  }

  /** Everything handed over so far is in the file when this ends. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    while (this.#batches.length > 0) this.#giveNext(Infinity);
    const closed = this.#ask({ kind: 'close' }, null);
    this.#isClosed = true;
    await closed;
  }

  /** Large batches in parts: what comes meanwhile and is urgent goes between them. */
  #giveAhead(): void {
    while (this.#ahead < ordersAhead && this.#batches.length > 0) {
      this.#giveNext(Math.max(leastReports, Math.ceil(this.#unkept * shareOfOrder)));
    }
  }

  #giveNext(most: number): void {
    const [batch] = this.#batches;
    if (batch === undefined) return;
    const alarms = batch.alarms.splice(0, most);
    const incidents = batch.incidents.splice(0, most - alarms.length);
    const isLast = batch.alarms.length + batch.incidents.length === 0;
    if (isLast) this.#batches.shift();
    this.#ahead += 1;
    const done = (): void => {
      this.#ahead -= 1;
      if (isLast) batch.kept();
      this.#giveAhead();
    };
    this.#post({ kind: 'keep', alarms, incidents }, done, alarms.length + incidents.length);
  }

  #ask<Value>(wish: Wish, none: Value): Promise<Value> {
    if (this.#isClosed) return Promise.resolve(none);
    return new Promise((done) => {
      this.#post(wish, (value) => {
        done((value ?? none) as Value);
      });
    });
  }

  #post(wish: Wish, done: (value: unknown) => void, reports = 0): void {
    this.#lastOrder += 1;
    const order = { ...wish, order: this.#lastOrder };
    this.#waiting.set(order.order, { order, reports, attempts: 1, done });
    this.#thread ??= this.#renewed();
    this.#thread.postMessage(order);
  }

  #hear(word: KeeperWord): void {
    if (word.kind === 'state') {
      const isSetAside = this.#state.isSetAside || word.isSetAside;
      this.#change({ isSetAside, isFailing: word.isFailing });
      return;
    }
    this.#settle(word.order, word.value);
  }

  #settle(order: number, value: unknown): void {
    const waiting = this.#waiting.get(order);
    if (waiting === undefined) return;
    this.#waiting.delete(order);
    this.#unkept -= waiting.reports;
    this.#measure();
    waiting.done(value);
  }

  #measure(): void {
    const { isLagging } = this.#state;
    this.#change({ isLagging: this.#unkept > (isLagging ? lagEnds : lagBegins) });
  }

  #change(change: Partial<JournalHealth>): void {
    const after = { ...this.#state, ...change };
    const isSame =
      after.isSetAside === this.#state.isSetAside &&
      after.isFailing === this.#state.isFailing &&
      after.isLagging === this.#state.isLagging;
    this.#state = after;
    if (!isSame) this.#changed.emit(null);
  }

  #renewed(): KeeperThread {
    const thread = this.#start();
    thread.on('message', (word) => {
      this.#hear(word);
    });
    // Its end follows, and is told by `exit`.
    thread.on('error', () => undefined);
    thread.once('exit', () => {
      if (this.#thread === thread) this.#died();
    });
    return thread;
  }

  /** What it had not answered is asked again of another one; writing twice changes nothing. */
  #died(): void {
    this.#thread = undefined;
    const [first] = this.#waiting.values();
    if (first === undefined) return;
    if (first.attempts >= maxAttempts) {
      this.#change({ isFailing: true });
      this.#settle(first.order.order, undefined);
    }
    first.attempts += 1;
    const left = [...this.#waiting.values()];
    if (left.length === 0) return;
    const thread = this.#renewed();
    this.#thread = thread;
    for (const { order } of left) thread.postMessage(order);
  }
}
