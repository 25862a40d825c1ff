import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDigits, readTypedTime } from './typedTime';

const now = new Date(2026, 10, 22, 14, 36, 5).getTime();
const at = (day: number, ...time: [number, number, number]): number =>
  new Date(2026, 10, day, ...time).getTime();
const read = (text: string, dayMs = now): number | null => readTypedTime(text, dayMs, now);

describe('a time that is typed', () => {
  it.each([
    ['021430', at(22, 2, 14, 30)],
    ['0214', at(22, 2, 14, 0)],
    ['02:14:30', at(22, 2, 14, 30)],
    ['2:14', at(22, 2, 14, 0)],
    ['02:14:30', at(22, 2, 14, 30)],
    ['昨天 02:14:30', at(21, 2, 14, 30)],
    ['昨天021430', at(21, 2, 14, 30)],
    ['前天 23:59', at(20, 23, 59, 0)],
    ['yesterday 02:14', at(21, 2, 14, 0)],
    ['Today 0214', at(22, 2, 14, 0)],
    ['11-20 02:14:30', at(20, 2, 14, 30)],
    ['11月20日 02:14:30', at(20, 2, 14, 30)],
    ['2026-11-02 021430', at(2, 2, 14, 30)],
    ['12-31 10:00', new Date(2025, 11, 31, 10).getTime()],
  ])('reads %s', (text, wanted) => {
    expect(read(text)).toBe(wanted);
  });

  it('is of the day that is looked at, and of yesterday when it has not come yet today', () => {
    expect(read('021430', at(19, 12, 0, 0))).toBe(at(19, 2, 14, 30));
    expect(read('235900')).toBe(at(21, 23, 59, 0));
  });

  it.each([
    '',
    '25:00',
    '2:60',
    '1234567',
    '2026-02-30 10:00',
    '今天 23:00',
    '2027-01-01 10:00',
    '昨天 11-20 02:14',
    'soon',
    '12',
  ])('refuses %j', (text) => {
    expect(read(text)).toBeNull();
  });

  it('never fails, and never answers what is to come, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), (text) => {
        const answer = read(text);
        expect(answer === null || answer <= now).toBe(true);
      }),
    );
  });

  it('reads the digits before a key only when they are a whole time', () => {
    expect(readDigits('021430', now, now)).toBe(at(22, 2, 14, 30));
    expect(readDigits('001430', now, now)).toBe(at(22, 0, 14, 30));
    expect(readDigits('1430', now, now)).toBe(at(22, 14, 30, 0));
    expect(readDigits('103', now, now)).toBeNull();
    expect(readDigits('1032', now, now)).toBe(at(22, 10, 32, 0));
  });
});
