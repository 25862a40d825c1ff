import { failure, success, type Fault, type Outcome } from '#contract/outcome';

import type { ClockPort } from '../../wall/ports';
import { parseJson } from '../common/readAnswer';
import { LiveSocket } from '../liveSocket';
import type { FrigateSession } from './frigateSession';
import { wireEnvelopeSchema } from './frigateWire';

/** What the line is made with. */
export interface FrigateLineParts {
  root: string;
  clock: ClockPort;
  session: FrigateSession;
  /** A review changed. */
  onReview: (payload: unknown) => void;
  /** The platform has greeted us: what was missed is to be read. */
  onGreeted: () => Promise<Outcome<null>>;
  onLive: () => void;
  onLost: (fault: Fault) => void;
}

/** Figures come every minute at least. */
const silenceMs = 130_000;

/** The WebSocket of Frigate: no numbers and no replay, so that lists are read on each return. */
export class FrigateLine {
  readonly #parts: FrigateLineParts;
  readonly #socket: LiveSocket;
  readonly #waiters = new Set<(outcome: Outcome<null>) => void>();
  #isGreeting = false;
  #isLive = false;
  /** Tells the greeting of one connection from that of the next. */
  #connections = 0;

  constructor(parts: FrigateLineParts) {
    this.#parts = parts;
    const { clock, root, session } = parts;
    this.#socket = new LiveSocket({
      clock,
      prepare: async () => {
        this.#connections += 1;
        this.#isGreeting = false;
        const entered = await session.enter();
        if (!entered.ok) return entered;
        return success({
          url: `${root.replace(/^http/, 'ws')}/ws`,
          firstMessage: JSON.stringify({ topic: 'onConnect', payload: '' }),
          headers: session.headers(),
        });
      },
      onMessage: (text) => {
        this.#take(text);
      },
      onLost: (fault) => {
        this.#lose(fault);
      },
    });
  }

  start(): void {
    this.#socket.start();
  }

  stop(): void {
    this.#isLive = false;
    this.#settle(failure('platform/unreachable'));
    this.#socket.stop();
  }

  hold(isHeld: boolean): void {
    this.#socket.hold(isHeld);
  }

  /** False while there is no line. */
  send(topic: string, payload: string): boolean {
    if (this.#isLive) this.#socket.send(JSON.stringify({ topic, payload }));
    return this.#isLive;
  }

  /** Settled when the line is there, or at its next failure. */
  whenLive(): Promise<Outcome<null>> {
    if (this.#isLive) return Promise.resolve(success(null));
    return new Promise((resolve) => {
      this.#waiters.add(resolve);
    });
  }

  #take(text: string): void {
    if (!this.#isLive && !this.#isGreeting) void this.#greet();
    const envelope = wireEnvelopeSchema.safeParse(parseJson(text));
    if (!envelope.success || envelope.data.topic !== 'reviews') return;
    const { payload } = envelope.data;
    // Some topics carry JSON inside a text.
    this.#parts.onReview(typeof payload === 'string' ? parseJson(payload) : payload);
  }

  async #greet(): Promise<void> {
    const connection = this.#connections;
    this.#isGreeting = true;
    const read = await this.#parts.onGreeted();
    if (connection !== this.#connections) return;
    if (!read.ok) {
      this.#socket.drop(read.fault);
      return;
    }
    this.#isGreeting = false;
    this.#isLive = true;
    this.#socket.setGreeted(silenceMs);
    this.#parts.onLive();
    this.#settle(success(null));
  }

  #lose(fault: Fault): void {
    this.#connections += 1;
    this.#isLive = false;
    this.#isGreeting = false;
    this.#settle({ ok: false, fault });
    this.#parts.onLost(fault);
  }

  #settle(outcome: Outcome<null>): void {
    const waiters = [...this.#waiters];
    this.#waiters.clear();
    for (const settle of waiters) settle(outcome);
  }
}
