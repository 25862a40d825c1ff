import { FeedReader, type FeedMessage } from '#contract/feed';
import { faultCodeSchema, type FaultCode } from '#contract/outcome';

import { faultHeader } from '../../tilePlayer';

/** The world of a link, so that a test can have another. */
export interface LinkWorld {
  fetch: typeof fetch;
  now: () => number;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Who reads a link. */
export interface LinkListener {
  onMessage: (message: FeedMessage) => void;
  onFault: (code: FaultCode) => void;
  /** Milliseconds of this thread that a piece of the feed has cost, all its messages with it. */
  onSpent?: (ms: number) => void;
}

/** How long a gateway may be away before its tiles are told (it is revived within two seconds). */
const patienceMs = 6_000;
const againAfterMs = 150;
/** A gateway that has just been revived does not know its leases yet. */
const passesWithRevival: ReadonlySet<FaultCode> = new Set(['stream/lease-ended']);

type Ending = { kind: 'told' } | { kind: 'broken' } | { kind: 'refused'; code: FaultCode };

const faultOf = (response: Response): FaultCode => {
  const code = faultCodeSchema.safeParse(response.headers.get(faultHeader));
  return code.success ? code.data : 'stream/interrupted';
};

/**
 * Reads one feed until it ends, fails or is closed. A connection that breaks off without a word is
 * a gateway that died: it is asked again at once, and only a longer absence is a failure.
 */
export class FeedLink {
  readonly #address: () => string;
  readonly #listener: LinkListener;
  readonly #world: LinkWorld;
  readonly #ending = new AbortController();
  #brokenAtMs: number | undefined;

  /** @param address asked before each request; a later one goes on where the one before broke off */
  constructor(address: () => string, listener: LinkListener, world: LinkWorld) {
    this.#address = address;
    this.#listener = listener;
    this.#world = world;
    void this.#run();
  }

  /** Nothing is told afterwards. */
  close(): void {
    this.#ending.abort();
  }

  async #run(): Promise<void> {
    for (;;) {
      const ending = await this.#read();
      if (ending.kind === 'told' || this.#ending.signal.aborted) return;
      const now = this.#world.now();
      const isFirst = this.#brokenAtMs === undefined;
      this.#brokenAtMs ??= now;
      const mayPass = ending.kind === 'broken' || (!isFirst && passesWithRevival.has(ending.code));
      if (!mayPass || now - this.#brokenAtMs > patienceMs) {
        this.#listener.onFault(ending.kind === 'refused' ? ending.code : 'media/gateway-down');
        return;
      }
      await this.#world.wait(againAfterMs, this.#ending.signal);
    }
  }

  async #read(): Promise<Ending> {
    try {
      const response = await this.#world.fetch(this.#address(), {
        signal: this.#ending.signal,
        cache: 'no-store',
      });
      if (!response.ok || response.body === null) {
        return { kind: 'refused', code: faultOf(response) };
      }
      return await this.#follow(response.body.getReader());
    } catch {
      return { kind: 'broken' };
    }
  }

  async #follow(body: ReadableStreamDefaultReader<Uint8Array>): Promise<Ending> {
    const reader = new FeedReader();
    for (;;) {
      const { done, value } = await body.read();
      if (this.#ending.signal.aborted) return { kind: 'told' };
      if (done) return { kind: 'broken' };
      const startMs = performance.now();
      const messages = reader.push(value);
      if (messages === undefined) {
        void body.cancel().catch(() => undefined);
        return { kind: 'refused', code: 'stream/interrupted' };
      }
      const isOver = this.#tell(messages);
      this.#listener.onSpent?.(performance.now() - startMs);
      if (isOver) return { kind: 'told' };
    }
  }

  /** True when nothing can follow. */
  #tell(messages: FeedMessage[]): boolean {
    for (const message of messages) {
      if (message.kind === 'sample') this.#brokenAtMs = undefined;
      if (message.kind === 'fault') {
        this.#listener.onFault(message.code);
        return true;
      }
      this.#listener.onMessage(message);
      if (message.kind === 'end') return true;
    }
    return false;
  }
}
