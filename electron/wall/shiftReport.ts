import { priorities, type AlarmReport, type Priority } from '#contract/alarm';
import type { AlarmRules } from '#contract/alarmRules';
import type { ActionLine } from '#contract/channels';
import type { Incident } from '#contract/incident';
import { stepCodes } from '#contract/incidentLoop';
import type { ShiftReport } from '#contract/shiftReport';
import { pointOf, sourceOf } from './alarmPoint';
import { rhythmOf } from './alarmRhythm';
import { below, countBy, floodSpans, judged, medianOf } from './shiftFigures';
import { falseShares } from './shiftFalse';
import type { Shift } from './shiftTimes';

/** What one shift left in the journal, and what is open now. */
export interface ShiftRows {
  /** Begun in the shift, oldest first. */
  alarms: readonly AlarmReport[];
  /** Opened in the shift or in the days before it. */
  incidents: readonly Incident[];
  actions: readonly ActionLine[];
  /** Open now; those that stand may have begun long before. */
  open: readonly Pick<AlarmReport, 'place' | 'what' | 'raisedAtMs' | 'acknowledgement'>[];
  isCut: boolean;
}

const hourMs = 3_600_000;
const busiestShown = 10;
/** Alarms an hour and officer: good, and the limit. */
const perHourGood = 6;
const perHourLimit = 12;
const floodLimit = 0.01;
const busiestLimit = 0.2;
/** A figure by the hour of a shift that has hardly begun says nothing. */
const leastMs = 300_000;

/** What a priority leaves as time (ux.md §5.1). */
const limits: Readonly<Record<Priority, number | null>> = {
  critical: 60_000,
  high: 300_000,
  medium: 900_000,
  low: null,
};

/** The report of a shift at one desk with one officer. */
export const shiftReport = (
  { fromMs, toMs }: Shift,
  rows: ShiftRows,
  rules: AlarmRules,
  nowMs: number,
): ShiftReport => {
  const isRunning = nowMs < toMs;
  const untilMs = Math.min(nowMs, toMs);
  const lastedMs = untilMs - fromMs;
  const alarms = rows.alarms.filter(({ raisedAtMs }) => raisedAtMs >= fromMs && raisedAtMs < toMs);
  const times = alarms.map(({ raisedAtMs }) => raisedAtMs).sort((a, b) => a - b);
  const floods = floodSpans(times, untilMs);
  const floodMs = floods.reduce((sum, span) => sum + (span.toMs - span.fromMs), 0);
  const isTooShort = lastedMs < leastMs;
  const cases = casesOf(rows.incidents, { fromMs, toMs });
  return {
    fromMs,
    toMs,
    isRunning,
    isCut: rows.isCut,
    alarms: alarms.length,
    hours: hoursOf(alarms, { fromMs, toMs }),
    perHour: judged(
      isTooShort ? null : alarms.length / (lastedMs / hourMs),
      perHourGood,
      perHourLimit,
    ),
    floodShare: below(isTooShort ? null : floodMs / lastedMs, floodLimit),
    floods: floods.length,
    ...busiestOf(alarms),
    chattering: chatteringOf(alarms, untilMs),
    standingAlarms: standingOf(rows.open, rules, untilMs),
    answered: priorities.map((priority) => answeredOf(alarms, priority)),
    falseShares: falseShares(alarms, rows.incidents, { fromMs, toMs }),
    ...cases,
    overruns: overrunsOf(rows.incidents, { fromMs, toMs: untilMs }, nowMs),
    handovers: rows.actions
      .filter(
        ({ action, result, atMs }) => isTaken(action, result) && atMs >= fromMs && atMs < toMs,
      )
      .map(({ atMs, actor }) => ({ atMs, name: actor.name })),
  };
};

const isTaken = (action: string, result: string): boolean =>
  action === 'handover:finish' && result === 'done';

const hoursOf = (alarms: readonly AlarmReport[], { fromMs, toMs }: Shift): ShiftReport['hours'] =>
  Array.from({ length: Math.ceil((toMs - fromMs) / hourMs) }, (_, nth) => {
    const beginMs = fromMs + nth * hourMs;
    const inHour = alarms.filter(
      ({ raisedAtMs }) => raisedAtMs >= beginMs && raisedAtMs < beginMs + hourMs,
    );
    const counts = { critical: 0, high: 0, medium: 0, low: 0 };
    for (const { priority } of inHour) counts[priority] += 1;
    return { fromMs: beginMs, counts };
  });

