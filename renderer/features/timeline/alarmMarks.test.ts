import { describe, expect, it } from 'vitest';
import { leadMs, marksOf, nextAlarmAt } from './alarmMarks';

const what = { zh: '拥堵', en: 'Congestion' };
const alarm = (atMs: number, priority: 'critical' | 'low' = 'low') => ({
  alarmId: `a${String(atMs)}`,
  atMs,
  priority,
  what,
});

describe('the marks of alarms', () => {
  const range = { fromMs: 0, toMs: 1_000_000 };

  it('stand in order, and only where the range is', () => {
    const marks = marksOf([alarm(900_000), alarm(100_000), alarm(1_200_000)], range);
    expect(marks.map(({ atMs, count }) => [atMs, count])).toEqual([
      [100_000, 1],
      [900_000, 1],
    ]);
  });

  it('are one when they stand close, and the most urgent leads it', () => {
    const marks = marksOf([alarm(100_000), alarm(105_000, 'critical'), alarm(110_000)], range);
    expect(marks).toEqual([{ ...alarm(105_000, 'critical'), atMs: 100_000, count: 3 }]);
  });

  it('lead on with every press', () => {
    const raised = [200_000, 500_000, 800_000];
    const first = nextAlarmAt(raised, 0, 1);
    expect(first).toBe(200_000 - leadMs);
    expect(nextAlarmAt(raised, first ?? 0, 1)).toBe(500_000 - leadMs);
    expect(nextAlarmAt(raised, 900_000, -1)).toBe(800_000 - leadMs);
    expect(nextAlarmAt(raised, 800_000 - leadMs, -1)).toBe(500_000 - leadMs);
    expect(nextAlarmAt(raised, 800_000, 1)).toBeUndefined();
    expect(nextAlarmAt([], 0, -1)).toBeUndefined();
  });
});
