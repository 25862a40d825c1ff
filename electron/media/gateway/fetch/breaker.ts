import type { GatewayFault } from '../faults';
import type { FetchFailure } from './failure';

/** Failures that may be one camera's own count only when so many come without a success. */
const softFailures = 4;
/** … from so many cameras … */
const softAccounts = 2;
/** … within that time. */
const softWindowMs = 20_000;
/** A server that answers badly may have too much to do. */
const patientPausesMs = [1_000, 2_000, 5_000];
/** One where nobody is to be met does not mind being looked for, long outages apart. */
const lookingPauseMs = { shortest: 125, longest: 500, later: 1_000, last: 2_000 } as const;
const lookingLaterMs = 120_000;
const lookingLastMs = 600_000;
/** Looking for it costs no more than this share of what it is used to. */
const lookingShare = 1 / 8;

/** How a wish for a server is met. */
export type Admission = 'yes' | GatewayFault;

/**
 * Decides whether a server is asked at all. One for each server, never one for each camera: what
 * only one camera suffers shuts nobody else out. It holds no clock: every call brings the time.
 */
export class Breaker {
  #failures: { account: string; atMs: number }[] = [];
  #open: { fault: GatewayFault; isHard: boolean; failed: Set<string> } | undefined;
  #probes = 0;
  #openedAtMs = 0;
  #usualPerSecond = 0;
  #probeAtMs = 0;
  #trial: string | undefined;

  isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** When the server is to be tried again; meaningless while it is well. */
  probeAtMs(): number {
    return this.#probeAtMs;
  }

  /** Who was turned away or failed since it went down. */
  concerned(): string[] {
    return [...(this.#open?.failed ?? [])];
  }

  admit(account: string): Admission {
    if (this.#open === undefined) return 'yes';
    const { fault, isHard, failed } = this.#open;
    // Failing answers may be the fault of those cameras alone: one that is new gets its try.
    if (!isHard && this.#trial === undefined && !failed.has(account)) {
      this.#trial = account;
      return 'yes';
    }
    failed.add(account);
    return fault;
  }

  /** The server answered as it should; true when that brings it back. */
  succeeded(): boolean {
    this.#failures = [];
    this.#trial = undefined;
    const wasOpen = this.#open !== undefined;
    this.#open = undefined;
    this.#probes = 0;
    return wasOpen;
  }

  /**
   * A request of that account failed; true when that shuts the server out.
   *
   * @param usualPerSecond requests that the server is used to
   */
  failed(account: string, failure: FetchFailure, nowMs: number, usualPerSecond = 0): boolean {
    if (this.#trial === account) this.#trial = undefined;
    if (this.#open !== undefined) {
      this.#open.failed.add(account);
      // From "answers badly" to "is not there".
      if (failure.blame === 'server') this.#open = { ...this.#open, ...hard(failure) };
      return false;
    }
    this.#failures = this.#failures.filter(({ atMs }) => nowMs - atMs < softWindowMs);
    this.#failures.push({ account, atMs: nowMs });
    const failed = new Set(this.#failures.map((each) => each.account));
    const isHard = failure.blame === 'server';
    if (!isHard && (this.#failures.length < softFailures || failed.size < softAccounts)) {
      return false;
    }
    this.#open = { fault: failure.fault, isHard, failed };
    this.#probes = 0;
    this.#openedAtMs = nowMs;
    this.#usualPerSecond = usualPerSecond;
    this.#plan(nowMs, failure);
    return true;
  }

  /** Somebody who was let in went away before the answer. */
  left(account: string): void {
    if (this.#trial === account) this.#trial = undefined;
  }

  /** Our own try failed as well. */
  probeFailed(failure: FetchFailure, nowMs: number): void {
    if (this.#open === undefined) return;
    // A server that is back but answers badly may do so for the tried camera only.
    this.#open.isHard = failure.blame === 'server';
    this.#open.fault = failure.fault;
    this.#probes += 1;
    this.#plan(nowMs, failure);
  }

  #plan(nowMs: number, failure: FetchFailure): void {
    const patientMs = patientPausesMs[Math.min(this.#probes, patientPausesMs.length - 1)] ?? 0;
    const pauseMs = isNobodyThere(failure) ? this.#lookingPauseMs(nowMs) : patientMs;
    this.#probeAtMs = nowMs + Math.max(pauseMs, failure.retryAfterMs ?? 0);
  }

  #lookingPauseMs(nowMs: number): number {
    const { shortest, longest, later, last } = lookingPauseMs;
    const downMs = nowMs - this.#openedAtMs;
    if (downMs >= lookingLastMs) return last;
    if (downMs >= lookingLaterMs) return later;
    const wanted = 1_000 / (this.#usualPerSecond * lookingShare);
    return Math.min(Math.max(wanted, shortest), longest);
  }
}

const isNobodyThere = ({ fault, blame }: FetchFailure): boolean =>
  fault === 'stream/refused' || (fault === 'stream/no-answer' && blame === 'server');

const hard = ({ fault }: FetchFailure): { fault: GatewayFault; isHard: true } => ({
  fault,
  isHard: true,
});
