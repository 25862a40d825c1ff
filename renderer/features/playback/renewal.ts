import type { LeaseId } from '#contract/ids';
import type { Fault, Outcome } from '#contract/outcome';
import type { StreamLease } from '#contract/stream';

const shortestWaitMs = 2000;
const share = 0.6;
const retryMs = 5000;

/** How long to wait before a lease is renewed: well before its end, so that one failure is no harm. */
export const renewalWaitMs = (restMs: number): number =>
  Math.min(Math.max(shortestWaitMs, restMs * share), 2 ** 31 - 1);

interface RenewalPorts {
  renew(leaseId: LeaseId): Promise<Outcome<StreamLease>>;
  now(): number;
}

interface RenewalListener {
  onRenewed: (lease: StreamLease) => void;
  /** It cannot be kept: another one is needed. */
  onLost: (fault: Fault) => void;
}

/** Keeps the lease that a tile plays from running out. */
export class Renewal {
  readonly #ports: RenewalPorts;
  readonly #listener: RenewalListener;
  #lease: StreamLease | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: RenewalPorts, listener: RenewalListener) {
    this.#ports = ports;
    this.#listener = listener;
  }

  /** From now on it is this lease, or none. */
  keep(lease: StreamLease | undefined): void {
    clearTimeout(this.#timer);
    this.#lease = lease;
    if (lease !== undefined) this.#plan(renewalWaitMs(lease.expiresAtMs - this.#ports.now()));
  }

  #plan(waitMs: number): void {
    this.#timer = setTimeout(() => void this.#renew(), waitMs);
  }

  async #renew(): Promise<void> {
    const lease = this.#lease;
    if (lease === undefined) return;
    const outcome = await this.#ports.renew(lease.leaseId);
    if (this.#lease !== lease) return;
    if (outcome.ok) {
      this.#listener.onRenewed(outcome.value);
      this.keep(outcome.value);
      return;
    }
    const isOver =
      outcome.fault.code === 'stream/lease-ended' || this.#ports.now() > lease.expiresAtMs;
    if (isOver) this.#listener.onLost(outcome.fault);
    else this.#plan(retryMs);
  }
}
