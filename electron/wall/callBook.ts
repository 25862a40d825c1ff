import { storedCallsSchema, type Call, type StoredCalls } from '#contract/call';
import { failure, success, type Outcome } from '#contract/outcome';
import { dueCalls, type CallWorld } from './dueCalls';
import type { ClockPort, StorePort } from './ports';
import { Signal } from './signal';

const storeName = 'calls';
/** Changes within this time are looked at once. */
const gatherMs = 200;
const forgetAfterMs = 86_400_000;
const mostWaiting = 200;

interface CallBookDeps {
  clock: ClockPort;
  store: StorePort;
  world(): CallWorld;
}

/** Calls of the shift lead 督办: each cause calls once, over restarts too, and never again. */
export class CallBook {
  readonly #deps: CallBookDeps;
  readonly #changed = new Signal<null>();
  readonly #called = new Signal<Call>();
  readonly onCallsChanged = this.#changed.on;
  /** A call that was never made before. */
  readonly onCalled = this.#called.on;
  #state: StoredCalls = { version: 1, waiting: [], called: {} };
  #cancelGather: (() => void) | undefined;
  #cancelNext: () => void = () => undefined;
  #line: Promise<unknown> = Promise.resolve();
  #isStopped = false;

  constructor(deps: CallBookDeps) {
    this.#deps = deps;
  }

  async load(): Promise<void> {
    const read = await this.#deps.store.read(storeName);
    const parsed = read.ok ? storedCallsSchema.safeParse(read.value) : undefined;
    if (parsed?.success === true) this.#state = parsed.data;
  }

  /** Those that nobody has seen and whose cause still stands, newest first. */
  waiting(): readonly Call[] {
    return this.#state.waiting;
  }

  /** The lead has seen it. Fault alarm/unknown: its cause is gone already. */
  seen(callId: string): Outcome<null> {
    if (!this.#state.waiting.some((call) => call.callId === callId)) {
      return failure('alarm/unknown');
    }
    this.#put({
      ...this.#state,
      waiting: this.#state.waiting.filter((call) => call.callId !== callId),
    });
    return success(null);
  }

  /** Something changed that may call, or end a call. */
  worldChanged(): void {
    if (this.#isStopped) return;
    this.#cancelGather ??= this.#deps.clock.after(gatherMs, () => {
      this.#cancelGather = undefined;
      this.#look();
    });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelGather?.();
    this.#cancelNext();
    await this.#line;
  }

  #look(): void {
    const { clock } = this.#deps;
    const now = clock.now();
    const { due, nextAtMs } = dueCalls(this.#deps.world(), now);
    const born = due.filter(({ callId }) => this.#state.called[callId] === undefined);
    const standing = new Set(due.map(({ callId }) => callId));
    const waiting = [
      ...born,
      ...this.#state.waiting.filter(({ callId }) => standing.has(callId)),
    ].sort((a, b) => b.atMs - a.atMs || (a.callId < b.callId ? -1 : 1));
    const kept = Object.entries(this.#state.called).filter(
      ([callId, atMs]) => standing.has(callId) || atMs > now - forgetAfterMs,
    );
    const isSame =
      born.length === 0 &&
      waiting.length === this.#state.waiting.length &&
      kept.length === Object.keys(this.#state.called).length;
    if (!isSame) {
      const added = born.map(({ callId }): [string, number] => [callId, now]);
      const called: Record<string, number> = Object.fromEntries([...kept, ...added]);
      this.#put({ version: 1, waiting: waiting.slice(0, mostWaiting), called });
      for (const call of born) this.#called.emit(call);
    }
    this.#cancelNext();
    if (Number.isFinite(nextAtMs)) {
      this.#cancelNext = clock.after(Math.max(1, nextAtMs - now), () => {
        this.#look();
      });
    }
  }

  #put(state: StoredCalls): void {
    this.#state = state;
    this.#changed.emit(null);
    this.#line = this.#line.then(() => this.#deps.store.write(storeName, state));
  }
}
