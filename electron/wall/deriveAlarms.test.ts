import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alarm, AlarmReport } from '#contract/alarm';
import { alarmRuleSchema, migrateRule, type AlarmRule } from '#contract/alarmRule';
import { defaultAlarmRules } from '#contract/alarmRules';
import type { AlarmId, CameraId, IncidentId, NodeId } from '#contract/ids';
import { anAcknowledgement, anActor, anAlarmReport } from '../../tests/builders/happenings';
import { aLedger } from '../../tests/fakes/aLedger';

const minuteMs = 60_000;
const startMs = 100 * minuteMs;
const seen = anAcknowledgement({ atMs: startMs });

const aReport = (id: string, given: Partial<AlarmReport> = {}): AlarmReport =>
  anAlarmReport({
    alarmId: `city:${id}` as AlarmId,
    raisedAtMs: startMs,
    lastAtMs: given.raisedAtMs ?? startMs,
    ...given,
  });
const onCamera = (number: number): Pick<AlarmReport, 'cameraId'> => ({
  cameraId: `city:${String(number)}` as CameraId,
});
const clearedAt = (clearedAtMs: number): Partial<AlarmReport> => ({
  condition: 'cleared',
  clearedAtMs,
});
/** The rule that an older row of the table becomes. */
const aRule = (given: object): AlarmRule =>
  alarmRuleSchema.parse(
    migrateRule(
      {
        kinds: [],
        hours: null,
        priority: null,
        onDelayMs: 0,
        offDelayMs: 10_000,
        isSuppressed: false,
        ...given,
      },
      0,
    ),
  );
const ruled = (...table: AlarmRule[]) =>
  aLedger({ startMs, rules: { ...defaultAlarmRules, table } });

describe('repeats', () => {
  it('raise the count of the open alarm of the same camera and kind, and no new one', () => {
    const { ledger, report, raised } = aLedger({ startMs });
    report(aReport('1'));
    report(aReport('2', { raisedAtMs: startMs + 50_000, lastAtMs: startMs + 55_000, count: 2 }));
    expect(ledger.open()).toMatchObject([
      { alarmId: 'city:1', count: 3, lastAtMs: startMs + 55_000, repeatIds: ['city:2'] },
    ]);
    expect(raised).toEqual(['city:1']);
  });

  it('are alarms of their own after a minute, from another camera, or of another incident', () => {
    const { ledger, report, clock } = aLedger({ startMs });
    clock.advance(2 * minuteMs);
    report(
      aReport('1', { incidentId: 'city:i1' as IncidentId }),
      aReport('2', { raisedAtMs: startMs + 61_000 }),
      aReport('3', onCamera(9)),
      aReport('4', { incidentId: 'city:i2' as IncidentId }),
      aReport('5', { source: 'worker' }),
    );
    expect(ledger.open()).toHaveLength(5);
  });

  it('are acknowledged with what they repeat, and wait as long as one of them does', async () => {
    const { ledger, report, platform } = aLedger({ startMs });
    const longAgo = { raisedAtMs: 1_000 };
    report(
      aReport('1', { ...longAgo, acknowledgement: seen }),
      aReport('2', longAgo),
      aReport('3', longAgo),
    );
    expect(ledger.open()).toMatchObject([{ response: 'waiting' }]);
    await ledger.acknowledge('city:3' as AlarmId, anActor());
    expect(platform.acknowledged.map(({ alarmId }) => alarmId)).toEqual(['city:2', 'city:3']);
    expect(ledger.open()).toMatchObject([{ response: 'acknowledged', acknowledgement: {} }]);
  });

  it('sound anew only when one is more urgent', () => {
    const { report, raised, ledger } = aLedger({ startMs });
    report(aReport('1', { priority: 'medium' }));
    report(aReport('2', { priority: 'medium' }));
    report(aReport('3', { priority: 'critical' }));
    expect(raised).toEqual(['city:1', 'city:1']);
    expect(ledger.open()).toMatchObject([{ priority: 'critical' }]);
  });
});

