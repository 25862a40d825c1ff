import { randomUUID } from 'node:crypto';

import type { ClockPort } from '../../wall/ports';
import { backOffMs } from '../backOff';
import { EventText, type EventMessage } from './wvpEventText';

export interface WvpEventLineParts {
  root: string;
  clock: ClockPort;
  onMessage: (message: EventMessage) => void;
  /** It is there, or gone; it comes back by itself for ever. */
  onOpen: () => void;
  onLost: () => void;
  /** fetch, or one that trusts further authorities. */
  send?: typeof fetch | undefined;
}

const rule = { firstMs: 500, longestMs: 10_000 };
/** Signs of life come every second, where they come at all. */
const silenceMs = 5_000;
const openLimitMs = 8_000;

/** The event stream of the generations that have one. Nobody is asked who he is. */
export class WvpEventLine {
  readonly #parts: WvpEventLineParts;
  /** Unique for each client: two of one name take each other's messages. */
  readonly #browserId = randomUUID();
  #abort: AbortController | undefined;
  #attempt = 0;
  #isRunning = false;
  #cancel: () => void = () => undefined;
  #cancelWatch: () => void = () => undefined;

  constructor(parts: WvpEventLineParts) {
    this.#parts = parts;
  }

  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    void this.#connect();
  }

  stop(): void {
    this.#isRunning = false;
    this.#cancel();
    this.#cancelWatch();
    this.#abort?.abort();
  }

  async #connect(): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    try {
      await this.#read(abort);
    } catch {
      // Whatever broke it, it is tried again.
    }
    this.#cancelWatch();
    // What is left of an answer is not read to its end.
    abort.abort();
    if (!this.#isRunning) return;
    this.#parts.onLost();
    this.#attempt += 1;
    const { clock } = this.#parts;
    this.#cancel = clock.after(backOffMs(this.#attempt, Math.random(), rule), () => {
      void this.#connect();
    });
  }

  async #read(abort: AbortController): Promise<void> {
    const { root, onMessage, onOpen, send = fetch } = this.#parts;
    this.#watch(abort, openLimitMs);
    const response = await send(`${root}/api/emit?browserId=${this.#browserId}`, {
      redirect: 'manual',
      headers: { accept: 'text/event-stream' },
      signal: abort.signal,
    });
    this.#cancelWatch();
    const type = response.headers.get('content-type') ?? '';
    if (response.status !== 200 || !type.includes('event-stream')) return;
    if (response.body === null) return;
    this.#attempt = 0;
    onOpen();
    const text = new EventText();
    const decoder = new TextDecoder();
    let hasSigns = false;
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      const { messages, isAlive } = text.feed(decoder.decode(chunk, { stream: true }));
      // The oldest generation gives no signs of life: there silence means nothing.
      hasSigns ||= isAlive;
      if (hasSigns) this.#watch(abort, silenceMs);
      for (const message of messages) onMessage(message);
    }
  }

  #watch(abort: AbortController, limitMs: number): void {
    this.#cancelWatch();
    this.#cancelWatch = this.#parts.clock.after(limitMs, () => {
      abort.abort();
    });
  }
}
