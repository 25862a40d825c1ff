import { describe, expect, it } from 'vitest';
import { alarmQuerySchema } from '#contract/history';
import { boundsOf, firstWish, isNarrowed, queryOf, shiftStart } from './historyWish';

const at = (day: number, hour: number, minute = 0): number =>
  new Date(2026, 10, day, hour, minute).getTime();
const shifts = [480, 1200];
const now = { nowMs: at(23, 14), shiftStarts: shifts, before: null };

describe('spans of history', () => {
  it('begins the shift where the running one began, also over midnight', () => {
    expect(shiftStart(at(23, 14), shifts)).toBe(at(23, 8));
    expect(shiftStart(at(23, 21), shifts)).toBe(at(23, 20));
    expect(shiftStart(at(23, 3), shifts)).toBe(at(22, 20));
    expect(shiftStart(at(23, 8), shifts)).toBe(at(23, 8));
    expect(shiftStart(at(23, 3), [])).toBe(at(23, 0));
  });

  it('has whole days of the calendar', () => {
    expect(boundsOf('yesterday', at(23, 14), shifts)).toEqual({
      fromMs: at(22, 0),
      toMs: at(23, 0) - 1,
    });
    expect(boundsOf('today', at(23, 14), shifts)).toEqual({ fromMs: at(23, 0), toMs: null });
    expect(boundsOf('week', at(23, 14), shifts).fromMs).toBe(at(17, 0));
    expect(boundsOf('all', at(23, 14), shifts)).toEqual({ fromMs: null, toMs: null });
  });
});

describe('the question of a wish', () => {
  it('is one that the main process takes', () => {
    const wish = { ...firstWish, text: `  ${'火'.repeat(300)}`, kind: 'smoke' };
    expect(alarmQuerySchema.safeParse(queryOf(wish, now)).success).toBe(true);
  });

  it('includes the last of the typed days and leaves an empty end open', () => {
    const wish = { ...firstWish, span: null, fromDay: '2026-11-20', toDay: '2026-11-21' };
    expect(queryOf(wish, now)).toMatchObject({ fromMs: at(20, 0), toMs: at(22, 0) - 1 });
    expect(queryOf({ ...wish, toDay: '' }, now)).toMatchObject({ fromMs: at(20, 0), toMs: null });
  });

  it('is the same in whatever order priorities were chosen', () => {
    const one = queryOf({ ...firstWish, priorities: ['low', 'critical'] }, now);
    expect(one.priorities).toEqual(['critical', 'low']);
  });

  it('knows when there is something to take back', () => {
    expect(isNarrowed(firstWish)).toBe(false);
    const typed = { ...firstWish, text: 'smoke' };
    expect(isNarrowed(typed)).toBe(false);
    expect(isNarrowed({ ...firstWish, span: 'today' })).toBe(true);
    expect(isNarrowed({ ...firstWish, priorities: ['low'] })).toBe(true);
  });
});
