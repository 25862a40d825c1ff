import { describe, expect, it } from 'vitest';
import { defaultAlarmRules } from '#contract/alarmRules';
import { shelfEnd } from './shelfTime';

const at = (hour: number, minute = 0): number => new Date(2026, 4, 5, hour, minute).getTime();
const minuteMs = 60_000;

describe('the end of a shelving', () => {
  it('comes after the minutes chosen', () => {
    expect(shelfEnd(at(9), 15, defaultAlarmRules)).toBe(at(9, 15));
  });

  it('is never later than the longest time that the site allows', () => {
    expect(shelfEnd(at(9), null, defaultAlarmRules)).toBe(at(13));
    const rules = { ...defaultAlarmRules, shelfMaxMs: 10 * minuteMs };
    expect(shelfEnd(at(9), 60, rules)).toBe(at(9, 10));
  });

  it('does not reach past the end of the shift, also over midnight', () => {
    expect(shelfEnd(at(19, 50), 30, defaultAlarmRules)).toBe(at(20));
    expect(shelfEnd(at(20), 30, defaultAlarmRules)).toBe(at(20, 30));
    const rules = { ...defaultAlarmRules, shiftStarts: [0, 480] };
    expect(shelfEnd(at(23, 50), 60, rules)).toBe(at(24));
  });

  it('knows no shift where the site has none', () => {
    expect(shelfEnd(at(19, 50), 30, { ...defaultAlarmRules, shiftStarts: [] })).toBe(at(20, 20));
  });
});
