import { priorities, type Alarm, type AlarmReport, type Priority } from '#contract/alarm';
import type { AlarmRule } from '#contract/alarmRule';
import type { AlarmRules } from '#contract/alarmRules';
import type { AlarmId } from '#contract/ids';
import type { AlarmOrders } from './alarmOrders';
import type { HeldAlarm } from './alarmReports';
import { rhythmOf } from './alarmRhythm';
import { groupAlarms } from './groupAlarms';
import { byAge, mergeRepeats } from './mergeRepeats';
import type { OpenAlarm } from './openAlarm';
import { noAreas, type RuleAreas } from './ruleAreas';
import { ruledAlarm, type RuledAlarm } from './ruledAlarm';
import { rulingOf } from './rulingOf';
import { isReportSeen } from './seenReport';

export interface AlarmMatter {
  /** What may be repeats of each other, together; another list when anything of it changed. */
  points: readonly (readonly HeldAlarm[])[];
  isPending(alarmId: AlarmId): boolean;
  orders: Pick<AlarmOrders, 'asideOf' | 'edition' | 'ratingOf' | 'returnedAtMs'>;
  rules: AlarmRules;
  /** Where alarms lie; left out: nobody knows. */
  areas?: RuleAreas;
  nowMs: number;
}

export interface AlarmsNow {
  /** Oldest first. */
  alarms: OpenAlarm[];
  /** Cleared and seen: nothing is left to show. */
  over: HeldAlarm[];
  /** When time alone changes the picture; infinite when never. */
  nextAtMs: number;
}

type Parts = readonly [RuledAlarm, ...RuledAlarm[]];

interface Made {
  alarm: OpenAlarm;
  nextAtMs: number;
}

interface PointNow {
  /** Not grouped yet. */
  alarms: readonly OpenAlarm[];
  over: readonly HeldAlarm[];
  nextAtMs: number;
}

interface KnownPoint extends PointNow {
  point: readonly HeldAlarm[];
  rules: AlarmRules;
  areas: RuleAreas;
  edition: object;
}

/**
 * What was derived before, for as long as nothing it came from has changed: with thousands of open
 * alarms one report must not cost as much as all of them.
 */
interface AlarmMemory {
  points: WeakMap<readonly HeldAlarm[], KnownPoint>;
  /** The same by where they stood last: most of thousands stand there again. */
  inTurn: KnownPoint[];
  ruled: WeakMap<HeldAlarm, { rules: AlarmRules; areas: RuleAreas; ruled: RuledAlarm }>;
  made: WeakMap<RuledAlarm, Made & { parts: Parts; edition: object; pending: string }>;
}

export const newMemory = (): AlarmMemory => ({
  points: new WeakMap(),
  inTurn: [],
  ruled: new WeakMap(),
  made: new WeakMap(),
});

const ruledOnce = (
  held: HeldAlarm,
  { rules, areas = noAreas, nowMs }: AlarmMatter,
  memory: AlarmMemory,
): RuledAlarm => {
  const known = memory.ruled.get(held);
  const isSame = known?.rules === rules && known.areas === areas;
  if (isSame && nowMs < known.ruled.nextAtMs) return known.ruled;
  const ruled = ruledAlarm(held, rules, nowMs, areas);
  memory.ruled.set(held, { rules, areas, ruled });
  return ruled;
};

const madeOnce = (parts: Parts, matter: AlarmMatter, memory: AlarmMemory): Made => {
  const edition = matter.orders.edition();
  const pending = parts.map(({ report }) => Number(matter.isPending(report.alarmId))).join('');
  const known = memory.made.get(parts[0]);
  const isSame =
    known !== undefined &&
    known.edition === edition &&
    known.pending === pending &&
    matter.nowMs < known.nextAtMs &&
    known.parts.length === parts.length &&
    known.parts.every((part, index) => part === parts[index]);
  if (isSame) return known;
  const made = { ...alarmOf(parts, matter), parts, edition, pending };
  memory.made.set(parts[0], made);
  return made;
};

/**
 * What people see, from what platforms said, what people ordered and what the time is. Nothing else
 * goes in: whoever holds the newest reports comes to the same alarms, in whatever order they came.
 */
export const deriveAlarms = (matter: AlarmMatter, memory: AlarmMemory): AlarmsNow => {
  const alarms: OpenAlarm[] = [];
  const over: HeldAlarm[] = [];
  let nextAtMs = Number.POSITIVE_INFINITY;
  memory.inTurn = matter.points.map((point, at) => pointOnce(point, at, matter, memory));
  for (const now of memory.inTurn) {
    for (const alarm of now.alarms) alarms.push(alarm);
    for (const held of now.over) over.push(held);
    nextAtMs = Math.min(nextAtMs, now.nextAtMs);
  }
  alarms.sort(byAge);
  return { alarms: groupAlarms(alarms, matter.rules.groupMs), over, nextAtMs };
};

const pointOnce = (
  point: readonly HeldAlarm[],
  at: number,
  matter: AlarmMatter,
  memory: AlarmMemory,
): KnownPoint => {
  const { rules, areas = noAreas, orders, nowMs } = matter;
  const inTurn = memory.inTurn[at];
  const known = inTurn?.point === point ? inTurn : memory.points.get(point);
  const edition = orders.edition();
  const isSame = known?.rules === rules && known.areas === areas && known.edition === edition;
  if (isSame && nowMs < known.nextAtMs) return known;
  const now = { ...pointNow(point, matter, memory), point, rules, areas, edition };
  memory.points.set(point, now);
  return now;
};

