import type { Alarm, Priority } from '#contract/alarm';
import type { Flood } from '#contract/flood';
import type { AlarmId } from '#contract/ids';
import type { LocalText } from '#contract/text';
import { pointOf } from './alarmPoint';
import type { ClockPort } from './ports';
import { Signal } from './signal';

/** The standard's figures (ISA-18.2, EEMUA 191; ux.md §5.6). */
const beginsAbove = 10;
const endsBelow = 5;
/** No more of them are needed to tell whether it is one. */
const maxArrivals = 32;
const placesShown = 3;
/** Counted alarms whose answers are looked up; more are counted only. */
const maxFollowed = 20_000;

interface Came {
  counts: Record<Priority, number>;
  places: Map<string, { place: LocalText; count: number }>;
  /** By camera and kind; the busiest is told. */
  sources: Map<string, { place: LocalText; what: LocalText; counts: Map<AlarmId, number> }>;
  followed: Set<AlarmId>;
}

const nobody = (): Came => ({
  counts: { critical: 0, high: 0, medium: 0, low: 0 },
  places: new Map(),
  sources: new Map(),
  followed: new Set(),
});

interface Arrival {
  atMs: number;
  alarm: Alarm;
}

/** Storm mode of this desk: more than ten new alarms in ten minutes, until fewer than five. Its summary stays until it was seen. */
export class FloodWatch {
  readonly #clock: ClockPort;
  readonly #windowMs: () => number;
  readonly #placeOf: (alarm: Alarm) => LocalText;
  readonly #changed = new Signal<null>();
  readonly onFloodChanged = this.#changed.on;
  /** Of the last ten minutes, oldest first. */
  #arrivals: Arrival[] = [];
  #sinceMs: number | null = null;
  #untilMs: number | null = null;
  #came = nobody();
  /** As they stand in `sources`: most of thousands did not change since they were counted. */
  #counted = new WeakSet<Alarm>();
  #cancelNext: () => void = () => undefined;

  constructor(deps: {
    clock: ClockPort;
    windowMs: () => number;
    /** What a flood is counted by; the alarm's own place unless told. */
    placeOf?: (alarm: Alarm) => LocalText;
  }) {
    this.#clock = deps.clock;
    this.#windowMs = deps.windowMs;
    this.#placeOf = deps.placeOf ?? (({ place }) => place);
  }

  /** True while it lasts: then only a Critical may take a tile, and the layout stays. */
  isOn(): boolean {
    return this.#sinceMs !== null && this.#untilMs === null;
  }

  /** Alarms that began long ago, as after a start, are no flood. */
  alarmRaised(alarm: Alarm): void {
    const now = this.#clock.now();
    const arrival = { alarm, atMs: Math.min(alarm.raisedAtMs, now) };
    if (arrival.atMs <= now - this.#windowMs()) return;
    if (this.#arrivals.some((one) => one.alarm.alarmId === alarm.alarmId)) return;
    const at = this.#arrivals.findLastIndex((one) => one.atMs <= arrival.atMs) + 1;
    this.#arrivals.splice(at, 0, arrival);
    if (this.isOn() && !this.#came.followed.has(alarm.alarmId)) this.#count(arrival);
    this.#look();
  }

  /** Null when there is no flood and was none lately. */
  view(open: readonly Alarm[]): Flood | null {
    if (this.#sinceMs === null) return null;
    const { counts, places, sources, followed } = this.#came;
    const ordered = [...places.values()].sort((a, b) => b.count - a.count);
    const unanswered = open.filter(
      (alarm) => alarm.response !== 'acknowledged' && followed.has(alarm.alarmId),
    );
    for (const alarm of open) this.#countSource(alarm);
    const worst = busiest([...sources.values()]);
    return {
      sinceMs: this.#sinceMs,
      untilMs: this.#untilMs,
      counts: { ...counts },
      places: ordered.slice(0, placesShown),
      elsewhere: ordered.slice(placesShown).reduce((sum, { count }) => sum + count, 0),
      worst: worst !== undefined && worst.count > 1 ? worst : null,
      unacknowledged: unanswered.length,
    };
  }

  /** Somebody has read the summary of what is over. */
  seen(): void {
    if (this.#untilMs === null) return;
    this.#sinceMs = null;
    this.#untilMs = null;
    this.#forget();
    this.#changed.emit(null);
  }

  /** The site decided anew how long a window is. */
  rulesChanged(): void {
    this.#look();
  }

  stop(): void {
    this.#cancelNext();
  }

  #look(): void {
    const now = this.#clock.now();
    const gone = this.#arrivals.findIndex((one) => one.atMs > now - this.#windowMs());
    this.#arrivals.splice(0, gone < 0 ? this.#arrivals.length : gone);
    this.#arrivals = this.#arrivals.slice(-maxArrivals);
    const count = this.#arrivals.length;
    if (!this.isOn() && count > beginsAbove) this.#begin();
    else if (this.isOn() && count < endsBelow) this.#untilMs = now;
    this.#planNext();
    this.#changed.emit(null);
  }

  #begin(): void {
    this.#sinceMs = this.#arrivals[0]?.atMs ?? this.#clock.now();
    this.#untilMs = null;
    this.#forget();
    for (const arrival of this.#arrivals) this.#count(arrival);
  }

  #count({ alarm }: Arrival): void {
    const { counts, places, sources, followed } = this.#came;
    counts[alarm.priority] += 1;
    const place = this.#placeOf(alarm);
    const count = (places.get(place.zh)?.count ?? 0) + 1;
    places.set(place.zh, { place, count });
    if (followed.size < maxFollowed) {
      followed.add(alarm.alarmId);
      sources.set(pointOf(alarm), {
        counts: new Map(),
        ...sources.get(pointOf(alarm)),
        place: alarm.place,
        what: alarm.what,
      });
    }
    this.#countSource(alarm);
  }

  #forget(): void {
    this.#came = nobody();
    this.#counted = new WeakSet();
  }

  /** How often it came is known best while it is open. */
  #countSource(alarm: Alarm): void {
    const { sources, followed } = this.#came;
    if (this.#counted.has(alarm) || !followed.has(alarm.alarmId)) return;
    this.#counted.add(alarm);
    sources.get(pointOf(alarm))?.counts.set(alarm.alarmId, alarm.count);
  }

  /** Time alone ends a flood. */
  #planNext(): void {
    this.#cancelNext();
    const last = this.isOn() ? this.#arrivals.at(-endsBelow) : undefined;
    if (last === undefined) return;
    const atMs = last.atMs + this.#windowMs();
    this.#cancelNext = this.#clock.after(Math.max(1, atMs - this.#clock.now()), () => {
      this.#look();
    });
  }
}

/** Whose alarms came most often. */
const busiest = (
  sources: readonly { place: LocalText; what: LocalText; counts: Map<AlarmId, number> }[],
): { place: LocalText; what: LocalText; count: number } | undefined =>
  sources
    .map(({ place, what, counts }) => ({
      place,
      what,
      count: [...counts.values()].reduce((sum, count) => sum + count, 0),
    }))
    .sort((a, b) => b.count - a.count)[0];
