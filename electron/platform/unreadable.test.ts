import { expect, it } from 'vitest';

import type { Unreadable } from '#contract/view';

import { FakeClock } from '../../tests/fakes/fakeClock';
import { UnreadableCount } from './unreadable';

const given = () => {
  const clock = new FakeClock(5_000);
  const told: Unreadable[] = [];
  const count = new UnreadableCount({ clock, tell: (unreadable) => told.push(unreadable) });
  return { clock, count, told };
};

it('tells the first at once, with the name that the platform has for it', () => {
  const { count, told } = given();
  count.lost({ id: 'A-7\u202E' });
  expect(told).toEqual([{ lost: 1, mended: 0, lastId: 'A-7', lastAtMs: 5_000 }]);
});

it('counts ten thousand a second and tells twice', () => {
  const { clock, count, told } = given();
  for (let n = 0; n < 10_000; n += 1) count.lost({ id: `A-${String(n)}` });
  count.mended(null);
  clock.advance(1_000);
  expect(told).toHaveLength(2);
  expect(told[1]).toMatchObject({ lost: 10_000, mended: 1, lastId: null });
  clock.advance(60_000);
  expect(told).toHaveLength(2);
});

it('is silent once it was stopped', () => {
  const { clock, count, told } = given();
  count.lost('');
  count.lost('');
  count.stop();
  clock.advance(5_000);
  expect(told).toHaveLength(1);
});
