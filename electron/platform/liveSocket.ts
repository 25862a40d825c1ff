import { WebSocket } from 'ws';

import { faultTable, type Fault, type Outcome } from '#contract/outcome';

import type { ClockPort } from '../wall/ports';
import { isCertificateWord } from './certificateWord';
import { backOffMs, type BackOffRule } from './backOff';

/** Where a line leads, and what is said first. */
export interface LineWish {
  url: string;
  firstMessage: string;
  /** Where who we are is told before the first message. */
  headers?: Record<string, string>;
}

/** How a kind of platform uses the line. */
export interface LiveSocketParts {
  clock: ClockPort;
  /** Called before every attempt: where to, and what to say first. A fault counts as an attempt. */
  prepare: () => Promise<Outcome<LineWish>>;
  /** Every text message, in order. */
  onMessage: (text: string) => void;
  /** The line is gone, or could not be had; the next attempt comes by itself. */
  onLost: (fault: Fault) => void;
  rule?: BackOffRule;
  /** In [0, 1); Math.random outside of tests. */
  chance?: () => number;
}

const defaultRule: BackOffRule = { firstMs: 500, longestMs: 5_000 };
/** Where trying again by itself cannot help, somebody may still have repaired it meanwhile. */
const hopelessPauseMs = 60_000;
const openLimitMs = 5_000;
/** The first sign of life after opening; later the platform's own rhythm counts. */
const firstWordLimitMs = 8_000;
const maxMessageBytes = 4 * 1024 * 1024;
/** Detail of the fault when a message was longer than any may be. */
export const tooLong = 'a message is too long';

/**
 * A line to a platform that comes back for ever. It knows nothing of the protocol but that the
 * client speaks first and that silence means a dead line.
 */
export class LiveSocket {
  readonly #parts: LiveSocketParts;
  #socket: WebSocket | undefined;
  #isRunning = false;
  #isHeld = false;
  #attempt = 0;
  /** Which attempt is the present one; answers to an earlier one are dropped. */
  #generation = 0;
  #heardAtMs = 0;
  #silenceLimitMs = firstWordLimitMs;
  #cancelRetry = (): void => undefined;
  #cancelWatch = (): void => undefined;

  constructor(parts: LiveSocketParts) {
    this.#parts = parts;
  }

  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    void this.#connect();
  }

  stop(): void {
    this.#isRunning = false;
    this.#generation += 1;
    this.#cancelRetry();
    this.#cancelWatch();
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.removeAllListeners();
    // A socket that is still opening emits an error when it is ended; nobody is left to hear it.
    socket?.on('error', () => undefined);
    socket?.terminate();
  }

  send(text: string): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  /** The protocol greeted us: the line is good, and this silence means that it is dead. */
  setGreeted(silenceLimitMs: number): void {
    this.#attempt = 0;
    this.#silenceLimitMs = silenceLimitMs;
    this.#watch();
  }

  /** Nothing is read until it is let go again; silence means nothing meanwhile. */
  hold(isHeld: boolean): void {
    if (isHeld === this.#isHeld) return;
    this.#isHeld = isHeld;
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    if (isHeld) this.#socket.pause();
    else this.#socket.resume();
    this.#watch();
  }

  /** Ends this connection; the next attempt follows. */
  drop(fault: Fault): void {
    this.#lose(fault);
  }

  async #connect(): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    const prepared = await this.#parts.prepare();
    if (!this.#isRunning || generation !== this.#generation) return;
    if (!prepared.ok) {
      this.#lose(prepared.fault);
      return;
    }
    const { url, firstMessage, headers = {} } = prepared.value;
    const socket = new WebSocket(url, {
      headers,
      handshakeTimeout: openLimitMs,
      maxPayload: maxMessageBytes,
      perMessageDeflate: false,
      followRedirects: false,
    });
    this.#socket = socket;
    this.#silenceLimitMs = firstWordLimitMs;
    socket.on('open', () => {
      socket.send(firstMessage);
      if (this.#isHeld) socket.pause();
      this.#watch();
    });
    socket.on('message', (data, isBinary) => {
      if (this.#socket !== socket) return;
      this.#heardAtMs = this.#parts.clock.now();
      if (!isBinary) this.#parts.onMessage(textOf(data));
    });
    socket.on('error', (error: Error & { code?: unknown }) => {
      if (this.#socket !== socket) return;
      const word = typeof error.code === 'string' ? error.code : '';
      const isTooLong = word === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
      this.#lose(
        isTooLong
          ? { code: 'platform/bad-answer', detail: tooLong }
          : { code: isCertificateWord(word) ? 'platform/certificate' : 'platform/unreachable' },
      );
    });
    socket.on('close', (code) => {
      if (this.#socket !== socket) return;
      this.#lose({ code: 'platform/unreachable', detail: `closed with ${String(code)}` });
    });
  }

  /** Silence counts from now on, and anew with every message. */
  #watch(): void {
    this.#heardAtMs = this.#parts.clock.now();
    this.#watchFor(this.#silenceLimitMs);
  }

  /** One timer for all messages: thousands may come in a second. */
  #watchFor(waitMs: number): void {
    this.#cancelWatch();
    if (this.#isHeld) return;
    const { clock } = this.#parts;
    this.#cancelWatch = clock.after(waitMs, () => {
      const leftMs = this.#heardAtMs + this.#silenceLimitMs - clock.now();
      // A clock that was put back must not make the wait longer.
      if (leftMs > 0) this.#watchFor(Math.min(leftMs, this.#silenceLimitMs));
      else this.#lose({ code: 'platform/timeout' });
    });
  }

  #lose(fault: Fault): void {
    this.#cancelWatch();
    this.#generation += 1;
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.on('error', () => undefined);
    socket?.terminate();
    if (!this.#isRunning) return;
    this.#attempt += 1;
    const { clock, onLost, rule = defaultRule, chance = Math.random } = this.#parts;
    this.#cancelRetry();
    const pauseMs = faultTable[fault.code].isPassing
      ? backOffMs(this.#attempt, chance(), rule)
      : hopelessPauseMs;
    this.#cancelRetry = clock.after(pauseMs, () => {
      void this.#connect();
    });
    onLost(fault);
  }
}

const textOf = (data: WebSocket.RawData): string => {
  if (Buffer.isBuffer(data)) return data.toString('utf8');
  return (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data)).toString('utf8');
};