/** With ten sources or fewer the ten busiest are all of them: that judges nobody. */
const busiestOf = (
  alarms: readonly AlarmReport[],
): Pick<ShiftReport, 'busiest' | 'busiestShare' | 'sourceCount'> => {
  const sources = countBy(alarms, sourceOf);
  const shown = sources.slice(0, busiestShown);
  const share = shown.reduce((sum, { items }) => sum + items.length, 0) / alarms.length;
  const isTelling = sources.length > busiestShown;
  return {
    sourceCount: sources.length,
    busiestShare: alarms.length === 0 ? below(null, busiestLimit) : telling(share, isTelling),
    busiest: shown.map(({ first, items }) => ({
      place: first.place,
      what: first.what,
      count: items.length,
    })),
  };
};

const telling = (share: number, isTelling: boolean): ShiftReport['busiestShare'] =>
  isTelling ? below(share, busiestLimit) : { value: share, standing: 'none' };

/** One report that came again and again, or three of one detector within a minute. */
const chatteringOf = (alarms: readonly AlarmReport[], untilMs: number): ShiftReport['chattering'] =>
  countBy(alarms, pointOf)
    .filter(
      ({ items }) =>
        items.some((alarm) => rhythmOf(alarm, untilMs).rhythm !== 'plain') ||
        items.some(({ raisedAtMs }, nth) => {
          const third = items[nth + 2];
          return third !== undefined && third.raisedAtMs - raisedAtMs < 60_000;
        }),
    )
    .map(({ first: { place, what }, items }) => ({
      place,
      what,
      count: items.reduce((sum, { count }) => sum + count, 0),
    }));

const standingOf = (
  open: ShiftRows['open'],
  { standingMs }: AlarmRules,
  untilMs: number,
): ShiftReport['standingAlarms'] =>
  open
    .filter(
      ({ acknowledgement, raisedAtMs }) =>
        acknowledgement !== null && untilMs - raisedAtMs > standingMs,
    )
    .map(({ place, what, raisedAtMs }) => ({ place, what, count: 1, sinceMs: raisedAtMs }));

const answeredOf = (
  alarms: readonly AlarmReport[],
  priority: Priority,
): ShiftReport['answered'][number] => {
  const ofIt = alarms.filter((alarm) => alarm.priority === priority);
  const tookMs = ofIt.flatMap(({ acknowledgement, raisedAtMs }) =>
    acknowledgement === null ? [] : [Math.max(0, acknowledgement.atMs - raisedAtMs)],
  );
  const medianMs = medianOf(tookMs);
  const limitMs = limits[priority];
  return {
    priority,
    alarms: ofIt.length,
    acknowledged: tookMs.length,
    medianMs:
      limitMs === null
        ? { value: medianMs, standing: medianMs === null ? 'none' : 'good' }
        : judged(medianMs, limitMs, limitMs),
    limitMs,
  };
};

/** 受理: whose second step began in the shift, merged ones once; 处置: those closed by now. */
const casesOf = (
  incidents: readonly Incident[],
  { fromMs, toMs }: Shift,
): Pick<ShiftReport, 'registered' | 'handled' | 'handlingRate' | 'steps' | 'incidents'> => {
  const isIn = (atMs: number | null): boolean => atMs !== null && atMs >= fromMs && atMs < toMs;
  const own = incidents.filter(({ mergedInto }) => mergedInto === null);
  const cohort = own.filter(({ steps }) => isIn(steps[1]?.startedAtMs ?? null));
  const handled = cohort.filter(({ closedAtMs }) => closedAtMs !== null).length;
  const opened = own.filter(({ reportedAtMs }) => isIn(reportedAtMs));
  return {
    registered: cohort.length,
    handled,
    handlingRate: cohort.length === 0 ? null : handled / cohort.length,
    incidents: opened.length,
    steps: stepCodes.map((code) => ({
      code,
      count: opened.filter(({ currentStep }) => currentStep === code).length,
    })),
  };
};

/** Steps whose limit passed in the shift while they ran. */
const overrunsOf = (
  incidents: readonly Incident[],
  { fromMs, toMs }: Shift,
  nowMs: number,
): ShiftReport['overruns'] =>
  incidents.flatMap(({ caseNumber, place, what, steps }) =>
    steps.flatMap(({ code, startedAtMs, endedAtMs, limitMs }) => {
      if (startedAtMs === null || limitMs === null) return [];
      const overMs = (endedAtMs ?? nowMs) - startedAtMs - limitMs;
      const passedMs = startedAtMs + limitMs;
      return overMs > 0 && passedMs >= fromMs && passedMs < toMs
        ? [{ caseNumber, place, what, step: code, overMs }]
        : [];
    }),
  );
