import type { BenchName } from './benchNames';

/** How much of everything a run measures. */
export interface Lengths {
  readonly rounds: number;
  /** Of one window of one engine. */
  readonly seconds: number;
  /** The run of ours alone that counts stalls and false marks. */
  readonly longMinutes: number;
  /** The run that asks whether the delay grows. */
  readonly driftMinutes: number;
  /** Leases opened and closed by each engine of `churn`. */
  readonly units: number;
  /** Deaths of the gateway. */
  readonly deaths: number;
  /** Cameras called by keys. */
  readonly callUps: number;
  /** How long all streams stay cut. */
  readonly cutSeconds: number;
  /** Alarms timed on their way to the wall. */
  readonly probes: number;
  /** How long each of the floods of alarms lasts. */
  readonly floodSeconds: number;
  /** Alarms in the journal that is searched. */
  readonly rows: number;
  /** Channels of the platform whose catalog is read. */
  readonly cameras: number;
}

/** What metrics.md asks for. */
export const fullLengths: Lengths = {
  rounds: 3,
  seconds: 60,
  longMinutes: 10,
  driftMinutes: 20,
  units: 5000,
  deaths: 20,
  callUps: 50,
  cutSeconds: 30,
  probes: 300,
  floodSeconds: 60,
  rows: 1_000_000,
  cameras: 100_000,
};

/** One round within 50 s; what does not fit is left out. */
export const quickLengths: Lengths = {
  ...{ rounds: 1, seconds: 6, longMinutes: 0, driftMinutes: 0 },
  ...{ units: 256, deaths: 0, callUps: 0, cutSeconds: 10 },
  ...{ probes: 16, floodSeconds: 0, rows: 100_000, cameras: 20_000 },
};

/** Windows of another length make everything else longer or shorter with them, but never longer. */
export function scaledLengths(usual: Lengths, rounds: number, seconds: number): Lengths {
  const share = Math.min(1, seconds / usual.seconds);
  const scaled = (value: number, least: number): number =>
    Math.min(value, Math.max(least, Math.round(value * share)));
  return {
    rounds,
    seconds,
    longMinutes: usual.longMinutes * share,
    driftMinutes: usual.driftMinutes * share,
    units: scaled(usual.units, 384),
    deaths: scaled(usual.deaths, 2),
    callUps: scaled(usual.callUps, 5),
    cutSeconds: scaled(usual.cutSeconds, 12),
    probes: scaled(usual.probes, 16),
    floodSeconds: scaled(usual.floodSeconds, 5),
    rows: scaled(usual.rows, 100_000),
    cameras: scaled(usual.cameras, 20_000),
  };
}

/** What the figures of each bench rest on. */
const used: Readonly<Record<BenchName, readonly (keyof Lengths)[]>> = {
  start: ['rounds'],
  ttff: ['rounds', 'callUps'],
  alarms: ['rounds', 'probes', 'floodSeconds'],
  history: ['rounds', 'rows'],
  catalog: ['rounds', 'cameras'],
  layout: ['rounds'],
  storm: ['rounds', 'seconds', 'deaths', 'cutSeconds'],
  hosts: ['rounds', 'seconds'],
  proof: ['rounds'],
  idle: ['rounds', 'seconds'],
  dup: ['rounds', 'seconds'],
  wall: ['rounds', 'seconds', 'longMinutes'],
  churn: ['units'],
  latency: ['rounds', 'seconds', 'driftMinutes'],
};

/** What of a bench is shorter than metrics.md asks, in words; every result says so. */
export function shortenings(name: BenchName, lengths: Lengths, usual: Lengths): string[] {
  return lengthWords.flatMap(([length, word]) =>
    used[name].includes(length) && lengths[length] < usual[length]
      ? [`${short(lengths[length])} ${word} (full: ${short(usual[length])})`]
      : [],
  );
}

const lengthWords: readonly (readonly [keyof Lengths, string])[] = [
  ['rounds', 'rounds'],
  ['seconds', 's a window'],
  ['longMinutes', 'min alone'],
  ['driftMinutes', 'min of delay'],
  ['units', 'units'],
  ['deaths', 'deaths of the gateway'],
  ['callUps', 'call-ups'],
  ['cutSeconds', 's cut'],
  ['probes', 'alarms timed'],
  ['floodSeconds', 's a flood'],
  ['rows', 'alarms in the journal'],
  ['cameras', 'channels'],
];

const short = (value: number): string => String(Number(value.toPrecision(3)));
