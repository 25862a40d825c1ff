import type { PlatformId } from '#contract/ids';
import type { Fault } from '#contract/outcome';
import type { PlatformHealth } from '#contract/view';

import { Signal } from '../../wall/signal';

/** An answer that took longer makes the platform "slow". */
const slowMs = 2_000;

/** The parts of a platform's health that change. */
type Change = Partial<Omit<PlatformHealth, 'platformId' | 'kind' | 'sinceMs'>>;

/** How one platform does: gathered from every answer and from the event socket. */
export class VnpHealth {
  readonly #changed = new Signal<PlatformHealth>();
  readonly #now: () => number;
  #health: PlatformHealth;

  constructor(about: { platformId: PlatformId; name: string }, now: () => number) {
    this.#now = now;
    this.#health = {
      ...about,
      kind: 'vnp',
      isDemo: false,
      state: 'connecting',
      sinceMs: now(),
      fault: null,
      cameraCount: 0,
      isCatalogLoading: true,
      alarmsStaleSinceMs: now(),
      unreadable: null,
    };
  }

  readonly onChanged = this.#changed.on;

  get(): PlatformHealth {
    return this.#health;
  }

  /** Some answer came, or none. Says nothing while the line is down: the socket decides that. */
  answered(took: { tookMs: number } | { fault: Fault }): void {
    const { state } = this.#health;
    if (state !== 'live' && state !== 'slow') return;
    const isSlow = 'fault' in took ? took.fault.code === 'platform/timeout' : took.tookMs > slowMs;
    this.change({ state: isSlow ? 'slow' : 'live' });
  }

  /** The event socket is there and resumed: all works. */
  live(): void {
    this.change({ state: 'live', fault: null, alarmsStaleSinceMs: null });
  }

  /** The event socket is gone, or could not be had. */
  down(fault: Fault): void {
    const staleSinceMs = this.#health.alarmsStaleSinceMs ?? this.#now();
    this.change({ state: 'down', fault, alarmsStaleSinceMs: staleSinceMs });
  }

  change(change: Change): void {
    const before = this.#health;
    const after = { ...before, ...change };
    if (after.state !== before.state) after.sinceMs = this.#now();
    // Counts and times are told as they come; a repeated fault is no news.
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    this.#health = after;
    this.#changed.emit(after);
  }
}
