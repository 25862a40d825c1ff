import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alarm } from '#contract/alarm';
import type { AlarmOrder } from '#contract/alarmOrder';
import type { HandoverConfirmation } from '#contract/handover';
import type { AlarmId, IncidentId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { anActor, anAlarm, anIncident } from '../../tests/builders/happenings';
import {
  handoverLines,
  holding,
  nextOverrunMs,
  withConfirmations,
  type Confirmations,
  type OpenThings,
} from './handover';

const nobody: OpenThings = { alarms: [], orders: [], incidents: [] };

const anOrder = (given: Partial<AlarmOrder> = {}): AlarmOrder => ({
  orderId: 'order-1',
  kind: 'shelved',
  covers: 'city:1032 standing-water',
  priority: 'low',
  place: { zh: '北岸区', en: 'North Bank' },
  what: { zh: '路面积水', en: 'Standing water' },
  actor: anActor(),
  reason: 'works',
  sinceMs: 1_000,
  untilMs: 61_000,
  endsWhenCleared: false,
  ...given,
});

/** A case in its first step, which may take a minute. */
const limited = (given: Partial<Incident> = {}): Incident => {
  const made = anIncident(given);
  return { ...made, steps: made.steps.map((step) => ({ ...step, limitMs: 60_000 })) };
};

const confirm = (lines: ReturnType<typeof handoverLines>): Confirmations =>
  Object.fromEntries(
    lines.map(({ lineId, stamp }) => [lineId, { stamp, actor: anActor(), atMs: 5 }]),
  );

describe('the list of a handover', () => {
  it('holds what is open, overrun, shelved, suppressed, out of service and standing', () => {
    const lines = handoverLines(
      {
        alarms: [
          anAlarm(),
          anAlarm({ alarmId: 'city:a2' as AlarmId, aside: 'suppressed' }),
          anAlarm({ alarmId: 'city:a3' as AlarmId, aside: 'standing' }),
        ],
        orders: [anOrder(), anOrder({ orderId: 'order-2', kind: 'out-of-service', untilMs: null })],
        incidents: [
          limited(),
          limited({ incidentId: 'city:i2' as IncidentId, steps: anIncident().steps }),
        ],
      },
      90_000,
    );
    expect(lines.map(({ kind }) => kind)).toEqual([
      'overrun',
      'overrun',
      'alarm',
      'shelved',
      'out-of-service',
      'suppressed',
      'standing',
    ]);
  });

  it('leaves out what is closed, archived or merged, and what an order keeps aside', () => {
    const incidents = [
      anIncident({ closedAtMs: 2 }),
      anIncident({ archivedAtMs: 2 }),
      anIncident({ mergedInto: 'city:i9' as IncidentId }),
    ];
    const alarms = [anAlarm({ aside: 'shelved' }), anAlarm({ aside: 'out-of-service' })];
    expect(handoverLines({ ...nobody, alarms, incidents }, 0)).toEqual([]);
  });

  it('tells the moment at which the next case overruns', () => {
    expect(nextOverrunMs([limited(), anIncident()], 1_000)).toBe(61_000);
    expect(nextOverrunMs([limited()], 61_000)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('a confirmation', () => {
  it('holds while the thing stays as it was', () => {
    const lines = handoverLines({ ...nobody, alarms: [anAlarm()] }, 0);
    const again = handoverLines({ ...nobody, alarms: [anAlarm({ count: 7, lastAtMs: 9 })] }, 0);
    expect(withConfirmations(again, confirm(lines))[0]?.confirmed).not.toBeNull();
  });

  it.each<[string, OpenThings, OpenThings, number]>([
    [
      'an alarm clears',
      { ...nobody, alarms: [anAlarm()] },
      { ...nobody, alarms: [anAlarm({ condition: 'cleared' })] },
      0,
    ],
    [
      'an alarm is re-rated',
      { ...nobody, alarms: [anAlarm()] },
      { ...nobody, alarms: [anAlarm({ priority: 'low' })] },
      0,
    ],
    [
      'a rule hides an alarm',
      { ...nobody, alarms: [anAlarm()] },
      { ...nobody, alarms: [anAlarm({ aside: 'suppressed' })] },
      0,
    ],
    [
      'a case moves',
      { ...nobody, incidents: [anIncident()] },
      { ...nobody, incidents: [anIncident({ version: 2 })] },
      0,
    ],
    [
      'a case overruns',
      { ...nobody, incidents: [limited()] },
      { ...nobody, incidents: [limited()] },
      61_000,
    ],
  ])('is void when %s', (_what, before, after, nowMs) => {
    const confirmed = confirm(handoverLines(before, 0));
    const lines = handoverLines(after, nowMs);
    expect(withConfirmations(lines, confirmed)[0]?.confirmed).toBeNull();
    // also when it is as before again
    expect(holding(confirmed, lines)).toEqual({});
  });

  it('survives that a thing is not there yet, as after a start', () => {
    const confirmed = confirm(handoverLines({ ...nobody, alarms: [anAlarm()] }, 0));
    expect(holding(confirmed, [])).toBe(confirmed);
  });
});

const alarms = fc.uniqueArray(
  fc.record({
    alarmId: fc.constantFrom('city:a1', 'city:a2', 'city:a3', 'city:a4') as fc.Arbitrary<AlarmId>,
    aside: fc.constantFrom<Alarm['aside']>(null, 'shelved', 'suppressed', 'standing'),
    condition: fc.constantFrom<Alarm['condition']>('active', 'cleared'),
    priority: fc.constantFrom<Alarm['priority']>('critical', 'low'),
  }),
  { selector: ({ alarmId }) => alarmId },
);
const incidents = fc.uniqueArray(
  fc.record({
    incidentId: fc.constantFrom('city:i1', 'city:i2', 'city:i3') as fc.Arbitrary<IncidentId>,
    version: fc.integer({ min: 1, max: 3 }),
    closedAtMs: fc.constantFrom(null, null, 5),
  }),
  { selector: ({ incidentId }) => incidentId },
);
const orders = fc.uniqueArray(
  fc.record({
    orderId: fc.constantFrom('o1', 'o2'),
    kind: fc.constantFrom<AlarmOrder['kind']>('shelved', 'out-of-service'),
  }),
  { selector: ({ orderId }) => orderId },
);
const someThings: fc.Arbitrary<OpenThings> = fc.record({
  alarms: alarms.map((all) => all.map((one) => anAlarm(one))),
  incidents: incidents.map((all) => all.map((one) => limited(one))),
  orders: orders.map((all) => all.map((one) => anOrder(one))),
});

describe('whatever happens during a handover', () => {
  it('has every open thing on the list, exactly once', () => {
    fc.assert(
      fc.property(someThings, fc.integer({ min: 0, max: 100_000 }), (things, nowMs) => {
        const ids = handoverLines(things, nowMs).map(({ lineId }) => lineId);
        const wanted = [
          ...things.alarms
            .filter(({ aside }) => aside !== 'shelved' && aside !== 'out-of-service')
            .map(({ alarmId }) => `alarm ${alarmId}`),
          ...things.incidents
            .filter(({ closedAtMs }) => closedAtMs === null)
            .map(({ incidentId }) => `incident ${incidentId}`),
          ...things.orders.map(({ orderId }) => `order ${orderId}`),
        ];
        expect([...ids].sort()).toEqual(wanted.sort());
      }),
    );
  });

  it('counts nothing as confirmed that was ever seen otherwise since', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(someThings, fc.integer({ min: 0, max: 5 })), { maxLength: 20 }),
        (trace) => {
          let confirmed: Record<string, HandoverConfirmation> = {};
          const agreed = new Map<string, string>();
          trace.forEach(([things, nth], turn) => {
            const bare = handoverLines(things, turn * 10_000);
            confirmed = { ...holding(confirmed, bare) };
            for (const { lineId, stamp } of bare) {
              if (agreed.get(lineId) !== stamp) agreed.delete(lineId);
            }
            for (const { lineId, confirmed: by } of withConfirmations(bare, confirmed)) {
              expect(by !== null, lineId).toBe(agreed.has(lineId));
            }
            const line = bare[nth];
            if (line === undefined) return;
            confirmed[line.lineId] = { stamp: line.stamp, actor: anActor(), atMs: turn };
            agreed.set(line.lineId, line.stamp);
          });
        },
      ),
    );
  });
});
