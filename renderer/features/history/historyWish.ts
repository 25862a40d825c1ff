import { priorities, type Priority } from '#contract/alarm';
import type { AlarmQuery } from '#contract/history';

/** Stretches of time that are one press away; null where days were typed. */
export const spans = ['shift', 'today', 'yesterday', 'week', 'month', 'all'] as const;
export type Span = (typeof spans)[number];

/** What narrows a search beside words. */
export interface Narrowing {
  /** None means all. */
  priorities: readonly Priority[];
  /** The platform's word for the type; empty: every type. */
  kind: string;
  span: Span | null;
  /** Days as fields give them, `YYYY-MM-DD`, both included; empty: open. */
  fromDay: string;
  toDay: string;
}

/** What an officer looks for. */
export interface HistoryWish extends Narrowing {
  text: string;
}

export const firstWish: HistoryWish = {
  ...{ text: '', priorities: [], kind: '', span: 'all', fromDay: '', toDay: '' },
};

export const pageSize = 50;
const minuteMs = 60_000;
const dayMinutes = 1440;

/** Midnight of the day `days` before the one of `atMs`, by the calendar of the station. */
function dayStart(atMs: number, days = 0): number {
  const date = new Date(atMs);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - days).getTime();
}

/** When the running shift began; a site without shifts has days. */
export function shiftStart(nowMs: number, shiftStarts: readonly number[]): number {
  const midnight = dayStart(nowMs);
  const begun = (minute: number): number => {
    const today = midnight + minute * minuteMs;
    return today <= nowMs ? today : today - dayMinutes * minuteMs;
  };
  return shiftStarts.length === 0 ? midnight : Math.max(...shiftStarts.map(begun));
}

/** First and last millisecond of a span; null leaves that end open. */
export function boundsOf(
  span: Span,
  nowMs: number,
  shiftStarts: readonly number[],
): { fromMs: number | null; toMs: number | null } {
  switch (span) {
    case 'shift':
      return { fromMs: shiftStart(nowMs, shiftStarts), toMs: null };
    case 'today':
      return { fromMs: dayStart(nowMs), toMs: null };
    case 'yesterday':
      return { fromMs: dayStart(nowMs, 1), toMs: dayStart(nowMs) - 1 };
    case 'week':
      return { fromMs: dayStart(nowMs, 6), toMs: null };
    case 'month':
      return { fromMs: dayStart(nowMs, 29), toMs: null };
    case 'all':
      return { fromMs: null, toMs: null };
  }
}

/** Midnight of a day as a field gives it; null while it is none. */
function dayOf(day: string, daysLater = 0): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match === null) return null;
  const [, year, month, date] = match.map(Number);
  return new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + daysLater).getTime();
}

/** The question of a wish; `before` is where the next page begins. */
export function queryOf(
  wish: HistoryWish,
  at: { nowMs: number; shiftStarts: readonly number[]; before: AlarmQuery['before'] },
): AlarmQuery {
  const toMs = dayOf(wish.toDay, 1);
  const typed = { fromMs: dayOf(wish.fromDay), toMs: toMs === null ? null : toMs - 1 };
  const bounds = wish.span === null ? typed : boundsOf(wish.span, at.nowMs, at.shiftStarts);
  return {
    text: wish.text.trim().slice(0, 100),
    // The order of the table, so that the same wish is the same question.
    priorities: priorities.filter((one) => wish.priorities.includes(one)),
    kinds: wish.kind === '' ? [] : [wish.kind],
    nodeIds: [],
    ...bounds,
    before: at.before,
    limit: pageSize,
  };
}

/** Whether anything but the words narrows the search: then it can be taken back. */
export const isNarrowed = (wish: Narrowing): boolean =>
  wish.priorities.length > 0 || wish.kind !== '' || wish.span !== 'all';
