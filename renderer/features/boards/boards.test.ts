import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageAt } from '../../kit/pages';
import { caseLayout } from './caseLayout';
import { figureText, rateText } from './figureText';
import { statisticsLayout } from './statisticsLayout';
import { barName, middleWithin, namedBars, trendBars } from './trendBars';

describe('A figure', () => {
  it.each([
    [0, '0', '0'],
    [138, '138', '138'],
    [9214, '9,214', '9,214'],
    [99_999, '99,999', '99,999'],
    [138_000, '13.8 tenThousand', '138.0 thousand'],
    [2_834_999, '283.4 tenThousand', '2.8 million'],
    [18_000_000, '1,800 tenThousand', '18.0 million'],
    [19_999_999, '1,999 tenThousand', '19.9 million'],
    [20_000_000, '2,000 tenThousand', '20.0 million'],
    [123_456_789, '1.2 hundredMillion', '123.4 million'],
    [1_234_567_890, '12.3 hundredMillion', '1.2 billion'],
  ])('%i is said as %s and %s', (value, zh, en) => {
    const said = (locale: 'zh-CN' | 'en') => {
      const { figure, unit } = figureText(value, locale);
      return unit === null ? figure : `${figure} ${unit}`;
    };
    expect([said('zh-CN'), said('en')]).toEqual([zh, en]);
  });

  it.each([
    [0, 0, null],
    [138, 130, '94.2'],
    [151, 149, '98.6'],
    [20_000_000, 18_000_000, '90.0'],
    [1_000_000, 999_999, '99.9'],
    [7, 7, '100'],
    [5, 0, '0.0'],
  ])('the rate of %i and %i is %s', (registered, handled, rate) => {
    expect(rateText({ registered, handled })).toBe(rate);
  });
});

describe('A statistics tile', () => {
  const asked = {
    figures: [
      [1.9, 0],
      [1.9, 0],
      [2.2, 0.9],
    ] as const,
    labels: [2, 2, 3],
    befores: [3.8, 3.8, 4.2],
  };

  it('is large with bars in a large tile, and gives way part by part', () => {
    expect(statisticsLayout({ ...asked, width: 28, height: 19 })).toMatchObject({
      figureSize: 3.5,
      hasBefore: true,
      isColumns: true,
    });
    expect(statisticsLayout({ ...asked, width: 28, height: 9 }).chartHeight).toBeNull();
    expect(statisticsLayout({ ...asked, width: 7, height: 9 })).toMatchObject({
      isColumns: false,
      figureCount: 3,
    });
    expect(statisticsLayout({ ...asked, width: 7, height: 4.5 }).figureCount).toBe(1);
  });

  it('never asks for more height than there is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 6, max: 60, noNaN: true }),
        fc.double({ min: 4, max: 40, noNaN: true }),
        (width, height) => {
          const { isColumns, figureSize, hasBefore, chartHeight, figureCount } = statisticsLayout({
            ...asked,
            width,
            height,
          });
          const rows = isColumns
            ? figureSize * 1.16 + (hasBefore ? 2.8 : 1.4)
            : figureCount * figureSize * 1.25;
          const chart = chartHeight === null ? 0 : chartHeight + 2.8;
          expect(rows + chart).toBeLessThanOrEqual(Math.max(1.5, height - 3.1) + 1e-9);
        },
      ),
    );
  });
});

describe('The bars of a trend', () => {
  it('fill the chart with the highest, and show what is left as the gap', () => {
    const [first, second, third] = trendBars(
      [
        { registered: 100, handled: 90 },
        { registered: 50, handled: 50 },
        { registered: 0, handled: 0 },
      ],
      700,
      100,
    );
    expect(first).toMatchObject({ registered: 100, handled: 90 });
    expect(second).toMatchObject({ registered: 50, handled: 50 });
    expect(third).toMatchObject({ registered: 0, handled: 0 });
    expect((first?.left ?? 0) + (first?.width ?? 0)).toBeLessThan(second?.left ?? 0);
  });

  it('are named within the chart, as near to their middle as goes', () => {
    expect([4, 50, 97].map((middle) => middleWithin(middle, 20, 100))).toEqual([10, 50, 90]);
  });

  it('are named by hour, day or year, as many as have room', () => {
    const at = new Date(2026, 10, 22, 8).getTime();
    expect(barName(at, 'today')).toBe('08');
    expect(barName(at, 'week')).toBe('22');
    expect(barName(at, 'all')).toBe('2026');
    expect(namedBars(24, 6)).toEqual([0, 4, 8, 12, 16, 20]);
    expect(namedBars(3, 0)).toEqual([0]);
  });
});

describe('A list of cases', () => {
  it('has names beside the place where they fit, then no names, then two lines', () => {
    expect(caseLayout(34, 17, 4)).toMatchObject({ lines: 1, hasNames: true, rows: 5 });
    expect(caseLayout(22, 17, 4)).toMatchObject({ lines: 1, hasNames: false });
    expect(caseLayout(14, 17, 4)).toMatchObject({ lines: 2 });
  });

  it('turns its pages by the time alone, each as long as the other', () => {
    const seen = new Map<number, number>();
    for (let second = 0; second < 36; second += 1) {
      const { page, first, pages } = pageAt(second * 1000, 25, 10);
      expect([pages, first]).toEqual([3, page * 10]);
      seen.set(page, (seen.get(page) ?? 0) + 1);
    }
    expect([...seen]).toEqual([
      [0, 12],
      [1, 12],
      [2, 12],
    ]);
    expect(pageAt(99_000, 8, 10)).toEqual({ page: 0, pages: 1, first: 0 });
    expect(pageAt(99_000, 8, 0).pages).toBe(1);
  });
});
