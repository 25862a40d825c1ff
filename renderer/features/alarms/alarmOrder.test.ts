import { describe, expect, it } from 'vitest';
import type { Alarm } from '#contract/alarm';
import { countWaiting, nextUnacknowledged, orderAlarms } from './alarmOrder';

const alarm = (
  alarmId: string,
  priority: Alarm['priority'],
  raisedAtMs: number,
  response = 'waiting',
): Alarm => ({ alarmId, priority, raisedAtMs, response, aside: null, firstAlarmId: null }) as Alarm;

describe('orderAlarms', () => {
  it('puts the most urgent first and the newest first within a priority', () => {
    const list = [alarm('a', 'low', 9), alarm('b', 'high', 1), alarm('c', 'high', 2)];
    const ordered = orderAlarms(Object.fromEntries(list.map((one) => [one.alarmId, one])));
    expect(ordered.map((one) => one.alarmId)).toEqual(['c', 'b', 'a']);
  });

  it('keeps a happening together under its first alarm, at the place of its most urgent', () => {
    const follower = (one: Alarm): Alarm => ({ ...one, firstAlarmId: 'first' as Alarm['alarmId'] });
    const ordered = orderAlarms({
      first: alarm('first', 'low', 1),
      other: alarm('other', 'high', 2),
      mild: follower(alarm('mild', 'medium', 3)),
      grave: follower(alarm('grave', 'critical', 4)),
    });
    expect(ordered.map((one) => one.alarmId)).toEqual(['first', 'grave', 'mild', 'other']);
  });

  it('leaves out what was put aside', () => {
    const shelved: Alarm = { ...alarm('a', 'high', 1), aside: 'shelved' };
    expect(orderAlarms({ a: shelved, b: alarm('b', 'low', 2) })).toHaveLength(1);
  });
});

describe('nextUnacknowledged', () => {
  const ordered = [
    alarm('a', 'critical', 3),
    alarm('b', 'high', 2, 'acknowledged'),
    alarm('c', 'low', 1),
  ];

  it('begins with the highest, skips answered ones and goes round', () => {
    expect(nextUnacknowledged(ordered, null)?.alarmId).toBe('a');
    expect(nextUnacknowledged(ordered, 'a')?.alarmId).toBe('c');
    expect(nextUnacknowledged(ordered, 'c')?.alarmId).toBe('a');
  });

  it('has none when all are answered', () => {
    expect(nextUnacknowledged([alarm('b', 'high', 2, 'acknowledged')], null)).toBeUndefined();
  });

  it('counts what waits by priority', () => {
    expect(countWaiting(ordered)).toEqual({ critical: 1, high: 0, medium: 0, low: 1 });
  });
});
