import { describe, expect, it } from 'vitest';
import { roughWidth } from '../../kit/textWidth';
import { clockLayout } from './clockLayout';
import { timeLeft } from './countdown';
import { momentIn, zoneName } from './zoneClock';

const words = { name: '指挥中心', date: '2026-11-23', weekday: '星期一' };

describe('a clock', () => {
  it('says all it can in a large tile and only hours and minutes in the smallest', () => {
    const large = clockLayout(words, { width: 40, height: 22 }, roughWidth);
    expect(large).toMatchObject({ hasName: true, hasWeekday: true, hasSeconds: true });
    expect(large.timeSize).toBeGreaterThanOrEqual(5);
    expect(clockLayout(words, { width: 10, height: 4 }, roughWidth)).toMatchObject({
      hasDate: true,
      hasName: false,
      hasSeconds: true,
    });
    expect(clockLayout(words, { width: 5, height: 2.2 }, roughWidth)).toMatchObject({
      hasDate: false,
      hasSeconds: false,
      timeSize: 1,
    });
  });

  it('never writes smaller than is read from the back of the room', () => {
    for (const width of [4, 7, 9, 12, 20, 40]) {
      for (const height of [1.5, 3, 5, 9, 18]) {
        const { timeSize, lineSize } = clockLayout(words, { width, height }, roughWidth);
        expect(Math.min(timeSize, lineSize)).toBeGreaterThanOrEqual(1);
      }
    }
  });

  it('runs by another zone, through its midnight, in both languages', () => {
    const atMs = Date.UTC(2026, 10, 23, 18, 30, 5);
    expect(momentIn(atMs, 'Asia/Shanghai', 'zh-CN')).toEqual({
      time: '02:30:05',
      date: '2026-11-24',
      weekday: '星期二',
    });
    expect(momentIn(atMs, 'UTC', 'en')).toEqual({
      time: '18:30:05',
      date: '2026-11-23',
      weekday: 'Monday',
    });
    expect(momentIn(Date.UTC(2026, 0, 1), 'UTC', 'en')?.time).toBe('00:00:00');
  });

  it('shows no time where the zone is unknown', () => {
    expect(momentIn(0, 'Mars/Olympus', 'en')).toBeNull();
    expect(zoneName('Mars/Olympus', 'en')).toBe('Mars/Olympus');
    expect(zoneName('Asia/Shanghai', 'en')).toBe('China Standard Time');
  });
});

describe('a countdown', () => {
  it('counts whole seconds to the last one, and days apart', () => {
    expect(timeLeft(10_000, 9_001)).toEqual({ days: 0, clock: '00:00:01' });
    expect(timeLeft(90_061_000, 0)).toEqual({ days: 1, clock: '01:01:01' });
    expect(timeLeft(10_000, 10_000)).toBeNull();
    expect(timeLeft(10_000, 99_000)).toBeNull();
  });
});