describe('chattering', () => {
  const gapMs = 10_000;
  it('is told from the third coming on, and keeps quiet when it has calmed', () => {
    const { ledger, report, clock } = aLedger({ startMs });
    report(aReport('1', { count: 2, lastAtMs: startMs + gapMs }));
    expect(ledger.open()).toMatchObject([{ rhythm: 'plain' }]);
    report(aReport('1', { count: 3, lastAtMs: startMs + 2 * gapMs, version: 2 }));
    expect(ledger.open()).toMatchObject([{ rhythm: 'chattering' }]);
    clock.advance(2 * gapMs + minuteMs);
    expect(ledger.open()).toMatchObject([{ rhythm: 'calmed' }]);
  });

  it('ends when it comes slowly', () => {
    const { ledger, report, clock } = aLedger({ startMs });
    clock.advance(4 * minuteMs);
    report(aReport('1', { count: 4, lastAtMs: startMs + 4 * minuteMs }));
    expect(ledger.open()).toMatchObject([{ rhythm: 'plain' }]);
  });
});

describe('delays', () => {
  it('count an alarm as active for ten seconds after it cleared', () => {
    const { ledger, report, clock } = aLedger({ startMs });
    report(aReport('1', clearedAt(startMs)));
    expect(ledger.open()).toMatchObject([{ condition: 'active' }]);
    clock.advance(10_000);
    expect(ledger.open()).toMatchObject([{ condition: 'cleared', response: 'waiting' }]);
  });

  it('do not hold on to what a wrong clock dates ahead', () => {
    const { ledger, report, clock } = aLedger({ startMs });
    report(aReport('1', { ...clearedAt(startMs + 90 * minuteMs), acknowledgement: seen }));
    clock.advance(10_000);
    expect(ledger.open()).toEqual([]);
  });

  it('show an alarm only when it has lasted as long as its rule wants', () => {
    const rule = aRule({ kinds: ['standing-water'], onDelayMs: 5_000, offDelayMs: 0 });
    const { ledger, report, clock, raised } = ruled(rule);
    report(aReport('1'), aReport('2', { ...onCamera(2), ...clearedAt(startMs) }));
    expect(ledger.open()).toEqual([]);
    expect(ledger.all().map(({ aside }) => aside)).toEqual(['suppressed', 'suppressed']);
    clock.advance(5_000);
    expect(ledger.open().map(({ alarmId }) => alarmId)).toEqual(['city:1']);
    expect(raised).toEqual(['city:1']);
  });
});

describe('the table of rules', () => {
  it('gives the priority, whatever the source says, by the first rule that fits', () => {
    const { ledger, report } = ruled(
      aRule({ kinds: ['smoke'], priority: 'critical' }),
      aRule({ kinds: ['smoke', 'standing-water'], priority: 'low' }),
    );
    report(aReport('1', { priority: 'critical' }), aReport('2', { kind: 'smoke' }));
    expect(ledger.open().map(({ priority }) => priority)).toEqual(['low', 'critical']);
    expect(ledger.open()[0]).toMatchObject({ reportedPriority: 'critical' });
  });

  it('never makes a fault of a device more than High', () => {
    const { ledger, report } = ruled(aRule({ priority: 'critical' }));
    report(aReport('1', { gbMethod: 6 }), aReport('2', { source: 'system', kind: 'own' }));
    expect(ledger.open().map(({ priority }) => priority)).toEqual(['high', 'high']);
  });

  it('suppresses in its hours, but no Critical', () => {
    const hour = new Date(startMs).getHours() * 60;
    const hours = { from: hour, to: (hour + 60) % 1_440 };
    const { ledger, report, clock } = ruled(aRule({ isSuppressed: true, hours }));
    report(aReport('1'), aReport('2', { kind: 'smoke', priority: 'critical' }));
    expect(ledger.open().map(({ alarmId }) => alarmId)).toEqual(['city:2']);
    expect(ledger.alarm('city:1' as AlarmId)).toMatchObject({ aside: 'suppressed' });
    clock.advance(60 * minuteMs);
    expect(ledger.open()).toHaveLength(2);
  });
});

describe('an alarm that stands', () => {
  it('goes to the list of the standing ones after a day, once somebody has seen it', () => {
    const { ledger, report, clock } = aLedger({ startMs });
    report(aReport('1'), aReport('2', { kind: 'smoke', acknowledgement: seen }));
    clock.advance(24 * 60 * minuteMs);
    expect(ledger.open().map(({ alarmId }) => alarmId)).toEqual(['city:1']);
    expect(ledger.alarm('city:2' as AlarmId)).toMatchObject({ aside: 'standing' });
  });
});

