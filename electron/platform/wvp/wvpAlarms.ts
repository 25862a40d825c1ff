import type { AlarmReport } from '#contract/alarm';
import { success, type Outcome } from '#contract/outcome';

import type { ClockPort, EventNews } from '../../wall/ports';
import { parseJson } from '../common/readAnswer';
import type { WvpAlarmBook } from './wvpAlarmBook';
import type { WvpApi } from './wvpApi';
import type { WvpDialect } from './wvpDialect';
import { WvpEventLine } from './wvpEventLine';
import { toLocalText } from './wvpTime';
import { wvpPageSchema } from './wvpWire';
import { readLegacyAlarm, readNewestAlarm, type WvpAlarm } from './wvpWireAlarm';

export interface WvpAlarmsParts {
  root: string;
  api: WvpApi;
  clock: ClockPort;
  zone: string;
  book: WvpAlarmBook;
  emit: (news: EventNews) => void;
  onUnreadable: (raw: unknown) => void;
  /** Alarms could be read, or could not. */
  onRead: (read: Outcome<null>) => void;
  /** From one asking to the next. */
  everyMs: number;
  /** The same, while an event stream tells them at once. */
  besideMs?: number;
  send?: typeof fetch | undefined;
}

/** Devices' clocks differ, and rows are listed by them: each asking goes back that far. */
const overlapMs = 30 * 60_000;
/** Now and then it goes back a day, for devices whose clock is far behind. */
const wideMs = 24 * 3_600_000;
const wideEvery = 60;
const pageRows = 100;
const mostPages = 20;

/**
 * Reads alarms: by asking again and again, each time further back than the last, and where there is
 * an event stream, by listening. The stream has no memory, so that after each break they are asked
 * for; up to 2.7.2 it says only that something happened, in words for people.
 */
export class WvpAlarms {
  readonly #parts: WvpAlarmsParts;
  #dialect: WvpDialect['alarms'] = 'none';
  #line: WvpEventLine | undefined;
  #isLineOpen = false;
  #isRunning = false;
  #isHeld = false;
  #isReading = false;
  #isWanted = false;
  /** What was there before the first asking is old. */
  #hasBegun = false;
  #isFullDue = true;
  #rounds = 0;
  #cancel: () => void = () => undefined;

  constructor(parts: WvpAlarmsParts) {
    this.#parts = parts;
  }

  /** What is there already is old; asked before anything else, so that what comes next rings. */
  async begin(alarms: WvpDialect['alarms']): Promise<void> {
    if (this.#hasBegun || alarms === 'none') return;
    this.#dialect = alarms;
    const read = await this.#ask();
    if (read.ok) this.#take(read.value);
  }

  /** Goes on, from now on in the way of this generation. */
  start(alarms: WvpDialect['alarms']): void {
    if (this.#isRunning && alarms === this.#dialect) return;
    this.stop();
    this.#dialect = alarms;
    this.#isRunning = true;
    if (alarms === 'none') return;
    if (alarms === 'all') this.#listen();
    void this.#read();
  }

  stop(): void {
    this.#isRunning = false;
    this.#cancel();
    this.#line?.stop();
    this.#line = undefined;
    this.#isLineOpen = false;
  }

  /** The platform was started anew: the next asking is told as the full list. */
  restarted(): void {
    this.#isFullDue = true;
  }

  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    // What the stream told meanwhile is in the list.
    if (!isHeld) void this.#read();
  }

  #listen(): void {
    const { root, clock, send } = this.#parts;
    this.#line = new WvpEventLine({
      root,
      clock,
      send,
      onOpen: () => {
        this.#isLineOpen = true;
        void this.#read();
      },
      onLost: () => {
        const wasOpen = this.#isLineOpen;
        this.#isLineOpen = false;
        if (wasOpen) void this.#read();
      },
      onMessage: ({ data }) => {
        this.#hear(data);
      },
    });
    this.#line.start();
  }

  /** One message: an alarm in JSON, or only a sign that there is one. */
  #hear(data: string): void {
    if (this.#isHeld || !this.#hasBegun) return;
    const raw = data.startsWith('{') ? parseJson(data) : undefined;
    if (raw === undefined) {
      void this.#read();
      return;
    }
    const alarm = readLegacyAlarm(raw, this.#parts.zone);
    if (alarm === undefined) this.#parts.onUnreadable(raw);
    else this.#tell([alarm]);
  }

  #isOver(): boolean {
    return !this.#isRunning;
  }

  /** One asking at a time; who wants another meanwhile gets it afterwards. */
  async #read(): Promise<void> {
    if (!this.#isRunning || this.#isHeld || this.#dialect === 'none') return;
    if (this.#isReading) {
      this.#isWanted = true;
      return;
    }
    this.#cancel();
    this.#isReading = true;
    const read = await this.#ask();
    this.#isReading = false;
    if (this.#isOver()) return;
    if (read.ok) this.#take(read.value);
    this.#parts.onRead(read.ok ? success(null) : read);
    const { clock, everyMs, besideMs = everyMs * 5 } = this.#parts;
    const pauseMs = this.#isWanted ? 0 : this.#isLineOpen ? besideMs : everyMs;
    this.#isWanted = false;
    this.#cancel = clock.after(pauseMs, () => void this.#read());
  }

  #take(alarms: readonly WvpAlarm[]): void {
    const { book, emit } = this.#parts;
    if (this.#hasBegun) this.#tell(alarms);
    else for (const alarm of alarms) book.pass(alarm);
    this.#hasBegun = true;
    if (!this.#isFullDue) return;
    this.#isFullDue = false;
    // Whatever else the station holds of this platform is from an earlier run, and over.
    emit({ alarms: book.open(), incidents: [], isFull: true });
  }

  #tell(alarms: readonly WvpAlarm[]): void {
    const { book, clock, emit } = this.#parts;
    const now = clock.now();
    const reports: AlarmReport[] = alarms.flatMap((alarm) => book.take(alarm, now) ?? []);
    // A flood is told in parts, so that nobody has to take it in at once.
    const news = [...reports, ...book.ended(now)];
    for (let at = 0; at < news.length; at += pageRows) {
      emit({ alarms: news.slice(at, at + pageRows), incidents: [], isFull: false });
    }
  }

  async #ask(): Promise<Outcome<WvpAlarm[]>> {
    const { api, clock, zone, onUnreadable } = this.#parts;
    const isNewest = this.#dialect === 'list';
    const isWide = this.#rounds % wideEvery === 0;
    this.#rounds += 1;
    const from = toLocalText(clock.now() - (isWide ? wideMs : overlapMs), zone);
    const path = isNewest ? '/api/alarm/list' : '/api/alarm/all';
    const begin = isNewest ? { beginTime: from } : { startTime: from };
    const alarms: WvpAlarm[] = [];
    let rows = 0;
    for (let page = 1; page <= mostPages; page += 1) {
      const query = { ...begin, page, count: pageRows };
      const answer = await api.ask(path, query, wvpPageSchema);
      if (!answer.ok) return answer;
      const { list, total } = answer.value;
      for (const raw of list) {
        const alarm = isNewest ? readNewestAlarm(raw) : readLegacyAlarm(raw, zone);
        if (alarm === undefined) onUnreadable(raw);
        else alarms.push(alarm);
      }
      rows += list.length;
      if (list.length === 0 || rows >= total) break;
    }
    return success(alarms.reverse());
  }
}