const pointNow = (
  point: readonly HeldAlarm[],
  matter: AlarmMatter,
  memory: AlarmMemory,
): PointNow => {
  const open: RuledAlarm[] = [];
  const over: HeldAlarm[] = [];
  let nextAtMs = Number.POSITIVE_INFINITY;
  for (const held of point) {
    const ruled = ruledOnce(held, matter, memory);
    nextAtMs = Math.min(nextAtMs, ruled.nextAtMs);
    const isOver = ruled.condition === 'cleared' && isReportSeen(ruled.report, matter.orders);
    if (isOver) over.push(held);
    else open.push(ruled);
  }
  const made = mergeRepeats(open, matter.rules.repeatMs).map((parts) =>
    madeOnce(parts, matter, memory),
  );
  return {
    alarms: made.map(({ alarm }) => alarm),
    over,
    nextAtMs: Math.min(nextAtMs, ...made.map((one) => one.nextAtMs)),
  };
};

const alarmOf = (parts: Parts, matter: AlarmMatter): Made => {
  const { version: _version, ...first } = parts[0].report;
  const reports = parts.map((part) => part.report);
  const rating = matter.orders.ratingOf(first.alarmId);
  const priority = rating?.priority ?? mostUrgent(parts.map((part) => part.priority));
  const isActive = parts.some((part) => part.condition === 'active');
  const response = responseOf(parts, matter);
  const { rule } = mostUrgentPart(parts);
  const came = {
    count: reports.reduce((sum, { count }) => sum + count, 0),
    raisedAtMs: first.raisedAtMs,
    lastAtMs: Math.max(...reports.map(({ lastAtMs }) => lastAtMs)),
  };
  const { rhythm, nextAtMs } = rhythmOf(came, matter.nowMs);
  const standsAtMs = first.raisedAtMs + matter.rules.standingMs;
  const isStanding = isActive && response === 'acknowledged' && matter.nowMs >= standsAtMs;
  const alarm: OpenAlarm = {
    ...first,
    ...came,
    incidentId: reports.find(({ incidentId }) => incidentId !== null)?.incidentId ?? null,
    condition: isActive ? 'active' : 'cleared',
    clearedAtMs: isActive ? null : Math.max(...reports.map((report) => report.clearedAtMs ?? 0)),
    priority,
    reportedPriority: mostUrgent(reports.map((report) => report.priority)),
    rating,
    aside: asideOf(parts, priority, matter) ?? (isStanding ? 'standing' : null),
    rhythm,
    ruling: rulingOf(rule, priority),
    linkedCameraIds: linkedBy(rule, first.linkedCameraIds),
    repeatIds: reports.slice(1).map(({ alarmId }) => alarmId),
    firstAlarmId: null,
    groupCount: 1,
    response,
    acknowledgement: response === 'acknowledged' ? lastAcknowledgement(reports) : null,
    refusal:
      response === 'acknowledged'
        ? null
        : (parts.find((part) => part.refusal !== null)?.refusal ?? null),
  };
  return { alarm, nextAtMs: isStanding ? nextAtMs : Math.min(nextAtMs, later(standsAtMs, matter)) };
};

const later = (atMs: number, { nowMs }: AlarmMatter): number =>
  atMs > nowMs ? atMs : Number.POSITIVE_INFINITY;

const mostUrgent = (given: readonly Priority[]): Priority =>
  priorities.find((priority) => given.includes(priority)) ?? 'low';

/** Whose rule speaks for all that came of an alarm: the most urgent of it, the first of those. */
const mostUrgentPart = (parts: Parts): RuledAlarm =>
  parts.find((part) => part.priority === mostUrgent(parts.map(({ priority }) => priority))) ??
  parts[0];

/** Those of the rule come first. */
const linkedBy = (
  rule: AlarmRule | undefined,
  given: AlarmReport['linkedCameraIds'],
): AlarmReport['linkedCameraIds'] =>
  rule === undefined || rule.then.linkedCameraIds.length === 0
    ? given
    : [...new Set([...rule.then.linkedCameraIds, ...given])].slice(0, 32);

/** A rule hides an alarm only while it hides all that came of it. */
const asideOf = (parts: Parts, priority: Priority, { orders }: AlarmMatter): Alarm['aside'] =>
  orders.asideOf(parts[0].report, priority) ??
  (parts.every((part) => part.isSuppressed) ? 'suppressed' : null);

/** Acknowledged when the platform has confirmed all of it, waiting while one has no answer. */
const responseOf = (parts: Parts, matter: AlarmMatter): Alarm['response'] => {
  const unseen = parts.filter(({ report }) => !isReportSeen(report, matter.orders));
  if (unseen.length === 0) return 'acknowledged';
  return unseen.every(({ report }) => matter.isPending(report.alarmId)) ? 'pending' : 'waiting';
};

const lastAcknowledgement = (reports: readonly AlarmReport[]): Alarm['acknowledgement'] =>
  reports
    .flatMap(({ acknowledgement }) => acknowledgement ?? [])
    .sort((a, b) => b.atMs - a.atMs)[0] ?? null;
