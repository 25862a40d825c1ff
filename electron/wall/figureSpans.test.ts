import { describe, expect, it } from 'vitest';
import { figurePeriods } from '#contract/board';
import { boardFigures, figureSpans } from './figureSpans';

const at = (day: number, hour: number, minute = 0): number =>
  new Date(2026, 10, day, hour, minute).getTime();
const shifts = [8 * 60, 20 * 60];
const edges = (period: (typeof figurePeriods)[number], nowMs: number) =>
  figureSpans(period, nowMs, shifts).edgesMs;

describe('the time that figures speak of', () => {
  it('is today by hours, after the whole of yesterday', () => {
    const told = edges('today', at(22, 14, 36));
    expect(told[0]).toBe(at(21, 0));
    expect(told[1]).toBe(at(22, 0));
    expect(told.at(-1)).toBe(at(22, 15));
    expect(told).toHaveLength(17);
  });

  it('is the shift at work, over midnight too, after the one before', () => {
    expect(edges('shift', at(22, 1, 20)).slice(0, 2)).toEqual([at(21, 8), at(21, 20)]);
    expect(edges('shift', at(22, 1, 20)).at(-1)).toBe(at(22, 2));
    expect(edges('shift', at(22, 8)).slice(0, 3)).toEqual([at(21, 20), at(22, 8), at(22, 9)]);
    expect(figureSpans('shift', at(22, 8), [])).toEqual(figureSpans('today', at(22, 8), []));
  });

  it('is seven or thirty days with today, after as many before', () => {
    const week = edges('week', at(22, 14));
    expect([week[0], week[1], week.at(-1), week.length]).toEqual([
      at(9, 0),
      at(16, 0),
      at(23, 0),
      9,
    ]);
    expect(edges('month', at(22, 14))).toHaveLength(32);
  });

  it.each(figurePeriods)('cuts %s into spans that ascend and hold the present', (period) => {
    for (let hour = 0; hour < 24; hour += 1) {
      const told = edges(period, at(22, hour, 59));
      expect(told.every((edge, index) => index === 0 || edge > (told[index - 1] ?? 0))).toBe(true);
      expect(told.at(-1)).toBeGreaterThan(at(22, hour, 59));
      expect(told.length).toBeLessThanOrEqual(41);
    }
  });
});

describe('figures of a tile', () => {
  it('are the sum of the parts; the span before stands apart', () => {
    const spans = { edgesMs: [0, 10, 20, 30], hasBefore: true };
    const counts = [
      { registered: 151, handled: 149 },
      { registered: 100, handled: 99 },
      { registered: 38, handled: 31 },
    ];
    expect(boardFigures(spans, counts, 25, 'platform')).toEqual({
      registered: 138,
      handled: 130,
      before: { registered: 151, handled: 149 },
      bars: [
        { fromMs: 10, registered: 100, handled: 99 },
        { fromMs: 20, registered: 38, handled: 31 },
      ],
      asOfMs: 25,
      source: 'platform',
    });
  });

  it('of all time leave out the years before anything was recorded', () => {
    const spans = { edgesMs: [0, 10, 20], hasBefore: false };
    const nothing = { registered: 0, handled: 0 };
    const some = { registered: 20_000_000, handled: 18_000_000 };
    expect(boardFigures(spans, [nothing, some], 5, 'platform')).toMatchObject({
      ...some,
      before: null,
      bars: [{ fromMs: 10 }],
    });
    expect(boardFigures(spans, [nothing, nothing], 5, 'record').bars).toHaveLength(1);
  });
});
