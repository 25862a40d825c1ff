import { goalWords, isKept } from './goals';
import type { Metric } from './result';

/** `npm test` is no measurement: it only holds figures at so many times their goals. */
const heldAt = 5;

/** A figure in one line. */
export function metricLine(metric: Metric): string {
  const { id, unit, ours, baseline, against, ratio } = metric;
  const beside =
    baseline === null ? '' : `, ${against} ${digits(baseline)}, ratio ${digits(ratio)}`;
  const goal = goalWords(metric);
  const kept = isKept(metric);
  const judged = goal === '' ? '' : ` (goal ${goal}${kept === false ? ', not reached' : ''})`;
  return `${id}: ${digits(ours)} ${unit}${beside}${judged}`;
}

/** The figures that are so far from their goals that no noise explains it. */
export const beyondGoals = (metrics: readonly Metric[]): string[] =>
  metrics
    .filter((metric) => isKept(metric, heldAt) === false)
    .map((metric) => `Beyond ${String(heldAt)} times its goal: ${metricLine(metric)}`);

export const digits = (value: number | null): string =>
  value === null || Number.isNaN(value) ? '–' : String(Number(value.toPrecision(4)));
