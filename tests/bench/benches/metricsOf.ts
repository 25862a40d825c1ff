import { median, spreadOf } from '../measure/statistics';
import { ratioOf, type Metric, type Round } from '../result';
import { soundRounds, valuesOf } from './rounds';

interface MetricWish {
  readonly id: string;
  readonly unit: string;
  readonly figure: string;
  /** Engine of the yardstick. */
  readonly against: string;
  readonly better: Metric['better'];
  /** The engine measured, `ours` unless told. */
  readonly of?: string;
}

/** One figure of ours beside a yardstick's: medians over the rounds, the ratio's spread. */
export function metricOf(rounds: readonly Round[], wish: MetricWish): Metric[] {
  const { id, unit, figure, against, better, of = 'ours' } = wish;
  const ours = valuesOf(rounds, of, figure);
  const theirs = valuesOf(rounds, against, figure);
  if (ours.length === 0) return [];
  // Only what was measured in the same round is compared.
  const ratios = soundRounds(rounds).flatMap(({ engines }) => {
    const mine = engines[of]?.[figure];
    const other = engines[against]?.[figure];
    return ratioOf(mine ?? null, other ?? null) ?? [];
  });
  const mine = median(ours);
  const baseline = theirs.length === 0 ? null : median(theirs);
  return [
    {
      ...{ id, unit, better, against, ours: mine, baseline },
      ratio: ratios.length === 0 ? null : median(ratios),
      spread: spreadOf(ratios.length === 0 ? ours : ratios),
    },
  ];
}

/** A figure that stands alone. */
export const bareMetric = (
  id: string,
  unit: string,
  values: readonly number[],
  better: Metric['better'] = 'lower',
): Metric[] =>
  values.length === 0
    ? []
    : [
        {
          ...{ id, unit, better, baseline: null, against: '', ratio: null },
          ours: median(values),
          spread: spreadOf(values),
        },
      ];
