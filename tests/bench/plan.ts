import type { BenchName } from './benchNames';
import { fullLengths, type Lengths } from './lengths';

/** One bench of a planned run. */
export interface PlannedBench {
  readonly name: BenchName;
  readonly lengths: Lengths;
  /** What it will take, as far as one knows. */
  readonly seconds: number;
}

/** Start of an engine, waiting for an idle machine before it, its end. */
const turnS = 8;
/** The looping file measured twice. */
const pairS = 28;
const settledS = turnS + 10;

/** Seconds that a bench takes, from what it does; the summands are its turns. */
const costs: Readonly<Record<BenchName, (lengths: Lengths) => number>> = {
  start: ({ rounds }) => 12 + rounds * 3 * 10,
  ttff: ({ rounds, callUps }) => rounds * 42 + (callUps > 0 ? 25 + callUps * 2.3 : 0),
  alarms: ({ rounds, probes, floodSeconds }) =>
    rounds * (7 * (settledS + probes / 2 + 4) + turnS) +
    (floodSeconds > 0 ? settledS + 150 + 3 * (floodSeconds * 2 + 20) : 0),
  history: ({ rounds, rows }) => rows / 10_000 + rounds * 130,
  catalog: ({ rounds, cameras }) => cameras / 10_000 + rounds * (50 + cameras / 5_000),
  layout: ({ rounds }) => rounds * (turnS + 34 + pairS),
  storm: ({ rounds, seconds, cutSeconds, deaths }) =>
    rounds * (2 * (turnS + 30 + seconds + cutSeconds) + pairS) +
    (deaths > 0 ? 25 + deaths * 13 : 0),
  hosts: ({ rounds, seconds }) => 2 * rounds * (2 * (turnS + 20 + seconds) + pairS),
  proof: ({ rounds }) => rounds * (2 * (turnS + 65) + pairS),
  idle: ({ rounds, seconds }) => rounds * (turnS + 75 + seconds + pairS),
  dup: ({ rounds, seconds }) => rounds * 3 * (settledS + 3 + seconds),
  wall: ({ rounds, seconds, longMinutes }) =>
    (rounds * 9 + 2) * (settledS + seconds) + longRunS(longMinutes),
  churn: ({ units }) => pairS + 2 * turnS + (units / 64) * 6.2,
  latency: ({ rounds, seconds, driftMinutes }) =>
    rounds * (4 * (settledS + 3 + seconds) + pairS) + longRunS(driftMinutes),
};

const longRunS = (minutes: number): number => (minutes > 0 ? settledS + 5 + minutes * 60 : 0);

/** The least that says something. */
const least: Lengths = {
  ...{ rounds: 1, seconds: 10, longMinutes: 3, driftMinutes: 3 },
  ...{ units: 1280, deaths: 5, callUps: 20, cutSeconds: 20 },
  ...{ probes: 40, floodSeconds: 10, rows: 300_000, cameras: 100_000 },
};
const leastOf: Partial<Record<BenchName, Partial<Lengths>>> = {
  hosts: { seconds: 20 },
  dup: { seconds: 20 },
  latency: { seconds: 20 },
};

/** What is bought with the time that is left, dearest wish first. */
const wishes: readonly (readonly [BenchName, Partial<Lengths>])[] = [
  ['ttff', { callUps: 50 }],
  ['start', { rounds: 3 }],
  ['ttff', { rounds: 3 }],
  ['alarms', { probes: 100 }],
  ['history', { rows: 1_000_000 }],
  ['storm', { deaths: 20 }],
  ['wall', { rounds: 3 }],
  ['layout', { rounds: 3 }],
  ['wall', { longMinutes: 6 }],
  ['latency', { driftMinutes: 6 }],
  ['churn', { units: 2560 }],
  ['storm', { cutSeconds: 30 }],
  ['wall', { longMinutes: 10 }],
  ['latency', { driftMinutes: 10 }],
  ['churn', { units: 5000 }],
  ['storm', { rounds: 3 }],
  ['alarms', { floodSeconds: 60 }],
  ['history', { rounds: 3 }],
  ['catalog', { rounds: 3 }],
  ['hosts', { seconds: 60 }],
  ['wall', { seconds: 20 }],
  ['latency', { driftMinutes: 20 }],
  ['alarms', { probes: 300 }],
  ['latency', { seconds: 60 }],
  ['wall', { seconds: 60 }],
  ['dup', { seconds: 60, rounds: 3 }],
  ['idle', { seconds: 60, rounds: 3 }],
  ['proof', { rounds: 3 }],
  ['alarms', { rounds: 3 }],
  ['hosts', { rounds: 3 }],
  ['latency', { rounds: 3 }],
  ['storm', { seconds: 60 }],
];

export const secondsOf = (name: BenchName, lengths: Lengths): number => costs[name](lengths);

/**
 * Divides what time is left over the benches that are left: each gets the least that says
 * something, then wishes are granted in their order as far as the time goes. A bench whose least
 * does not fit any more is not in the answer.
 */
export function planFor(names: readonly BenchName[], seconds: number): PlannedBench[] {
  let left = seconds;
  const plan = new Map<BenchName, Lengths>();
  for (const name of names) {
    const lengths = { ...least, ...leastOf[name] };
    if (secondsOf(name, lengths) > left) continue;
    left -= secondsOf(name, lengths);
    plan.set(name, lengths);
  }
  for (const [name, wish] of wishes) {
    const lengths = plan.get(name);
    if (lengths === undefined) continue;
    const grown = { ...lengths, ...wish };
    const price = secondsOf(name, grown) - secondsOf(name, lengths);
    if (price > left) continue;
    left -= price;
    plan.set(name, grown);
  }
  return [...plan].map(([name, lengths]) => ({ name, lengths, seconds: secondsOf(name, lengths) }));
}

/** What a run without a budget will take. */
export const fullSeconds = (names: readonly BenchName[], lengths: Lengths = fullLengths): number =>
  names.reduce((sum, name) => sum + secondsOf(name, lengths), 0);

/** A plan in one line. */
export function planLine(plan: readonly PlannedBench[]): string {
  const whole = plan.reduce((sum, { seconds }) => sum + seconds, 0);
  const parts = plan.map(({ name, seconds }) => `${name} ${(seconds / 60).toFixed(1)}`);
  return `${parts.join(', ')}: ${(whole / 60).toFixed(0)} min`;
}
