import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priorities, type Alarm } from '#contract/alarm';
import type { AlarmId } from '#contract/ids';
import { anAlarm } from '../../tests/builders/happenings';
import { fewAlarms } from './fewAlarms';

type Alarms = Record<AlarmId, Alarm>;

const keyed = (alarms: readonly Alarm[]): Alarms =>
  Object.fromEntries(alarms.map((alarm) => [alarm.alarmId, alarm]));

const many = (count: number, given: Partial<Alarm> = {}): Alarm[] =>
  Array.from({ length: count }, (_, at) =>
    anAlarm({ alarmId: `city:${String(at)}` as AlarmId, priority: 'low', ...given }),
  );

const told = (before: Alarms, now: Alarms): Alarm[] =>
  Object.values(fewAlarms(before, now)).filter((alarm) => before[alarm.alarmId] !== alarm);

describe('what a window is told at once', () => {
  it('is everything, while that is little', () => {
    const now = keyed(many(150));
    expect(fewAlarms({}, now)).toBe(now);
  });

  it('is bounded, and a Critical among thousands is in it', () => {
    const critical = anAlarm({ alarmId: 'city:critical' as AlarmId, priority: 'critical' });
    const first = told({}, keyed([...many(5_000), critical]));
    expect(first).toHaveLength(150);
    expect(first).toContain(critical);
  });

  it('puts what stands otherwise before what only came again', () => {
    const before = keyed(many(1_000));
    const again = many(1_000, { count: 2, lastAtMs: 9_000 });
    const answered = anAlarm({ ...again[777], priority: 'low', response: 'acknowledged' });
    const now = keyed([...again, answered]);
    expect(told(before, now)).toContain(answered);
  });

  it('forgets at once what is gone', () => {
    const before = keyed(many(1_000));
    const now = keyed(many(900, { count: 2 }));
    expect(Object.keys(fewAlarms(before, now))).toHaveLength(900);
  });

  it('comes to the whole, whatever changed, after few turns', () => {
    const alarm = fc.record({
      alarmId: fc.nat({ max: 800 }).map((at) => `city:${String(at)}` as AlarmId),
      priority: fc.constantFrom(...priorities),
      count: fc.integer({ min: 1, max: 3 }),
    });
    const list = fc.array(alarm.map(anAlarm), { maxLength: 600 }).map(keyed);
    fc.assert(
      fc.property(list, list, (before, now) => {
        let window = before;
        for (let turn = 0; turn < 5; turn += 1) window = fewAlarms(window, now);
        expect(window).toEqual(now);
      }),
      { numRuns: 40 },
    );
  });
});
