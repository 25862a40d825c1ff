import { describe, expect, it } from 'vitest';

import { goalWords, isKept } from './goals';
import { beyondGoals } from './lines';
import type { Metric } from './result';

const metric = (wish: Partial<Metric> & { id: string }): Metric => ({
  ...{ unit: '', ours: 1, baseline: null, against: '', ratio: null, spread: [0, 0] },
  better: 'lower',
  ...wish,
});

describe('goals', () => {
  it('judges a ratio where the goal is one', () => {
    const p1b = metric({ id: 'P1b', ours: 0.7, baseline: 1.2, ratio: 0.58 });
    expect(isKept(p1b)).toBe(true);
    expect(goalWords(p1b)).toBe('≤ 0.6 ×');
    expect(isKept({ ...p1b, ratio: 0.61 })).toBe(false);
  });

  it('does not judge what has nothing to be compared with', () => {
    expect(isKept(metric({ id: 'P1b' }))).toBeNull();
    expect(isKept(metric({ id: 'P7b' }))).toBeNull();
    expect(goalWords(metric({ id: 'P7b' }))).toBe('');
  });

  it('asks no more pictures than the looping file shows in the same run', () => {
    const p1c = metric({ id: 'P1c', ours: 0.99, baseline: 0.985, better: 'higher' });
    expect(isKept(p1c)).toBe(true);
    expect(isKept({ ...p1c, baseline: 1 })).toBe(false);
  });

  it('takes a slope whose interval holds 0 for none', () => {
    expect(isKept(metric({ id: 'P13b', ours: 4, spread: [-2, 9] }))).toBe(true);
    expect(isKept(metric({ id: 'P13b', ours: 4, spread: [2, 9] }))).toBe(false);
  });

  it('holds figures at five times their goals only', () => {
    const cores = metric({ id: 'P1a', ours: 2, baseline: 0.5, ratio: 4 });
    const shown = metric({ id: 'P1c', ours: 0.98, baseline: 1, better: 'higher' });
    expect([cores, shown].map((one) => isKept(one))).toEqual([false, false]);
    expect(beyondGoals([cores, shown])).toEqual([]);
    expect(
      beyondGoals([
        { ...cores, ratio: 5.1 },
        { ...shown, ours: 0.97 },
      ]),
    ).toHaveLength(2);
  });
});
