import { success, type Fault, type Outcome } from '#contract/outcome';

import type { ClockPort } from '../../wall/ports';
import { LiveSocket, tooLong } from '../liveSocket';
import type { PlatformLog } from '../platformLog';
import type { VnpEvents } from './vnpEvents';
import type { VnpSession } from './vnpSession';
import { wireSocketSchema, wireUnknownEventSchema, type WireSocketMessage } from './vnpWire';

export interface VnpLineParts {
  root: string;
  clock: ClockPort;
  session: VnpSession;
  events: VnpEvents;
  log: PlatformLog;
  /** Before each attempt; afterwards `events` has a cursor. */
  prepare: () => Promise<Outcome<null>>;
  onLive: () => void;
  onLost: (fault: Fault) => void;
  onCatalogChange: (change: unknown) => void;
  /** Somebody took a camera, or let go of it. */
  onHolding: (holding: unknown) => void;
}

const mostNoted = 20;

type Message<Type extends WireSocketMessage['type']> = Extract<WireSocketMessage, { type: Type }>;

/** The event socket of vnp (resources/vnp/events.md): greeting, resuming, gaps, fresh tokens. */
export class VnpLine {
  readonly #parts: VnpLineParts;
  readonly #socket: LiveSocket;
  readonly #unknown = new Set<string>();
  #token = '';
  #cancelRenewal = (): void => undefined;

  constructor(parts: VnpLineParts) {
    this.#parts = parts;
    this.#socket = new LiveSocket({
      clock: parts.clock,
      prepare: () => this.#prepare(),
      onMessage: (text) => {
        this.#take(text);
      },
      onLost: (fault) => {
        this.#cancelRenewal();
        if (fault.detail === tooLong) parts.events.takeTooLong();
        parts.onLost(fault);
      },
    });
  }

  start(): void {
    this.#socket.start();
  }

  stop(): void {
    this.#cancelRenewal();
    this.#socket.stop();
  }

  /** Reading pauses; what the platform sends meanwhile waits in the line. */
  hold(isHeld: boolean): void {
    this.#socket.hold(isHeld);
  }

  async #prepare(): Promise<Outcome<{ url: string; firstMessage: string }>> {
    const { root, session, events, prepare } = this.#parts;
    const prepared = await prepare();
    if (!prepared.ok) return prepared;
    const token = await session.token();
    if (!token.ok) return token;
    this.#token = token.value;
    const cursor = events.cursor();
    return success({
      url: `${root.replace(/^http/, 'ws')}/events`,
      firstMessage: JSON.stringify({
        type: 'authenticate',
        accessToken: token.value,
        ...(cursor === undefined ? {} : { cursor }),
      }),
    });
  }

  #take(text: string): void {
    const raw = parseJson(text);
    const message = wireSocketSchema.safeParse(raw);
    if (message.success) {
      this.#handle(message.data);
      return;
    }
    const unknown = wireUnknownEventSchema.safeParse(raw);
    if (!unknown.success) {
      this.#parts.events.takeUnreadable(raw);
      return;
    }
    this.#parts.events.passed(unknown.data.cursor);
    this.#noteUnknown(unknown.data.type);
  }

  /** A kind of a later year is left out, and noted once. */
  #noteUnknown(type: string): void {
    if (this.#unknown.has(type) || this.#unknown.size >= mostNoted) return;
    this.#unknown.add(type);
    this.#parts.log('a message of the event socket is of an unknown kind and was left out');
  }

  #handle(message: WireSocketMessage): void {
    const { events, onCatalogChange, onHolding } = this.#parts;
    switch (message.type) {
      case 'hello':
        this.#greet(message);
        break;
      case 'renewed':
      case 'heartbeat':
        break;
      case 'gap':
        void this.#fillGap(message);
        break;
      case 'refused':
        this.#parts.session.forget(this.#token, message.error.code === 'expired-token');
        this.#socket.drop({ code: 'platform/login-expired', detail: message.error.code });
        break;
      case 'alarm':
        events.takeAlarm(message.alarm);
        events.passed(message.cursor);
        break;
      case 'incident':
        events.takeIncident(message.incident);
        events.passed(message.cursor);
        break;
      case 'catalog':
        onCatalogChange(message.change);
        events.passed(message.cursor);
        break;
      case 'ptz':
        onHolding(message.ptz);
        events.passed(message.cursor);
        break;
    }
  }

  #greet(hello: Message<'hello'>): void {
    const { session, onLive } = this.#parts;
    session.setPlatformTime(hello.serverTimeMs);
    this.#socket.setGreeted(hello.heartbeatMs * 3);
    this.#renewInTime();
    // Where the platform could not resume, a gap follows, and the lists are read again.
    if (hello.resumed) onLive();
  }

  async #fillGap(gap: Message<'gap'>): Promise<void> {
    const { events, log, onLive } = this.#parts;
    log(`events were missed (${gap.reason}); the lists are read again`);
    const read = await events.readAll();
    if (read.ok) onLive();
    else this.#socket.drop(read.fault);
  }

  /** Hands the line a fresh token before the old one ends. */
  #renewInTime(): void {
    const { clock, session } = this.#parts;
    const waitMs = Math.max(session.renewalDueAtMs() - clock.now(), 50) + 5;
    this.#cancelRenewal();
    this.#cancelRenewal = clock.after(waitMs, () => {
      void this.#renew();
    });
  }

  async #renew(): Promise<void> {
    const token = await this.#parts.session.token();
    if (!token.ok) {
      this.#socket.drop(token.fault);
      return;
    }
    this.#token = token.value;
    this.#socket.send(JSON.stringify({ type: 'renew', accessToken: token.value }));
    this.#renewInTime();
  }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