describe('one happening', () => {
  const grid = { nodeId: 'city:grid' as NodeId };
  it('stands under its first alarm', () => {
    const { ledger, report } = aLedger({ startMs });
    report(
      aReport('1', grid),
      aReport('2', { ...grid, ...onCamera(2), raisedAtMs: startMs + 30_000 }),
      aReport('3', { ...grid, ...onCamera(3), raisedAtMs: startMs + 31_000 }),
      aReport('4', { nodeId: 'city:other' as NodeId, ...onCamera(4) }),
    );
    const groups = ledger.open().map((one) => [one.alarmId, one.firstAlarmId, one.groupCount]);
    expect(groups).toEqual([
      ['city:1', null, 2],
      ['city:4', null, 1],
      ['city:2', 'city:1', 1],
      ['city:3', null, 1],
    ]);
  });

  it('is what one incident holds, however far apart', () => {
    const { ledger, report } = aLedger({ startMs });
    const incidentId = 'city:i1' as IncidentId;
    report(
      aReport('1', { ...onCamera(1), incidentId }),
      aReport('2', { ...onCamera(2), incidentId, raisedAtMs: startMs + 9 * minuteMs }),
    );
    expect(ledger.open()).toMatchObject([{ groupCount: 2 }, { firstAlarmId: 'city:1' }]);
  });
});

describe('whatever the order', () => {
  const editions = fc
    .record({
      id: fc.integer({ min: 1, max: 6 }),
      version: fc.integer({ min: 0, max: 5 }),
    })
    .map(({ id, version }) =>
      // One version of one alarm says one thing.
      aReport(String(id), {
        ...onCamera(id % 3),
        nodeId: `city:grid-${String(id % 2)}` as NodeId,
        kind: id % 2 === 0 ? 'smoke' : 'fall',
        raisedAtMs: startMs + id * 20_000,
        lastAtMs: startMs + id * 20_000 + version * 4_000,
        priority: id === 5 ? 'critical' : 'high',
        count: version + 1,
        version,
        ...((id + version) % 3 === 0 ? clearedAt(startMs + 150_000) : {}),
        acknowledgement: version > 3 || (id + version) % 5 === 0 ? seen : null,
      }),
    );
  const final = (batches: AlarmReport[][]): Alarm[] => {
    const { ledger, report } = aLedger({ startMs: startMs + 30 * minuteMs });
    for (const batch of batches) report(...batch);
    return ledger.all();
  };
  const cut = (reports: AlarmReport[], at: number[]): AlarmReport[][] => {
    const ends = [...new Set(at.map((end) => end % (reports.length + 1)))].sort((a, b) => a - b);
    return [...ends, reports.length].map((end, index) => reports.slice(ends[index - 1] ?? 0, end));
  };

  it('repeated, shuffled and batched reports lead to the same alarms', () => {
    fc.assert(
      fc.property(
        fc.array(editions, { minLength: 1, maxLength: 16 }).chain((reports) =>
          fc.tuple(
            fc.constant(reports),
            fc.shuffledSubarray([...reports, ...reports, ...reports], {
              minLength: reports.length * 3,
              maxLength: reports.length * 3,
            }),
            fc.array(fc.nat({ max: 60 }), { maxLength: 5 }),
          ),
        ),
        ([reports, shuffled, ends]) => {
          expect(final(cut(shuffled, ends))).toEqual(final([reports]));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('a station that was restarted comes to the same alarms from the full list', () => {
    fc.assert(
      fc.property(fc.array(editions, { minLength: 1, maxLength: 16 }), (reports) => {
        const newest = new Map<string, AlarmReport>();
        for (const one of reports) {
          const known = newest.get(one.alarmId);
          if (known === undefined || known.version < one.version) newest.set(one.alarmId, one);
        }
        const isOpen = (one: AlarmReport): boolean =>
          one.condition === 'active' || one.acknowledgement === null;
        const restarted = aLedger({ startMs: startMs + 30 * minuteMs });
        restarted.tell({ alarms: [...newest.values()].filter(isOpen), isFull: true });
        expect(restarted.ledger.all()).toEqual(final([reports]));
      }),
      { numRuns: 500 },
    );
  });
});
