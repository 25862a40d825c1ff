import { replayPositionMs, type TileReplay } from '#contract/replay';
import { clockText, dateText } from '../../kit/time';
import { dayOf } from './timeRange';

/** Time of day and what may stand before it. */
interface Written {
  day: Date | null;
  seconds: number;
}

const longest = 40;
const words: readonly (readonly [RegExp, number])[] = [
  [/^(今天|今日|today)\s*/i, 0],
  [/^(昨天|昨日|yesterday)\s*/i, 1],
  [/^(前天|前日)\s*/i, 2],
];

/**
 * The time that somebody typed: `021430`, `0214`, `02:14:30`, with a day before it such as `昨天`,
 * `yesterday`, `11-22` or `2026-11-22`. Without one it is of the day that is looked at. Null when it
 * cannot be read or has not come yet.
 */
export function readTypedTime(text: string, dayMs: number, nowMs: number): number | null {
  const written = readWritten(text, nowMs);
  if (written === null) return null;
  const { day, seconds } = written;
  if (day !== null) return onlyPast(timeOf(day, seconds), nowMs);
  const onDay = timeOf(new Date(dayOf(dayMs).fromMs), seconds);
  if (onDay <= nowMs) return onDay;
  // Of a time that is still to come today, the last one is meant.
  return onlyPast(timeOf(daysBefore(nowMs, 1), seconds), nowMs);
}

/** Digits as they are typed before a key: `021430` or `0214`. */
export function readDigits(digits: string, dayMs: number, nowMs: number): number | null {
  return /^(\d{4}|\d{6})$/.test(digits) ? readTypedTime(digits, dayMs, nowMs) : null;
}

function readWritten(text: string, nowMs: number): Written | null {
  // Chinese input methods write full-width signs.
  let rest = text.normalize('NFKC').trim();
  if (rest.length > longest) return null;
  let day: Date | null = null;
  for (const [word, back] of words) {
    if (day !== null || !word.test(rest)) continue;
    day = daysBefore(nowMs, back);
    rest = rest.replace(word, '');
  }
  const dated = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?\s+/.exec(rest);
  if (dated !== null) {
    if (day !== null) return null;
    day = dayNamed(dated, nowMs);
    if (day === null) return null;
    rest = rest.slice(dated[0].length);
  }
  const seconds = secondsOf(rest);
  return seconds === null ? null : { day, seconds };
}

function secondsOf(text: string): number | null {
  const read =
    /^(\d{1,2})[::](\d{2})(?:[::](\d{2}))?$/.exec(text) ?? /^(\d{2})(\d{2})(\d{2})?$/.exec(text);
  if (read === null) return null;
  const [hours, minutes, seconds] = [Number(read[1]), Number(read[2]), Number(read[3] ?? 0)];
  return hours < 24 && minutes < 60 && seconds < 60 ? (hours * 60 + minutes) * 60 + seconds : null;
}

/** Null for the thirtieth of February. Without a year the last such day that has begun. */
function dayNamed([, year, month, date]: RegExpExecArray, nowMs: number): Date | null {
  const years =
    year === undefined
      ? [new Date(nowMs).getFullYear(), new Date(nowMs).getFullYear() - 1]
      : [Number(year)];
  for (const one of years) {
    const day = new Date(one, Number(month) - 1, Number(date));
    const isReal = day.getMonth() === Number(month) - 1 && day.getDate() === Number(date);
    if (isReal && day.getTime() <= nowMs) return day;
  }
  return null;
}

function daysBefore(nowMs: number, days: number): Date {
  const day = new Date(dayOf(nowMs).fromMs);
  day.setDate(day.getDate() - days);
  return day;
}

/** By the clock of that day, also where the hour is changed in it. */
const timeOf = (day: Date, seconds: number): number =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, 0, seconds).getTime();

const onlyPast = (atMs: number, nowMs: number): number | null => (atMs <= nowMs ? atMs : null);

/** The time that digits before a key are, as it will be shown; null when they are none. */
export function typedTimeText(digits: string, replay: TileReplay | null): string | null {
  const nowMs = Date.now();
  const dayMs = replay === null ? nowMs : replayPositionMs(replay, nowMs);
  const atMs = readDigits(digits, dayMs, nowMs);
  return atMs === null ? null : `${dateText(atMs)} ${clockText(atMs)}`;
}
