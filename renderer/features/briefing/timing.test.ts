import { expect, it } from 'vitest';
import { anItem, aProgramme } from '../../../tests/builders/briefing';
import { aheadMs, plannedMs } from './timing';

const programme = aProgramme({ items: [anItem(1), anItem(2), anItem(3)] });
const at = (index: number, itemSinceMs: number) => ({
  ...{ programme, index, startedAtMs: 0, itemSinceMs },
});

it('is on time while an item takes its time, and late by every second more', () => {
  expect(plannedMs(programme)).toBe(180_000);
  expect(aheadMs(at(0, 0), 30_000)).toBe(0);
  expect(aheadMs(at(0, 0), 72_000)).toBe(-12_000);
  expect(aheadMs(at(1, 42_000), 60_000)).toBe(18_000);
  expect(aheadMs(at(2, 120_000), 200_000)).toBe(-20_000);
});
