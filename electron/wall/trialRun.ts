import type { AlarmReport } from '#contract/alarm';
import type { AlarmRules } from '#contract/alarmRules';
import { trialLimits, type Trial, type TrialLine } from '#contract/ruleBook';
import { pastOf } from './pastReports';
import type { RuleAreas } from './ruleAreas';
import type { StageTile } from './spotlight';
import { TrialWall, type TrialPop } from './trialWall';

const hourMs = 3_600_000;

/** What a trial runs on. */
export interface TrialMatter {
  fromMs: number;
  toMs: number;
  /** As they were at last, of alarms that began in the stretch. */
  reports: readonly AlarmReport[];
  present: AlarmRules;
  draft: AlarmRules;
  areas: RuleAreas;
  tiles: readonly StageTile[];
  giveBackMs: number;
}

/**
 * Runs a stretch of the past over two walls, one under the rules in force and one under the draft.
 * Every `next` is one small step and tells how far it is, so that whoever runs it can pause.
 */
export function* trialRun(matter: TrialMatter): Generator<number, Trial, undefined> {
  const { fromMs, toMs } = matter;
  const reports = matter.reports.slice(0, trialLimits.alarms);
  const past = pastOf(reports).filter(({ atMs }) => atMs <= toMs);
  const walls = [matter.present, matter.draft].map(
    (rules) => new TrialWall({ ...matter, rules, startMs: fromMs }),
  );
  for (const wall of walls) {
    let read = 0;
    const share = wall === walls[0] ? 0 : 0.5;
    for (;;) {
      const came = past[read]?.atMs ?? Number.POSITIVE_INFINITY;
      const atMs = Math.min(came, wall.nextAtMs());
      if (atMs > toMs) break;
      const first = read;
      while ((past[read]?.atMs ?? Number.POSITIVE_INFINITY) <= atMs) read += 1;
      wall.step(
        atMs,
        past.slice(first, read).map(({ report }) => report),
      );
      yield share + Math.max(0, Math.min(0.5, (atMs - fromMs) / (toMs - fromMs) / 2));
    }
  }
  const [present, draft] = walls;
  if (present === undefined || draft === undefined) throw new Error('A trial has two walls');
  const lines = compare(present.pops, draft.pops);
  return {
    fromMs,
    toMs,
    alarms: reports.length,
    isCut: matter.reports.length > reports.length,
    present: present.side(),
    draft: draft.side(),
    hours: hoursOf(matter, reports, present.pops, draft.pops),
    lines: shortened(lines),
    lineCount: lines.length,
  };
}

const lineOf = (pop: TrialPop, change: TrialLine['change']): TrialLine => {
  const { tile, alarm, displaced, more, leftAtMs } = pop;
  return {
    atMs: tile.takenAtMs,
    forMs: leftAtMs === null ? null : leftAtMs - tile.takenAtMs,
    alarmId: tile.alarmId,
    priority: alarm.priority,
    what: alarm.what,
    place: alarm.place,
    screenId: tile.screenId,
    tile: tile.index + 1,
    zoneId: alarm.ruling.zoneId,
    displaced: displaced === undefined ? null : { what: displaced.what, place: displaced.place },
    more,
    change,
  };
};

const compare = (present: readonly TrialPop[], draft: readonly TrialPop[]): TrialLine[] => {
  const before = new Map(present.map((pop) => [pop.tile.alarmId, pop]));
  const after = new Set(draft.map((pop) => pop.tile.alarmId));
  const changeOf = (pop: TrialPop): TrialLine['change'] => {
    const was = before.get(pop.tile.alarmId)?.tile;
    if (was === undefined) return 'added';
    const { screenId, index } = pop.tile;
    return was.screenId === screenId && was.index === index ? 'same' : 'moved';
  };
  const gone = present.filter((pop) => !after.has(pop.tile.alarmId));
  return [
    ...draft.map((pop) => lineOf(pop, changeOf(pop))),
    ...gone.map((pop) => lineOf(pop, 'gone')),
  ].sort((a, b) => a.atMs - b.atMs);
};

/** Where not all can be told, what changes is. */
const shortened = (lines: readonly TrialLine[]): TrialLine[] => {
  if (lines.length <= trialLimits.lines) return [...lines];
  const isSame = ({ change }: TrialLine): number => Number(change === 'same');
  return [...lines]
    .sort((a, b) => isSame(a) - isSame(b) || a.atMs - b.atMs)
    .slice(0, trialLimits.lines)
    .sort((a, b) => a.atMs - b.atMs);
};

const hoursOf = (
  { fromMs, toMs }: TrialMatter,
  reports: readonly AlarmReport[],
  present: readonly TrialPop[],
  draft: readonly TrialPop[],
): Trial['hours'] => {
  const hours: Trial['hours'] = [];
  for (let atMs = fromMs; atMs < toMs; atMs += hourMs) {
    hours.push({ atMs, came: 0, present: 0, draft: 0 });
  }
  const count = (times: readonly number[], what: 'came' | 'present' | 'draft'): void => {
    for (const time of times) {
      const hour = hours[Math.floor((time - fromMs) / hourMs)];
      if (hour !== undefined) hour[what] += 1;
    }
  };
  const popTimes = (pops: readonly TrialPop[]) => pops.map(({ tile }) => tile.takenAtMs);
  count(
    reports.map(({ raisedAtMs }) => raisedAtMs),
    'came',
  );
  count(popTimes(present), 'present');
  count(popTimes(draft), 'draft');
  return hours;
};
