import { priorities, type AlarmReport } from '#contract/alarm';
import type { LocalText } from '#contract/text';
import { shareOf, type TimeRange } from './timeRange';

/** What happened at a camera, as a mark over the strip. */
export interface AlarmMark {
  alarmId: string;
  atMs: number;
  priority: AlarmReport['priority'];
  what: LocalText;
  /** How many stand so close that they are one mark. */
  count: number;
}

/** Marks that are nearer to each other than this share of the strip could not be hit singly. */
const closeShare = 0.022;

const rank = ({ priority }: Pick<AlarmMark, 'priority'>): number => priorities.indexOf(priority);

/** The alarms of a range as marks, earliest first; close ones are one, the most urgent leads. */
export function marksOf(
  alarms: readonly Omit<AlarmMark, 'count'>[],
  range: TimeRange,
): AlarmMark[] {
  const inside = alarms.filter(({ atMs }) => atMs >= range.fromMs && atMs < range.toMs);
  const marks: AlarmMark[] = [];
  for (const alarm of inside.toSorted((a, b) => a.atMs - b.atMs)) {
    const last = marks.at(-1);
    const isClose =
      last !== undefined && shareOf(alarm.atMs, range) - shareOf(last.atMs, range) < closeShare;
    if (!isClose) marks.push({ ...alarm, count: 1 });
    else {
      const leads = rank(alarm) < rank(last) ? { ...alarm, atMs: last.atMs } : last;
      marks[marks.length - 1] = { ...leads, count: last.count + 1 };
    }
  }
  return marks;
}

/** Two presses in a row lead on, although a mark is entered a little before it. */
const sameMs = 1_000;
/** How long before an alarm its pictures begin. */
export const leadMs = 10_000;

/** The alarm before (-1) or after (1) a time; undefined when there is none. */
export function nextAlarmAt(
  raisedAtMs: readonly number[],
  atMs: number,
  by: 1 | -1,
): number | undefined {
  const places = raisedAtMs.map((raised) => raised - leadMs).toSorted((a, b) => a - b);
  return by > 0
    ? places.find((place) => place > atMs + sameMs)
    : places.findLast((place) => place < atMs - 5 * sameMs);
}
