/** Pure figures over samples. */

export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  // The nearest rank: a figure that was really measured.
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? Number.NaN)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

export const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

export const spreadOf = (values: readonly number[]): [number, number] => [
  Math.min(...values),
  Math.max(...values),
];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Theil–Sen: the median of the slopes between all pairs of points. */
export function theilSen(points: readonly Point[]): number {
  const slopes: number[] = [];
  points.forEach((one, index) => {
    for (const other of points.slice(index + 1)) {
      if (other.x !== one.x) slopes.push((other.y - one.y) / (other.x - one.x));
    }
  });
  return median(slopes);
}

/** The slope with its 95 % interval by bootstrap; the seed makes it the same every time. */
export function slopeOf(
  points: readonly Point[],
  { draws = 400, seed = 1 } = {},
): { slope: number; interval: [number, number] } {
  // Pairs grow with the square; more than this adds nothing but time.
  const kept = thinned(points, 150);
  const chance = chanceOf(seed);
  // A draw that holds one point only has no slope.
  const slopes = Array.from({ length: draws }, () =>
    theilSen(kept.map(() => kept[Math.floor(chance() * kept.length)] ?? { x: 0, y: 0 })),
  ).filter(Number.isFinite);
  return {
    slope: theilSen(kept),
    interval: [quantile(slopes, 0.025), quantile(slopes, 0.975)],
  };
}

/** Neighbouring points become their mean, until there are at most `most`. */
function thinned(points: readonly Point[], most: number): Point[] {
  const size = Math.ceil(points.length / most);
  if (size <= 1) return [...points];
  return Array.from({ length: Math.ceil(points.length / size) }, (_, index) => {
    const group = points.slice(index * size, (index + 1) * size);
    const mean = (values: number[]): number => sum(values) / values.length;
    return { x: mean(group.map(({ x }) => x)), y: mean(group.map(({ y }) => y)) };
  });
}

function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
