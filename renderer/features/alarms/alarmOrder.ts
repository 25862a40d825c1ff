import { priorities, type Alarm, type Priority } from '#contract/alarm';

const rankOf = (alarm: Alarm): number => priorities.indexOf(alarm.priority);

type Together = (alarm: Alarm) => string;
const byHappening: Together = (alarm) => alarm.firstAlarmId ?? alarm.alarmId;
const byPlace: Together = (alarm) => alarm.nodeId ?? alarm.cameraId ?? alarm.alarmId;

interface Happening {
  rank: number;
  newestMs: number;
}

/** What each happening has most urgent and newest: its alarms stand together by that. */
function happeningsOf(alarms: readonly Alarm[], keyOf: Together): ReadonlyMap<string, Happening> {
  const happenings = new Map<string, Happening>();
  for (const alarm of alarms) {
    const known = happenings.get(keyOf(alarm));
    happenings.set(keyOf(alarm), {
      rank: Math.min(known?.rank ?? priorities.length, rankOf(alarm)),
      newestMs: Math.max(known?.newestMs ?? 0, alarm.raisedAtMs),
    });
  }
  return happenings;
}

/**
 * The open ones by happening: the most urgent first, the newest first within a priority; the first
 * alarm of a happening leads the others. In a flood they stand together by place. Ids settle what is
 * left.
 */
export function orderAlarms(alarms: Readonly<Record<string, Alarm>>, isFlood = false): Alarm[] {
  const keyOf = isFlood ? byPlace : byHappening;
  const open = Object.values(alarms).filter((alarm) => alarm.aside === null);
  const happenings = happeningsOf(open, keyOf);
  // What is compared is looked up once for each: in a storm thousands are sorted several times a second.
  return open
    .map((alarm): Placed => {
      const key = keyOf(alarm);
      const happening = happenings.get(key);
      return {
        alarm,
        key,
        rank: rankOf(alarm),
        groupRank: happening?.rank ?? rankOf(alarm),
        newestMs: happening?.newestMs ?? alarm.raisedAtMs,
      };
    })
    .sort(byPlaceInList)
    .map(({ alarm }) => alarm);
}

interface Placed {
  alarm: Alarm;
  /** Its happening, or its place. */
  key: string;
  rank: number;
  groupRank: number;
  newestMs: number;
}

const byPlaceInList = (a: Placed, b: Placed): number =>
  a.groupRank - b.groupRank ||
  b.newestMs - a.newestMs ||
  (a.key === b.key ? 0 : a.key < b.key ? -1 : 1) ||
  Number(a.alarm.firstAlarmId !== null) - Number(b.alarm.firstAlarmId !== null) ||
  a.rank - b.rank ||
  b.alarm.raisedAtMs - a.alarm.raisedAtMs ||
  (a.alarm.alarmId < b.alarm.alarmId ? -1 : 1);

/** Those that run on out of sight without anybody's order: hidden by a rule, or standing. */
export function unseenAlarms(alarms: Readonly<Record<string, Alarm>>): Alarm[] {
  return Object.values(alarms).filter(
    ({ aside }) => aside === 'suppressed' || aside === 'standing',
  );
}

/** Nobody has said "seen", or the platform has not confirmed it yet. */
export const isUnacknowledged = (alarm: Alarm): boolean => alarm.response !== 'acknowledged';

/** The next unacknowledged alarm after the focused one, highest first, round again at the end. */
export function nextUnacknowledged(
  ordered: readonly Alarm[],
  focusedId: string | null,
): Alarm | undefined {
  const waiting = ordered
    .filter((alarm) => alarm.response === 'waiting')
    .sort((a, b) => rankOf(a) - rankOf(b));
  const at = waiting.findIndex((alarm) => alarm.alarmId === focusedId);
  return waiting[(at + 1) % Math.max(1, waiting.length)];
}

/** How many are unacknowledged, by priority. */
export function countWaiting(alarms: readonly Alarm[]): Record<Priority, number> {
  const counts: Record<Priority, number> = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const alarm of alarms) if (isUnacknowledged(alarm)) counts[alarm.priority] += 1;
  return counts;
}
