import type { Alarm, Priority } from '#contract/alarm';
import type { Flood } from '#contract/flood';
import type { AlarmId } from '#contract/ids';
import type { LocalText } from '#contract/text';
import type { ClockPort } from './ports';
import { Signal } from './signal';

/** The standard's figures (ISA-18.2, EEMUA 191; ux.md §5.6). */
const windowMs = 600_000;
const beginsAbove = 10;
const endsBelow = 5;
/** No more of them are needed to tell whether it is one. */
const maxArrivals = 32;
/** The summary of a flood is shown for so long after it. */
const summaryMs = 600_000;
const placesShown = 3;
/** Counted alarms whose answers are looked up; more are counted only. */
const maxFollowed = 20_000;

interface Came {
  counts: Record<Priority, number>;
  places: Map<string, { place: LocalText; count: number }>;
  followed: Set<AlarmId>;
}

const nobody = (): Came => ({
  counts: { critical: 0, high: 0, medium: 0, low: 0 },
  places: new Map(),
  followed: new Set(),
});

interface Arrival {
  atMs: number;
  alarm: Alarm;
}

/** Storm mode of this desk: more than ten new alarms in ten minutes, until fewer than five. */
export class FloodWatch {
  readonly #clock: ClockPort;
  readonly #changed = new Signal<null>();
  readonly onFloodChanged = this.#changed.on;
  /** Of the last ten minutes, oldest first. */
  #arrivals: Arrival[] = [];
  #sinceMs: number | null = null;
  #untilMs: number | null = null;
  #came = nobody();
  #cancelNext: () => void = () => undefined;

  constructor(deps: { clock: ClockPort }) {
    this.#clock = deps.clock;
  }

  /** True while it lasts: then only a Critical may take a tile, and the layout stays. */
  isOn(): boolean {
    return this.#sinceMs !== null && this.#untilMs === null;
  }

  /** Alarms that began long ago, as after a start, are no flood. */
  alarmRaised(alarm: Alarm): void {
    const now = this.#clock.now();
    const arrival = { alarm, atMs: Math.min(alarm.raisedAtMs, now) };
    if (arrival.atMs <= now - windowMs) return;
    if (this.#arrivals.some((one) => one.alarm.alarmId === alarm.alarmId)) return;
    const at = this.#arrivals.findLastIndex((one) => one.atMs <= arrival.atMs) + 1;
    this.#arrivals.splice(at, 0, arrival);
    if (this.isOn() && !this.#came.followed.has(alarm.alarmId)) this.#count(arrival);
    this.#look();
  }

  /** Null when there is no flood and was none lately. */
  view(open: readonly Alarm[]): Flood | null {
    if (this.#sinceMs === null) return null;
    const { counts, places, followed } = this.#came;
    const ordered = [...places.values()].sort((a, b) => b.count - a.count);
    const unanswered = open.filter(
      (alarm) => alarm.response !== 'acknowledged' && followed.has(alarm.alarmId),
    );
    return {
      sinceMs: this.#sinceMs,
      untilMs: this.#untilMs,
      counts: { ...counts },
      places: ordered.slice(0, placesShown),
      elsewhere: ordered.slice(placesShown).reduce((sum, { count }) => sum + count, 0),
      unacknowledged: unanswered.length,
    };
  }

  stop(): void {
    this.#cancelNext();
  }

  #look(): void {
    const now = this.#clock.now();
    const gone = this.#arrivals.findIndex((one) => one.atMs > now - windowMs);
    this.#arrivals.splice(0, gone < 0 ? this.#arrivals.length : gone);
    this.#arrivals = this.#arrivals.slice(-maxArrivals);
    const count = this.#arrivals.length;
    if (!this.isOn() && count > beginsAbove) this.#begin();
    else if (this.isOn() && count < endsBelow) this.#untilMs = now;
    else if (this.#untilMs !== null && now >= this.#untilMs + summaryMs) this.#forget();
    this.#planNext();
    this.#changed.emit(null);
  }

  #begin(): void {
    this.#sinceMs = this.#arrivals[0]?.atMs ?? this.#clock.now();
    this.#untilMs = null;
    this.#came = nobody();
    for (const arrival of this.#arrivals) this.#count(arrival);
  }

  #forget(): void {
    this.#sinceMs = null;
    this.#untilMs = null;
    this.#came = nobody();
  }

  #count({ alarm }: Arrival): void {
    const { counts, places, followed } = this.#came;
    counts[alarm.priority] += 1;
    const { place } = alarm;
    const count = (places.get(place.zh)?.count ?? 0) + 1;
    places.set(place.zh, { place, count });
    if (followed.size < maxFollowed) followed.add(alarm.alarmId);
  }

  /** Time alone ends a flood, and forgets its summary. */
  #planNext(): void {
    this.#cancelNext();
    const last = this.#arrivals.at(-endsBelow);
    const atMs = this.isOn()
      ? last && last.atMs + windowMs
      : this.#untilMs === null
        ? undefined
        : this.#untilMs + summaryMs;
    if (atMs === undefined) return;
    this.#cancelNext = this.#clock.after(Math.max(1, atMs - this.#clock.now()), () => {
      this.#look();
    });
  }
}
