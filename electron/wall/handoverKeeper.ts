import type { Actor } from '#contract/actor';
import {
  storedHandoverSchema,
  type Handover,
  type HandoverLine,
  type HandoverStanding,
  type RunningHandover,
  type StoredHandover,
} from '#contract/handover';
import { failure, success, type Outcome } from '#contract/outcome';
import {
  handoverLines,
  holding,
  nextOverrunMs,
  withConfirmations,
  type OpenThings,
} from './handover';
import type { ClockPort, StorePort } from './ports';
import { Signal } from './signal';

const storeName = 'handover';
const nothing: StoredHandover = { version: 1, running: null, confirmed: {}, last: null };

interface HandoverKeeperDeps {
  clock: ClockPort;
  store: StorePort;
  things: () => OpenThings;
}

type Change = (state: StoredHandover, running: RunningHandover) => Outcome<StoredHandover>;

/**
 * The handover 交接班 of this seat. What a person confirms is in its file before it counts; what
 * changes afterwards waits again at once.
 */
export class HandoverKeeper {
  readonly #deps: HandoverKeeperDeps;
  readonly #changed = new Signal<null>();
  /** Time alone, or a person, changed a line. */
  readonly onHandoverChanged = this.#changed.on;
  #state = nothing;
  #signature = '';
  #edition = 0;
  #line: Promise<unknown> = Promise.resolve();
  #cancelNext: () => void = () => undefined;

  constructor(deps: HandoverKeeperDeps) {
    this.#deps = deps;
  }

  /** Reads what is kept; a handover that was under way goes on. */
  async load(): Promise<void> {
    const read = await this.#deps.store.read(storeName);
    const parsed = read.ok ? storedHandoverSchema.safeParse(read.value) : undefined;
    if (parsed?.success === true) this.#state = parsed.data;
  }

  /** The list as it is now; without a handover it is what would be handed over. */
  read(): Handover {
    const { running, last } = this.#state;
    return { running, lines: running === null ? this.#bare() : this.#lines(), last };
  }

  /** Null while none runs. */
  standing(): HandoverStanding | null {
    const { running } = this.#state;
    if (running === null) return null;
    const lines = this.#lines();
    const { startedAtMs, from, to } = running;
    const waiting = lines.filter(({ confirmed }) => confirmed === null).length;
    return { startedAtMs, from, to, waiting, total: lines.length, edition: this.#edition };
  }

  /** The officer who goes begins it, with a note. Fault handover/running. */
  begin(from: Actor, note: string): Promise<Outcome<null>> {
    return this.#keep((state) => {
      if (state.running !== null) return failure('handover/running');
      const startedAtMs = this.#deps.clock.now();
      const running = { startedAtMs, from, note, to: null };
      return success({ ...state, running, confirmed: {} });
    });
  }

  /** Whoever comes says so; what somebody else confirmed before does not count for them. */
  take(to: Actor): Promise<Outcome<null>> {
    return this.#change((state, running) =>
      success({ ...state, running: { ...running, to }, confirmed: {} }),
    );
  }

  /**
   * One line, in the state that the officer saw; or takes that back. Fault handover/changed: it is
   * not as it was, or gone.
   */
  confirm(lineId: string, stamp: string, isConfirmed: boolean): Promise<Outcome<null>> {
    return this.#change((state, { to }) => {
      if (to === null) return failure('handover/none');
      const confirmed = holding(state.confirmed, this.#bare());
      const { [lineId]: _mine, ...others } = confirmed;
      if (!isConfirmed) return success({ ...state, confirmed: others });
      const line = this.#bare().find((one) => one.lineId === lineId);
      if (line?.stamp !== stamp) return failure('handover/changed');
      const mine = { stamp, actor: to, atMs: this.#deps.clock.now() };
      return success({ ...state, confirmed: { ...others, [lineId]: mine } });
    });
  }

  /** Ends it; the answer is who sits there now. Fault handover/unconfirmed while a line waits. */
  async finish(): Promise<Outcome<RunningHandover & { to: Actor; lineCount: number }>> {
    const done = await this.#change((state, running) => {
      const { to } = running;
      if (to === null) return failure('handover/none');
      const lines = withConfirmations(this.#bare(), holding(state.confirmed, this.#bare()));
      if (lines.some(({ confirmed }) => confirmed === null)) return failure('handover/unconfirmed');
      const endedAtMs = this.#deps.clock.now();
      const last = { ...running, to, endedAtMs, lineCount: lines.length };
      return success({ ...state, running: null, confirmed: {}, last });
    });
    const { last } = this.#state;
    return done.ok && last !== null ? success(last) : done.ok ? failure('handover/none') : done;
  }

  /** Called off: everything stays with the officer who wanted to go. */
  cancel(): Promise<Outcome<null>> {
    return this.#keep((state) => success({ ...state, running: null, confirmed: {} }));
  }

  /** Who takes over now; null while nobody does. */
  incoming(): Actor | null {
    return this.#state.running?.to ?? null;
  }

  async stop(): Promise<void> {
    this.#cancelNext();
    await this.#line;
  }

  #bare(): HandoverLine[] {
    return handoverLines(this.#deps.things(), this.#deps.clock.now());
  }

  /** Looks at everything anew: what changed since it was confirmed loses its confirmation. */
  #lines(): HandoverLine[] {
    const bare = this.#bare();
    const confirmed = holding(this.#state.confirmed, bare);
    if (confirmed !== this.#state.confirmed) {
      this.#state = { ...this.#state, confirmed };
      void this.#write();
    }
    const lines = withConfirmations(bare, confirmed);
    const signature = JSON.stringify(
      lines.map(({ lineId, stamp, confirmed: by }) => [lineId, stamp, by?.atMs]),
    );
    if (signature !== this.#signature) this.#edition += 1;
    this.#signature = signature;
    this.#planNext();
    return lines;
  }

  #planNext(): void {
    const { clock, things } = this.#deps;
    this.#cancelNext();
    const atMs = nextOverrunMs(things().incidents, clock.now());
    if (!Number.isFinite(atMs)) return;
    this.#cancelNext = clock.after(atMs - clock.now(), () => {
      this.#changed.emit(null);
    });
  }

  /** Fault handover/none: nothing runs. */
  #change(change: Change): Promise<Outcome<null>> {
    return this.#keep((state) =>
      state.running === null ? failure('handover/none') : change(state, state.running),
    );
  }

  /** In the file first, then in force; one after the other. */
  #keep(change: (state: StoredHandover) => Outcome<StoredHandover>): Promise<Outcome<null>> {
    const kept = this.#line.then(async (): Promise<Outcome<null>> => {
      const next = change(this.#state);
      if (!next.ok) return next;
      const written = await this.#deps.store.write(storeName, next.value);
      if (!written.ok) return written;
      // What lost its confirmation meanwhile is not in `next`: the change is made anew.
      const now = change(this.#state);
      if (now.ok) this.#putInForce(now.value);
      else void this.#write();
      return now.ok ? success(null) : now;
    });
    this.#line = kept;
    return kept;
  }

  #putInForce(state: StoredHandover): void {
    this.#state = state;
    if (state.running === null) this.#cancelNext();
    this.#changed.emit(null);
  }

  #write(): Promise<unknown> {
    this.#line = this.#line.then(() => this.#deps.store.write(storeName, this.#state));
    return this.#line;
  }
}
