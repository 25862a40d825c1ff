import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestPairs } from './bestPairs';

const sumOf = (scores: readonly (readonly number[])[], pairs: readonly number[]): number =>
  pairs.reduce((sum, column, row) => sum + (scores[row]?.[column] ?? 0), 0);

/** The best sum by trying everything. */
const bestSum = (scores: readonly (readonly number[])[], used = new Set<number>()): number => {
  const [row, ...others] = scores;
  if (row === undefined) return 0;
  return Math.max(
    ...row.flatMap((score, column) =>
      used.has(column) ? [] : [score + bestSum(others, new Set([...used, column]))],
    ),
  );
};

it('finds the pairs whose scores add up to the most, each column once', () => {
  const table = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 2 }))
    .chain(([rows, more]) =>
      fc.array(
        fc.array(fc.integer({ min: -9, max: 20 }), {
          minLength: rows + more,
          maxLength: rows + more,
        }),
        { minLength: rows, maxLength: rows },
      ),
    );
  fc.assert(
    fc.property(table, (scores) => {
      const pairs = bestPairs(scores);
      expect(new Set(pairs).size).toBe(scores.length);
      expect(sumOf(scores, pairs)).toBe(bestSum(scores));
    }),
  );
});

it('has nothing to say about nothing', () => {
  expect(bestPairs([])).toEqual([]);
});
