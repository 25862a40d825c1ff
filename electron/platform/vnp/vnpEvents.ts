import type * as z from 'zod';

import type { AlarmReport } from '#contract/alarm';
import type { PlatformId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { failure, success, type Outcome } from '#contract/outcome';
import type { Unreadable } from '#contract/view';

import type { ClockPort, EventNews } from '../../wall/ports';
import type { PlatformLog } from '../platformLog';
import { UnreadableCount } from '../unreadable';
import type { VnpApi } from './vnpApi';
import { isMended } from './vnpMended';
import type { VnpPictures } from './vnpPictures';
import type { VnpIncidents } from './vnpIncidents';
import { VnpRepeats } from './vnpRepeats';
import { toAlarm } from './vnpTranslate';
import { wireAlarmPageSchema, wireAlarmSchema, type WireAlarm } from './vnpWire';
import { wireIncidentPageSchema, wireIncidentSchema } from './vnpWireIncident';

export interface VnpEventsParts {
  platformId: PlatformId;
  api: VnpApi;
  clock: ClockPort;
  pictures: VnpPictures;
  incidents: VnpIncidents;
  emit: (news: EventNews) => void;
  /** Told at most once a second. */
  onUnreadable: (unreadable: Unreadable) => void;
  log: PlatformLog;
}

/** Reports are told at most five times a second, merged. */
const batchMs = 200;
/** A new Critical is not held for a batch; only a stream of them is gathered for as long as this. */
const urgentMs = 20;
/**
 * In a flood what only came again is told once a second: each telling is written down, and nobody
 * reads thousands of counts five times a second.
 */
const floodBatch = 300;
const againMs = 1_000;
const maxAgain = 4_000;
/** More different alarms and incidents than that are told at once: memory has a ceiling. */
const maxHeld = 2_000;
const listPageSize = 1_000;
const maxListPages = 20;

/** Alarms and incidents: full lists, and batches of what the socket tells in between. */
export class VnpEvents {
  readonly #parts: VnpEventsParts;
  readonly #alarms = new Map<string, AlarmReport>();
  /** Told before and come again since. */
  readonly #again = new Map<string, AlarmReport>();
  /** Told ahead of what else is held: a Critical waits for no batch to be journalled. */
  readonly #urgent = new Map<string, AlarmReport>();
  readonly #incidents = new Map<string, Incident>();
  #heldCursor: string | undefined;
  #cursor: string | undefined;
  #lastToldAtMs = Number.NEGATIVE_INFINITY;
  #lastAgainAtMs = Number.NEGATIVE_INFINITY;
  #lastUrgentAtMs = Number.NEGATIVE_INFINITY;
  #cancelBatch: (() => void) | undefined;
  #cancelUrgent: (() => void) | undefined;
  /** While the lists are read, events wait: told before an older full list, they would be undone. */
  #isReading = false;

  readonly #repeats = new VnpRepeats();
  readonly #unreadable: UnreadableCount;

  constructor(parts: VnpEventsParts) {
    this.#parts = parts;
    this.#unreadable = new UnreadableCount({
      clock: parts.clock,
      tell: (unreadable) => {
        const { lost, mended } = unreadable;
        parts.log(`could not be read: ${String(lost)}; shown in part: ${String(mended)}`);
        parts.onUnreadable(unreadable);
      },
    });
  }

  /** The place in the event stream up to which everything was told; undefined before a list. */
  cursor(): string | undefined {
    return this.#cursor;
  }

  /** An event of any kind was seen: the line goes on after it. */
  passed(cursor: string): void {
    this.#heldCursor = cursor;
    if (!this.#isReading && this.#held() === 0) this.#cursor = cursor;
  }

  /** One alarm as the socket told it. */
  takeAlarm(raw: unknown): void {
    const again = this.#repeats.read(raw, this.#parts.clock.now());
    if (again !== undefined) {
      keepNewer(this.#alarms.has(again.alarmId) ? this.#alarms : this.#again, again.alarmId, again);
      this.#tellSoon();
      return;
    }
    const wire = wireAlarmSchema.safeParse(raw);
    if (!wire.success) {
      this.#unreadable.lost(raw);
      return;
    }
    const report = toAlarm(this.#parts.platformId, wire.data);
    if (!this.#noteMended(raw, wire.data)) this.#repeats.learn(raw, report);
    this.#parts.pictures.learn(wire.data);
    if (isUrgent(wire.data)) {
      keepNewer(this.#urgent, report.alarmId, report);
      this.#tellUrgentSoon();
    } else {
      keepNewer(this.#alarms, report.alarmId, report);
      this.#tellSoon();
    }
  }

  /** One incident as the socket told it. */
  takeIncident(raw: unknown): void {
    const wire = wireIncidentSchema.safeParse(raw);
    if (!wire.success) {
      this.#unreadable.lost(raw);
      return;
    }
    this.#noteMended(raw, wire.data);
    keepNewer(this.#incidents, wire.data.id, this.#parts.incidents.translate(wire.data));
    this.#tellSoon();
  }

  /** Something came that was not even a message. */
  takeUnreadable(raw: unknown): void {
    this.#unreadable.lost(raw);
  }

  /** What came was too long to be taken at all: the lists say what it was, without its place. */
  takeTooLong(): void {
    this.#unreadable.lost(undefined);
    this.#cursor = undefined;
  }

  /** Reads all open alarms and incidents and tells them as the full list. */
  async readAll(): Promise<Outcome<null>> {
    this.#isReading = true;
    this.#heldCursor = undefined;
    const read = await this.#readLists();
    this.#isReading = false;
    if (!read.ok) return read;
    const { news, eventCursor } = read.value;
    this.#cursor = eventCursor;
    this.#heldCursor ??= eventCursor;
    this.#parts.emit(news);
    this.tellNow();
    this.#cursor = this.#heldCursor;
    return success(null);
  }

  async #readLists(): Promise<Outcome<{ news: EventNews; eventCursor: string }>> {
    const { platformId, pictures } = this.#parts;
    const loop = await this.#parts.incidents.readLoop();
    if (!loop.ok) return loop;
    const alarmList = await this.#list('alarms', wireAlarmPageSchema, ({ alarms }) => alarms);
    if (!alarmList.ok) return alarmList;
    const incidentList = await this.#list(
      'incidents',
      wireIncidentPageSchema,
      ({ incidents }) => incidents,
    );
    if (!incidentList.ok) return incidentList;
    const alarms = this.#readable(alarmList.value.rows, wireAlarmSchema);
    const incidents = this.#readable(incidentList.value.rows, wireIncidentSchema);
    for (const record of alarms) pictures.learn(record);
    const news = {
      alarms: alarms.map((alarm) => toAlarm(platformId, alarm)),
      incidents: incidents.map((incident) => this.#parts.incidents.translate(incident)),
      isFull: true,
    };
    // The earlier of the two places: what happened between the lists comes twice, not never.
    return success({ news, eventCursor: alarmList.value.eventCursor });
  }

  /** Tells what is held. */
  tellNow(): void {
    this.#cancelBatch?.();
    this.#cancelBatch = undefined;
    this.#tellUrgent();
    if (this.#held() === 0) return;
    const isAgainDue = this.#isAgainDue();
    const alarms = [...this.#alarms.values(), ...(isAgainDue ? this.#again.values() : [])];
    const incidents = [...this.#incidents.values()];
    this.#alarms.clear();
    this.#incidents.clear();
    this.#lastToldAtMs = this.#parts.clock.now();
    if (isAgainDue) {
      this.#again.clear();
      this.#lastAgainAtMs = this.#lastToldAtMs;
    }
    if (alarms.length + incidents.length > 0) {
      this.#parts.emit({ alarms, incidents, isFull: false });
    }
    if (this.#held() === 0) this.#cursor = this.#heldCursor;
    else this.#tellSoon();
  }

  /** Forgets what is held; nobody listens any more. */
  stop(): void {
    this.#unreadable.stop();
    this.#cancelBatch?.();
    this.#cancelBatch = undefined;
    this.#cancelUrgent?.();
    this.#cancelUrgent = undefined;
    this.#repeats.clear();
    this.#urgent.clear();
    this.#again.clear();
    this.#alarms.clear();
    this.#incidents.clear();
  }

  #readable<Schema extends z.ZodType<object>>(
    rows: readonly unknown[],
    schema: Schema,
  ): z.infer<Schema>[] {
    return rows.flatMap((raw) => {
      const row = schema.safeParse(raw);
      if (!row.success) this.#unreadable.lost(raw);
      else this.#noteMended(raw, row.data);
      return row.success ? [row.data] : [];
    });
  }

  #noteMended(raw: unknown, wire: object): boolean {
    const isSo = isMended(raw, wire, this.#parts.clock.now());
    if (isSo) this.#unreadable.mended(raw);
    return isSo;
  }

  /** Alarms and incidents that are not told yet. */
  #held(): number {
    return this.#urgent.size + this.#alarms.size + this.#again.size + this.#incidents.size;
  }

  #isFull(): boolean {
    return this.#alarms.size + this.#incidents.size >= maxHeld || this.#again.size >= maxAgain;
  }

  #isAgainDue(): boolean {
    const { size } = this.#again;
    return (
      size <= floodBatch ||
      size >= maxAgain ||
      this.#parts.clock.now() >= this.#lastAgainAtMs + againMs
    );
  }

  /** After a quiet time the first report waits for nobody; its cursor is taken first. */
  #tellSoon(): void {
    if (this.#isReading) return;
    if (this.#isFull()) this.tellNow();
    else this.#cancelBatch ??= this.#inTime(this.#lastToldAtMs + batchMs, () => this.tellNow());
  }

  #tellUrgentSoon(): void {
    if (this.#isReading) return;
    this.#cancelUrgent ??= this.#inTime(this.#lastUrgentAtMs + urgentMs, () => this.#tellUrgent());
  }

  #tellUrgent(): void {
    this.#cancelUrgent?.();
    this.#cancelUrgent = undefined;
    if (this.#urgent.size === 0) return;
    const alarms = [...this.#urgent.values()];
    this.#urgent.clear();
    this.#lastUrgentAtMs = this.#parts.clock.now();
    this.#parts.emit({ alarms, incidents: [], isFull: false });
    // What is held besides came before it, and would be missed by who goes on after it.
    if (this.#held() === 0) this.#cursor = this.#heldCursor;
  }

  #inTime(atMs: number, tell: () => void): () => void {
    const { clock } = this.#parts;
    return clock.after(Math.max(0, atMs - clock.now()), tell);
  }

  async #list<Schema extends z.ZodType<{ nextCursor: string | null; eventCursor: string }>>(
    what: 'alarms' | 'incidents',
    schema: Schema,
    rowsOf: (page: z.infer<Schema>) => readonly unknown[],
  ): Promise<Outcome<{ rows: unknown[]; eventCursor: string }>> {
    const rows: unknown[] = [];
    let eventCursor: string | undefined;
    let at = '';
    for (let page = 0; page < maxListPages; page += 1) {
      const path = `/${what}?state=open&limit=${String(listPageSize)}${at}`;
      const answer = await this.#parts.api.ask({ method: 'GET', path }, schema);
      if (!answer.ok) return answer;
      rows.push(...rowsOf(answer.value));
      eventCursor ??= answer.value.eventCursor;
      const { nextCursor } = answer.value;
      if (nextCursor === null) return success({ rows, eventCursor });
      at = `&cursor=${encodeURIComponent(nextCursor)}`;
    }
    return failure('platform/bad-answer', `${what}: the list does not end`);
  }
}

/** A Critical that comes for the first time and that nobody has seen. */
const isUrgent = ({ level, count, condition, acknowledged }: WireAlarm): boolean =>
  level === 1 && count === 1 && condition === 'active' && acknowledged === null;

const keepNewer = <Value extends { version: number }>(
  held: Map<string, Value>,
  id: string,
  value: Value,
): void => {
  const before = held.get(id);
  if (before === undefined || before.version <= value.version) held.set(id, value);
};
