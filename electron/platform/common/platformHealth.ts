import type { PlatformId } from '#contract/ids';
import type { Fault } from '#contract/outcome';
import type { PlatformHealth } from '#contract/view';

import { Signal } from '../../wall/signal';

/** An answer that took longer makes the platform "slow". */
const slowMs = 2_000;

/** The parts of a platform's health that change. */
type Change = Partial<Omit<PlatformHealth, 'platformId' | 'kind' | 'sinceMs'>>;

/** Who the platform is, and whether it tells alarms at all. */
interface About {
  platformId: PlatformId;
  name: string;
  kind: string;
  tellsAlarms: boolean;
}

/** Nearly all of it are words and counts, and a listing tells hundreds. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** How one platform does: gathered from every answer, and from its line where it has one. */
export class HealthKeeper {
  readonly #changed = new Signal<PlatformHealth>();
  readonly #now: () => number;
  readonly #tellsAlarms: boolean;
  /** The way on which alarms come beside the platform's line; a fault while it does not work. */
  #otherWay: 'none' | 'live' | Fault = 'none';
  #health: PlatformHealth;

  constructor({ tellsAlarms, ...about }: About, now: () => number) {
    this.#now = now;
    this.#tellsAlarms = tellsAlarms;
    this.#health = {
      ...about,
      isDemo: false,
      state: 'connecting',
      sinceMs: now(),
      fault: null,
      cameraCount: 0,
      isCatalogLoading: true,
      alarmsStaleSinceMs: tellsAlarms ? now() : null,
      unreadable: null,
    };
  }

  readonly onChanged = this.#changed.on;

  get(): PlatformHealth {
    return this.#health;
  }

  /** Some answer came, or none. Says nothing while the platform is down: its line, or the next listing, decides that. */
  answered(took: { tookMs: number } | { fault: Fault }): void {
    const { state } = this.#health;
    if (state !== 'live' && state !== 'slow') return;
    const isSlow = 'fault' in took ? took.fault.code === 'platform/timeout' : took.tookMs > slowMs;
    this.change({ state: isSlow ? 'slow' : 'live' });
  }

  /** Its line is there and resumed, or it was listed: all works. */
  live(): void {
    const fault = typeof this.#otherWay === 'string' ? null : this.#otherWay;
    this.change({ state: 'live', fault, alarmsStaleSinceMs: null });
  }

  /** Its line is gone, or the listing could not be had. */
  down(fault: Fault): void {
    this.change({ state: 'down', fault, alarmsStaleSinceMs: this.#staleSinceMs() });
  }

  /**
   * Alarms come another way, too, or would if that had no fault. Without it the platform works all
   * the same, and says so; without its line, alarms are not out of date while this way works.
   */
  otherWay(way: 'none' | 'live' | Fault): void {
    this.#otherWay = way;
    const { state } = this.#health;
    if (state === 'live' || state === 'slow') {
      this.change({ fault: typeof way === 'string' ? null : way });
    } else this.change({ alarmsStaleSinceMs: this.#staleSinceMs() });
  }

  #staleSinceMs(): number | null {
    if (!this.#tellsAlarms || this.#otherWay === 'live') return null;
    return this.#health.alarmsStaleSinceMs ?? this.#now();
  }

  change(change: Change): void {
    const before = this.#health;
    // Counts and times are told as they come; a repeated fault is no news.
    const names = Object.keys(change) as (keyof Change)[];
    if (names.every((name) => isSame(change[name], before[name]))) return;
    const after = { ...before, ...change };
    if (after.state !== before.state) after.sinceMs = this.#now();
    this.#health = after;
    this.#changed.emit(after);
  }
}
