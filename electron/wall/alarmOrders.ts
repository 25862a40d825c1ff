import type { Actor } from '#contract/actor';
import type { Alarm, AlarmRating, AlarmReport, Priority, RatingReason } from '#contract/alarm';
import {
  storedAlarmOrdersSchema,
  type AlarmOrder,
  type AsideReason,
  type ShelfMinutes,
  type StoredAlarmOrders,
} from '#contract/alarmOrder';
import type { AlarmRules } from '#contract/alarmRules';
import type { AlarmId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import { coveredBy, mayDecide, maxRemembered, newest, noOrders, without } from './alarmOrderState';
import { pointOf } from './alarmPoint';
import type { ClockPort, IdPort, StorePort } from './ports';
import { shelfEnd } from './shelfTime';
import { Signal } from './signal';

const storeName = 'alarm-orders';

interface AlarmOrdersDeps {
  clock: ClockPort;
  ids: IdPort;
  store: StorePort;
  rules(): AlarmRules;
}

/**
 * What people ordered about alarms: shelved, out of service, re-rated. What a person does is in its
 * file before it is in force, so that a killed program comes back with all that anybody saw.
 */
export class AlarmOrders {
  readonly #deps: AlarmOrdersDeps;
  readonly #changed = new Signal<null>();
  readonly onOrdersChanged = this.#changed.on;
  #state = noOrders;
  #line: Promise<unknown> = Promise.resolve();
  #cancelEnd: () => void = () => undefined;
  #isStopped = false;

  constructor(deps: AlarmOrdersDeps) {
    this.#deps = deps;
  }

  /** Reads what is kept; what ended while nothing ran ends now. */
  async load(): Promise<void> {
    const read = await this.#deps.store.read(storeName);
    const parsed = read.ok ? storedAlarmOrdersSchema.safeParse(read.value) : undefined;
    if (parsed?.success === true) this.#state = parsed.data;
    this.#endDue();
  }

  /** Newest first. */
  list(): readonly AlarmOrder[] {
    return this.#state.orders;
  }

  /** What keeps such an alarm aside; a Critical is kept aside by the lead's word only. */
  asideOf(report: AlarmReport, priority: Priority): Alarm['aside'] {
    const covering = this.#state.orders.find(
      (order) =>
        order.covers === coveredBy(order.kind, report) &&
        (priority !== 'critical' || order.actor.role === 'lead'),
    );
    return covering?.kind ?? null;
  }

  /** Another object after every change. */
  edition(): object {
    return this.#state;
  }

  ratingOf(alarmId: AlarmId): AlarmRating | null {
    return this.#state.ratings[alarmId] ?? null;
  }

  /** When alarms of that point came back from a shelf and began to wait anew; null: never. */
  returnedAtMs(point: string): number | null {
    return this.#state.returned[point] ?? null;
  }

  /** Fault alarm/lead-only: a Critical, or a seat that may not shelve at all. */
  async shelve(
    alarm: Alarm,
    { minutes, reason }: { minutes: ShelfMinutes; reason: AsideReason },
    actor: Actor,
  ): Promise<Outcome<null>> {
    if (!mayDecide(actor, alarm.priority)) return failure('alarm/lead-only');
    const now = this.#deps.clock.now();
    const untilMs = shelfEnd(now, minutes, this.#deps.rules());
    return this.#put(alarm, {
      ...this.#ordered('shelved', alarm, reason, actor),
      untilMs,
      endsWhenCleared: minutes === null,
    });
  }

  /** Fault alarm/lead-only: a source goes out of service by the lead's word only. */
  async disable(alarm: Alarm, reason: AsideReason, actor: Actor): Promise<Outcome<null>> {
    if (actor.role !== 'lead') return failure('alarm/lead-only');
    return this.#put(alarm, this.#ordered('out-of-service', alarm, reason, actor));
  }

  /** Everyone may end a shelving. Fault alarm/not-aside: it has ended already. */
  async end(orderId: string): Promise<Outcome<null>> {
    return this.#keep((state) => {
      const order = state.orders.find((one) => one.orderId === orderId);
      return order === undefined
        ? failure('alarm/not-aside')
        : success(without(state, [order], this.#deps.clock.now()));
    });
  }

  /** Fault alarm/lead-only: an officer may not make less of a Critical. */
  async rate(
    alarm: Alarm,
    { priority, reason }: { priority: Priority; reason: RatingReason },
    actor: Actor,
  ): Promise<Outcome<null>> {
    if (!mayDecide(actor, alarm.priority)) return failure('alarm/lead-only');
    const rating = { priority, reason, actor, atMs: this.#deps.clock.now() };
    return this.#keep((state) =>
      success({ ...state, ratings: newest({ ...state.ratings, [alarm.alarmId]: rating }) }),
    );
  }

  /** Alarms of these points were active and are no more: shelvings "until it clears" end. */
  cleared(points: ReadonlySet<string>): void {
    this.#endSome((order) => order.endsWhenCleared && points.has(order.covers));
  }

  /** Somebody has seen what came back from the shelf. */
  seen(point: string): void {
    if (!(point in this.#state.returned)) return;
    const { [point]: _seen, ...returned } = this.#state.returned;
    this.#putInForce({ ...this.#state, returned });
    void this.#write();
  }

  /** Waits for what is being written; nothing ends by itself any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelEnd();
    await this.#line;
  }

  #ordered(kind: AlarmOrder['kind'], alarm: Alarm, reason: AsideReason, actor: Actor): AlarmOrder {
    const { priority, place, what } = alarm;
    return {
      orderId: this.#deps.ids.secret(),
      kind,
      covers: coveredBy(kind, alarm),
      priority,
      place,
      what,
      actor,
      reason,
      sinceMs: this.#deps.clock.now(),
      untilMs: null,
      endsWhenCleared: false,
    };
  }

  /** A new order replaces the one that covers the same. */
  #put(alarm: Alarm, order: AlarmOrder): Promise<Outcome<null>> {
    return this.#keep((state) => {
      const others = state.orders.filter((one) => one.covers !== order.covers);
      const { [pointOf(alarm)]: _over, ...returned } = state.returned;
      return success({ ...state, orders: [order, ...others].slice(0, maxRemembered), returned });
    });
  }

  /** In the file first, then in force; one after the other. */
  #keep(change: (state: StoredAlarmOrders) => Outcome<StoredAlarmOrders>): Promise<Outcome<null>> {
    const kept = this.#line.then(async (): Promise<Outcome<null>> => {
      const next = change(this.#state);
      if (!next.ok) return next;
      const written = await this.#deps.store.write(storeName, next.value);
      // What ended by itself meanwhile is not in `next`: the change is made anew on what is there.
      const now = written.ok ? change(this.#state) : written;
      if (now.ok) this.#putInForce(now.value);
      return now.ok ? success(null) : now;
    });
    this.#line = kept;
    return kept;
  }

  /** What ends by itself is in force at once: an alarm must not wait for a disk. */
  #endSome(isOver: (order: AlarmOrder) => boolean): void {
    const over = this.#state.orders.filter(isOver);
    if (over.length === 0) return;
    this.#putInForce(without(this.#state, over, this.#deps.clock.now()));
    void this.#write();
  }

  #write(): Promise<unknown> {
    this.#line = this.#line.then(() => this.#deps.store.write(storeName, this.#state));
    return this.#line;
  }

  #endDue(): void {
    const now = this.#deps.clock.now();
    this.#endSome(({ untilMs }) => untilMs !== null && untilMs <= now);
    this.#planEnd();
  }

  #putInForce(state: StoredAlarmOrders): void {
    this.#state = state;
    this.#planEnd();
    this.#changed.emit(null);
  }

  #planEnd(): void {
    this.#cancelEnd();
    const ends = this.#state.orders.flatMap(({ untilMs }) => untilMs ?? []);
    if (ends.length === 0 || this.#isStopped) return;
    const { clock } = this.#deps;
    const leftMs = Math.max(0, Math.min(...ends) - clock.now());
    this.#cancelEnd = clock.after(leftMs, () => {
      this.#endDue();
    });
  }
}
