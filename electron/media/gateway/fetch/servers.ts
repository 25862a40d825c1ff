import { performance } from 'node:perf_hooks';

import type { GatewayFault } from '../faults';
import { Breaker } from './breaker';
import type { FetchFailure } from './failure';
import { Pacer } from './pacer';

/** What is asked of a server, on whose behalf. */
export interface ServerTarget {
  url: string;
  headers: Record<string, string>;
  lease: string | undefined;
}

/** A server answers again. */
export interface ServerBack {
  /** Its origin. */
  server: string;
  /** Secrets of leases that failed or were turned away meanwhile. */
  leases: string[];
  /** So many requests a second go there at most, for a while. */
  perSecond: number;
  /** So many wait for it themselves and go on at once. */
  waiting: number;
}

/** How servers are tried, and who is told. */
export interface ServersParts {
  /** Asks a server once; undefined when it answered as it should. */
  probe: (target: ServerTarget, signal: AbortSignal) => Promise<FetchFailure | undefined>;
  onBack: (back: ServerBack) => void;
}

const targetsKept = 16;

interface Server {
  breaker: Breaker;
  pacer: Pacer;
  /** What was asked last, by account: our own tries take turns among them. */
  targets: Map<string, ServerTarget>;
  meanBefore: number;
  /** Who goes on by itself when it is back. */
  waiting: Set<() => void>;
  timer: NodeJS.Timeout | undefined;
}

/** Acts on what breaker and pacer decide, for each server that is asked. */
export class Servers {
  readonly #parts: ServersParts;
  readonly #servers = new Map<string, Server>();
  readonly #end = new AbortController();

  constructor(parts: ServersParts) {
    this.#parts = parts;
  }

  /** Waits for its turn. The fault when the server is down and not asked. */
  async admit(target: ServerTarget, signal: AbortSignal): Promise<GatewayFault | undefined> {
    const server = this.#of(target.url);
    const admission = server.breaker.admit(accountOf(target));
    if (admission !== 'yes') return admission;
    const waitMs = server.pacer.takeTurn(nowMs());
    if (waitMs === undefined) {
      server.breaker.left(accountOf(target));
      return 'stream/no-answer';
    }
    if (waitMs > 0) {
      await pause(waitMs, signal);
      if (signal.aborted) {
        server.breaker.left(accountOf(target));
        return 'stream/interrupted';
      }
    }
    server.pacer.note(nowMs());
    return undefined;
  }

  /** What became of a request that was admitted. */
  told(target: ServerTarget, failure: FetchFailure | undefined): void {
    const server = this.#of(target.url);
    const account = accountOf(target);
    server.targets.delete(account);
    server.targets.set(account, target);
    if (server.targets.size > targetsKept) {
      const oldest = server.targets.keys().next();
      if (oldest.done !== true) server.targets.delete(oldest.value);
    }
    if (failure === undefined || failure.blame === 'stream') {
      this.#succeeded(server, target.url);
      return;
    }
    const now = nowMs();
    const usual = server.breaker.isOpen() ? server.meanBefore : server.pacer.mean(now);
    if (server.breaker.failed(account, failure, now, usual)) {
      server.meanBefore = usual;
      this.#plan(server);
    }
  }

  /** Whoever asked went away before the answer. */
  left(target: ServerTarget): void {
    this.#of(target.url).breaker.left(accountOf(target));
  }

  isDown(url: string): boolean {
    return this.#of(url).breaker.isOpen();
  }

  /** Settled when the server of `url` is back, or at once while it is well, or when aborted. */
  whenBack(url: string, signal: AbortSignal): Promise<void> {
    const server = this.#of(url);
    if (!server.breaker.isOpen() || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        server.waiting.delete(end);
        signal.removeEventListener('abort', end);
        resolve();
      };
      server.waiting.add(end);
      signal.addEventListener('abort', end, { once: true });
    });
  }

  downCount(): number {
    return [...this.#servers.values()].filter(({ breaker }) => breaker.isOpen()).length;
  }

  close(): void {
    this.#end.abort();
    for (const { timer } of this.#servers.values()) clearTimeout(timer);
  }

  #of(url: string): Server {
    const { origin } = new URL(url);
    const known = this.#servers.get(origin);
    if (known !== undefined) return known;
    const server: Server = {
      breaker: new Breaker(),
      pacer: new Pacer(),
      targets: new Map(),
      meanBefore: 0,
      waiting: new Set(),
      timer: undefined,
    };
    this.#servers.set(origin, server);
    return server;
  }

  #succeeded(server: Server, url: string): void {
    const concerned = server.breaker.concerned();
    if (!server.breaker.succeeded()) return;
    clearTimeout(server.timer);
    const perSecond = server.pacer.begin(server.meanBefore, nowMs());
    const leases = concerned.flatMap(leaseOf);
    const waiting = [...server.waiting];
    for (const goOn of waiting) goOn();
    this.#parts.onBack({
      server: new URL(url).origin,
      leases,
      perSecond,
      waiting: waiting.length,
    });
  }

  #plan(server: Server): void {
    clearTimeout(server.timer);
    if (this.#end.signal.aborted) return;
    const waitMs = Math.max(server.breaker.probeAtMs() - nowMs(), 0);
    server.timer = setTimeout(() => void this.#probe(server), waitMs);
  }

  async #probe(server: Server): Promise<void> {
    const turn = server.targets.entries().next();
    if (turn.done === true) return;
    const [account, target] = turn.value;
    server.targets.delete(account);
    server.targets.set(account, target);
    server.pacer.note(nowMs());
    const failure = await this.#parts.probe(target, this.#end.signal);
    if (!server.breaker.isOpen() || this.#end.signal.aborted) return;
    if (failure === undefined) this.#succeeded(server, target.url);
    else {
      server.breaker.probeFailed(failure, nowMs());
      this.#plan(server);
    }
  }
}

/** Steps of the wall clock must not stop or hurry anything here. */
const nowMs = (): number => performance.now();

const leasePrefix = 'lease ';

/** Without a lease the folder stands for the camera: each of its segments has another name. */
const accountOf = ({ lease, url }: ServerTarget): string =>
  lease === undefined ? new URL('.', url).href : `${leasePrefix}${lease}`;

const leaseOf = (account: string): string[] =>
  account.startsWith(leasePrefix) ? [account.slice(leasePrefix.length)] : [];

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
