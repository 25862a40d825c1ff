import { describe, expect, it } from 'vitest';
import type { AlarmReport } from '#contract/alarm';
import { defaultAlarmRules } from '#contract/alarmRules';
import type { AlarmId, CameraId, IncidentId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import {
  anAcknowledgement,
  anActor,
  anAlarmReport,
  anIncident,
} from '../../tests/builders/happenings';
import { shiftReport, type ShiftRows } from './shiftReport';
import { floodSpans, medianOf } from './shiftFigures';
import { shiftOf } from './shiftTimes';

const hourMs = 3_600_000;
const minuteMs = 60_000;
const shift = { fromMs: 100 * hourMs, toMs: 112 * hourMs };
const nothing: ShiftRows = { alarms: [], incidents: [], actions: [], open: [], isCut: false };

/** The nth alarm, so many minutes into the shift. */
const at = (nth: number, minutes: number, given: Partial<AlarmReport> = {}): AlarmReport => {
  const raisedAtMs = shift.fromMs + minutes * minuteMs;
  return anAlarmReport({
    alarmId: `city:a${String(nth)}` as AlarmId,
    cameraId: `city:${String(nth)}` as CameraId,
    raisedAtMs,
    lastAtMs: raisedAtMs,
    ...given,
  });
};

const seen = (alarm: AlarmReport, afterMs: number): AlarmReport => ({
  ...alarm,
  acknowledgement: anAcknowledgement({ atMs: alarm.raisedAtMs + afterMs }),
});

const report = (rows: Partial<ShiftRows>, nowMs = shift.toMs + hourMs) =>
  shiftReport(shift, { ...nothing, ...rows }, defaultAlarmRules, nowMs);

describe('a shift without anything', () => {
  it('says nothing where there is nothing to count', () => {
    const empty = report({});
    expect(empty.perHour).toEqual({ value: 0, standing: 'good' });
    expect(empty.busiestShare).toEqual({ value: null, standing: 'none' });
    expect(empty.handlingRate).toBeNull();
    expect(empty.answered.map(({ medianMs }) => medianMs)).toEqual(
      Array.from({ length: 4 }, () => ({ value: null, standing: 'none' })),
    );
    expect(empty.falseShares).toEqual([]);
  });

  it('judges nothing by the hour in its first minutes', () => {
    const young = report({ alarms: [at(1, 0)] }, shift.fromMs + minuteMs);
    expect(young).toMatchObject({
      isRunning: true,
      alarms: 1,
      perHour: { value: null, standing: 'none' },
    });
  });
});

describe('alarms of a shift', () => {
  it.each([
    [72, 6, 'good'],
    [73, 73 / 12, 'near'],
    [144, 12, 'near'],
    [145, 145 / 12, 'over'],
  ])('%i in twelve hours', (many, value, standing) => {
    const alarms = Array.from({ length: many }, (_, nth) => at(nth, nth * 4.9));
    expect(report({ alarms }).perHour).toEqual({ value, standing });
  });

  it('counts by the hours so far while the shift runs', () => {
    const alarms = Array.from({ length: 8 }, (_, nth) => at(nth, nth * 20));
    expect(report({ alarms }, shift.fromMs + 4 * hourMs).perHour.value).toBe(2);
  });

  it('puts each alarm in its hour', () => {
    const { hours } = report({
      alarms: [at(1, 59), at(2, 60), at(3, 719, { priority: 'critical' })],
    });
    expect(hours).toHaveLength(12);
    expect([hours[0]?.counts.high, hours[1]?.counts.high, hours[11]?.counts.critical]).toEqual([
      1, 1, 1,
    ]);
  });

  it('measures floods from the first of eleven in ten minutes until fewer than five', () => {
    const alarms = Array.from({ length: 11 }, (_, nth) => at(nth, 100 + nth * 0.5));
    const { floods, floodShare } = report({ alarms });
    // From minute 100 until the fifth newest, of minute 103, is ten minutes old.
    expect(floods).toBe(1);
    expect(floodShare.value).toBeCloseTo(13 / 720, 9);
    expect(floodShare.standing).toBe('over');
    expect(report({ alarms: alarms.slice(1) }).floodShare).toEqual({ value: 0, standing: 'good' });
  });

  it('says which ten sources were the busiest, and judges only where there are more', () => {
    const many = Array.from({ length: 50 }, (_, nth) => at(nth, nth * 14));
    expect(report({ alarms: many })).toMatchObject({
      busiestShare: { value: 0.2, standing: 'over' },
      sourceCount: 50,
    });
    expect(report({ alarms: [...many, at(50, 710)] }).busiestShare.standing).toBe('good');
    expect(report({ alarms: many.slice(0, 10) }).busiestShare).toEqual({
      value: 1,
      standing: 'none',
    });
  });

  it('finds what chattered and what stands', () => {
    const fast = [0, 0.3, 0.6].map((minutes, nth) =>
      at(nth, minutes, { cameraId: 'city:9' as CameraId }),
    );
    const counted = at(7, 30, { count: 5, lastAtMs: shift.fromMs + 31 * minuteMs });
    const { chattering, standingAlarms } = report({
      alarms: [...fast, counted, at(8, 40)],
      open: [
        seen(anAlarmReport({ raisedAtMs: shift.toMs - 25 * hourMs }), 1),
        anAlarmReport({ raisedAtMs: shift.toMs - 25 * hourMs }),
        seen(anAlarmReport({ raisedAtMs: shift.toMs - 23 * hourMs }), 1),
      ],
    });
    expect(chattering.map(({ count }) => count)).toEqual([3, 5]);
    expect(standingAlarms).toHaveLength(1);
  });

  it('takes the median of the answers of each priority', () => {
    const took = [30_000, 50_000, 70_000, 400_000];
    const alarms = [
      ...took.map((ms, nth) => seen(at(nth, nth, { priority: 'critical' }), ms)),
      at(9, 9, { priority: 'critical' }),
      seen(at(10, 10), 300_000),
      seen(at(11, 11, { priority: 'low' }), hourMs),
    ];
    expect(report({ alarms }).answered).toMatchObject([
      {
        priority: 'critical',
        alarms: 5,
        acknowledged: 4,
        medianMs: { value: 60_000, standing: 'good' },
      },
      { priority: 'high', medianMs: { value: 300_000 } },
      { priority: 'medium', alarms: 0, medianMs: { value: null, standing: 'none' } },
      { priority: 'low', medianMs: { value: hourMs, standing: 'good' } },
    ]);
  });
});

const aCase = (nth: number, given: Partial<Incident> & { assessedMin?: number } = {}): Incident => {
  const { assessedMin, ...rest } = given;
  const made = anIncident({
    incidentId: `city:i${String(nth)}` as IncidentId,
    reportedAtMs: shift.fromMs + minuteMs,
    ...rest,
  });
  const startedAtMs = assessedMin === undefined ? null : shift.fromMs + assessedMin * minuteMs;
  return {
    ...made,
    steps: made.steps.map((step, index) => (index === 1 ? { ...step, startedAtMs } : step)),
  };
};

describe('cases of a shift', () => {
  it('registers whose second step began in it, merged ones once, and counts those closed by now', () => {
    const incidents = [
      aCase(1, {
        assessedMin: 5,
        currentStep: 'closed',
        closedAtMs: shift.toMs + 1,
        verdict: 'false',
      }),
      aCase(2, { assessedMin: 6, currentStep: 'assessing' }),
      aCase(3, { assessedMin: 7, mergedInto: 'city:i2' as IncidentId }),
      aCase(4, { assessedMin: -60, closedAtMs: shift.fromMs + 1 }),
      aCase(5),
    ];
    const made = report({ incidents });
    expect(made).toMatchObject({ registered: 2, handled: 1, handlingRate: 0.5, incidents: 4 });
    expect(made.steps.filter(({ count }) => count > 0)).toEqual([
      { code: 'reported', count: 2 },
      { code: 'assessing', count: 1 },
      { code: 'closed', count: 1 },
    ]);
  });

  it('says which share of the judged cases of a type were false', () => {
    const closed = (nth: number, verdict: Incident['verdict']) =>
      aCase(nth, { verdict, closedAtMs: shift.fromMs + hourMs });
    const incidents = [
      closed(1, 'false'),
      closed(2, 'real'),
      closed(3, 'suspicious'),
      closed(4, 'false'),
    ];
    expect(report({ alarms: [at(1, 1)], incidents }).falseShares).toEqual([
      { name: anIncident().what, alarms: 1, judged: 4, false: 2, share: 0.5 },
    ]);
    expect(report({ alarms: [at(1, 1)] }).falseShares).toMatchObject([{ judged: 0, share: null }]);
  });

  it('lists steps whose limit passed in the shift', () => {
    const limited = aCase(1, { assessedMin: 10 });
    const steps = limited.steps.map((step, nth) =>
      nth === 1
        ? { ...step, limitMs: 3 * minuteMs, endedAtMs: shift.fromMs + 15 * minuteMs }
        : step,
    );
    expect(report({ incidents: [{ ...limited, steps }] }).overruns).toMatchObject([
      { step: 'assessing', overMs: 2 * minuteMs },
    ]);
    expect(
      report({ incidents: [{ ...limited, steps }] }, shift.fromMs + 12 * minuteMs).overruns,
    ).toEqual([]);
  });

  it('names who took over', () => {
    const line = { actor: anActor({ name: 'Two' }), subject: '', result: 'done' };
    const actions = [
      { ...line, atMs: shift.fromMs, action: 'handover:finish' },
      { ...line, atMs: shift.fromMs, action: 'handover:finish', result: 'handover/unconfirmed' },
    ];
    expect(report({ actions }).handovers).toEqual([{ atMs: shift.fromMs, name: 'Two' }]);
  });
});

describe('small figures', () => {
  it('takes the middle, or between the two in the middle', () => {
    expect([medianOf([]), medianOf([3]), medianOf([9, 1, 5]), medianOf([1, 9])]).toEqual([
      null,
      3,
      5,
      5,
    ]);
  });

  it('keeps two floods apart and ends one that lasts with the shift', () => {
    const burst = (from: number): number[] => Array.from({ length: 12 }, (_, nth) => from + nth);
    const later = 3 * hourMs;
    expect(floodSpans([...burst(0), ...burst(later)], later + 100)).toEqual([
      { fromMs: 0, toMs: 7 + 600_000 },
      { fromMs: later, toMs: later + 100 },
    ]);
  });
});

describe('shifts', () => {
  const local = (day: number, hour: number, minute = 0): number =>
    new Date(2026, 4, day, hour, minute).getTime();

  it('run from change to change', () => {
    const now = local(12, 9, 30);
    expect(shiftOf(now, [480, 1_200])).toEqual({ fromMs: local(12, 8), toMs: local(12, 20) });
    expect(shiftOf(now, [480, 1_200], 1)).toEqual({ fromMs: local(11, 20), toMs: local(12, 8) });
    expect(shiftOf(now, [480, 1_200], 4)).toEqual({ fromMs: local(10, 8), toMs: local(10, 20) });
  });

  it('change at midnight where the site names no time', () => {
    expect(shiftOf(local(12, 9), [])).toEqual({ fromMs: local(12, 0), toMs: local(13, 0) });
  });
});
