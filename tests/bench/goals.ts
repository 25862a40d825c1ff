import type { Metric } from './result';

/** A goal of the product: what a figure must not be above, or below. */
interface Goal {
  /** Which of the two numbers of a metric it is about. */
  readonly of: 'ours' | 'ratio';
  readonly limit: number;
  /** So much beyond the yardstick's own figure. */
  readonly isBeyondBaseline?: true;
  /** A slope whose interval holds 0 is good enough. */
  readonly mayHoldZero?: true;
}

const goals: Readonly<Record<string, Goal>> = {
  P1a: { of: 'ratio', limit: 1 },
  P1b: { of: 'ratio', limit: 0.6 },
  P1c: { of: 'ours', limit: 0.995 },
  P1d: { of: 'ours', limit: 0 },
  P2a: { of: 'ratio', limit: 1 },
  P2b: { of: 'ours', limit: 0 },
  'P2b slowest': { of: 'ours', limit: 1 },
  P2c: { of: 'ours', limit: 0.95 },
  P3: { of: 'ratio', limit: 0.35 },
  P4: { of: 'ours', limit: 100 },
  'P4 too old': { of: 'ours', limit: 0 },
  P5a: { of: 'ours', limit: 0.98 },
  P5b: { of: 'ours', limit: 0 },
  // Two frame intervals and 100 ms, at twelve pictures a second.
  P5c: { of: 'ours', limit: 267 },
  'P5c black': { of: 'ours', limit: 0 },
  P6a: { of: 'ours', limit: 0 },
  P6b: { of: 'ours', limit: 0 },
  P7a: { of: 'ratio', limit: 1.02 },
  // One frame of the display beyond the bare element.
  ...Object.fromEntries(
    ['P8a', 'P8b', 'P8c'].map((id) => [
      id,
      { of: 'ours', limit: 1000 / 60, isBeyondBaseline: true } as const,
    ]),
  ),
  P8d: { of: 'ratio', limit: 1.5 },
  P9a: { of: 'ours', limit: 0 },
  P9b: { of: 'ours', limit: 0 },
  P9c: { of: 'ours', limit: 50 },
  P9d: { of: 'ours', limit: 0.98 },
  P9e: { of: 'ratio', limit: 1.02 },
  P10a: { of: 'ours', limit: 16 },
  P10b: { of: 'ours', limit: 8 },
  'P10b missed': { of: 'ours', limit: 0.01 },
  P10c: { of: 'ratio', limit: 1.1 },
  C1: { of: 'ratio', limit: 1.5 },
  C2: { of: 'ours', limit: 16 },
  C3: { of: 'ours', limit: 0.02 },
  'C3 listed': { of: 'ours', limit: 0.02 },
  C4: { of: 'ours', limit: 2 },
  P11: { of: 'ratio', limit: 0.5 },
  P12: { of: 'ratio', limit: 1 },
  P13a: { of: 'ours', limit: 300 },
  P13b: { of: 'ours', limit: 1, mayHoldZero: true },
  P13c: { of: 'ours', limit: 150 },
  L1: { of: 'ours', limit: 0.02 },
  L2: { of: 'ours', limit: 5 },
  // Two lengths of the loop of `proof`, six seconds, and five.
  'L2 loop': { of: 'ours', limit: 17 },
  'L2 healthy marked': { of: 'ours', limit: 0 },
  L3: { of: 'ours', limit: 0 },
  G1: { of: 'ours', limit: 2 },
  G2: { of: 'ours', limit: 0 },
  T1: { of: 'ratio', limit: 0.5 },
  T2: { of: 'ours', limit: 2 },
  I1: { of: 'ours', limit: 0.02 },
};

/** The goal in words: `≤ 0.6 ×`; empty where there is none. */
export function goalWords(metric: Metric): string {
  const goal = goals[metric.id];
  if (goal === undefined) return '';
  const limit = limitOf(goal, metric);
  if (Number.isNaN(limit)) return '';
  const sign = metric.better === 'lower' ? '≤' : '≥';
  return `${sign} ${String(Number(limit.toPrecision(4)))}${goal.of === 'ratio' ? ' ×' : ''}`;
}

/**
 * Whether a figure keeps its goal, or is at most `times` as far away as the goal allows; null
 * where there is no goal or nothing to compare.
 */
export function isKept(metric: Metric, times = 1): boolean | null {
  const goal = goals[metric.id];
  const value = goal?.of === 'ratio' ? metric.ratio : metric.ours;
  if (goal === undefined || value === null || Number.isNaN(value)) return null;
  const limit = limitOf(goal, metric);
  if (Number.isNaN(limit)) return null;
  if (goal.mayHoldZero === true && metric.spread[0] <= 0) return true;
  if (metric.better === 'lower') return value <= limit * times;
  // Shares near 1: what is missing may be so many times as much; what is a rate may be a part.
  const isShare = limit <= 1 && goal.limit !== 1;
  return value >= (isShare ? 1 - (1 - limit) * times : limit / times);
}

/** P1c need not be better than the looping file of the same run. */
function limitOf(goal: Goal, { id, baseline }: Metric): number {
  if (goal.isBeyondBaseline === true) return (baseline ?? Number.NaN) + goal.limit;
  return id === 'P1c' && baseline !== null ? Math.min(goal.limit, baseline) : goal.limit;
}
