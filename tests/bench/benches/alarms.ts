import { Crier } from '../crier/crier';
import { startBaseline } from '../engines/baseline';
import type { RunningEngine } from '../engines/engine';
import type { Launched } from '../engines/launch';
import { pause } from '../measure/window';
import { quantile } from '../measure/statistics';
import type { Figures, Metric } from '../result';
import { benchCameras } from '../shared/cameras';
import { floodMemory } from './floodMemory';
import { floods } from './floods';
import { metricOf } from './metricsOf';
import { noteArrivals, noteMarks, probeTimes } from './probeTimes';
import { attempt, mayRun, settleSeconds, tilesOf, type Bench, type Rig } from './rig';
import { hostOf, runRounds, type Turn } from './rounds';
import { again, withOurs } from './turns';

/** Where probes are timed: how many tiles play, and how many other alarms come in a second. */
interface Stage {
  readonly id: string;
  readonly tileCount: number;
  readonly besides: number;
}

const stages: readonly Stage[] = [
  { id: 'P8a', tileCount: 16, besides: 0 },
  { id: 'P8b', tileCount: 64, besides: 0 },
  { id: 'P8c', tileCount: 16, besides: 1000 },
];

const probesPerSecond = 2;
/** A probe's camera is free again before its turn comes round. */
const probedCameras = 16;

/** P8: from the socket to the wall; P9: a flood, of which nothing is lost. */
export const alarms: Bench = async (rig) => {
  const crier = await Crier.start(rig.origin.controlUrl);
  try {
    const turns = (rig.isQuick ? stages.slice(0, 1) : stages).flatMap((stage) => [
      ...(mayRun(rig, 'b4') ? [bareTurn(rig, crier, stage)] : []),
      ...(mayRun(rig, 'ours') ? [ourTurn(rig, crier, stage)] : []),
    ]);
    const [first] = turns;
    const pair = rig.isQuick || first === undefined ? [] : [again(first)];
    const rounds = await runRounds(rig, [...turns, ...pair], {
      ...{ aaFigure: 'p50Ms', limitS: 240 + rig.lengths.probes },
    });
    const { floodSeconds } = rig.lengths;
    const flooded =
      floodSeconds > 0 && mayRun(rig, 'ours')
        ? await attempt(rig, {
            what: 'three floods',
            limitS: 300 + floodSeconds * 15,
            run: () => floods(rig, crier),
          })
        : null;
    const held =
      floodSeconds > 0 && mayRun(rig, 'ours') && !rig.isQuick
        ? await attempt(rig, {
            what: 'the memory of three floods',
            limitS: 400 + floodSeconds * 15,
            run: () => floodMemory(rig, crier),
          })
        : null;
    return {
      host: hostOf(rounds),
      rounds,
      metrics: [...metricsOf(rounds), ...(flooded ?? []), ...(held ?? [])],
      notes: [
        'a probe is timed from the bytes at the socket of the main process to the second animation frame after its mark is in the page; what never came is told as lost',
        'b4 plays the same tiles with hls.js, hears the same socket, and appends one bare element for each probe',
        'the A/A pair of this bench is the median of b4 with 16 tiles',
      ],
    };
  } finally {
    crier.close();
  }
};

function metricsOf(rounds: Parameters<typeof metricOf>[0]): Metric[] {
  const p99s = stages.flatMap(({ id }) =>
    metricOf(rounds, {
      ...{ id, unit: 'ms', figure: 'p99Ms', better: 'lower' },
      ...{ of: `ours ${id}`, against: `b4 ${id}` },
    }),
  );
  const p50s = stages.slice(0, 1).flatMap(({ id }) =>
    metricOf(rounds, {
      ...{ id: 'P8d', unit: 'ms', figure: 'p50Ms', better: 'lower' },
      ...{ of: `ours ${id}`, against: `b4 ${id}` },
    }),
  );
  return [...p99s, ...p50s];
}

const bareTurn = (rig: Rig, crier: Crier, stage: Stage): Turn => ({
  engine: `b4 ${stage.id}`,
  run: async () => {
    const events = `ws://127.0.0.1:${String(crier.port)}/vnp/v1/events`;
    const engine = await startBaseline('b4', tilesOf(rig, stage.tileCount), events);
    try {
      return await timeProbes(rig, crier, stage, engine);
    } finally {
      await engine.close();
    }
  },
});

const ourTurn = (rig: Rig, crier: Crier, stage: Stage): Turn => ({
  engine: `ours ${stage.id}`,
  run: () => {
    const { tileCount } = stage;
    const wishes = {
      origin: rig.origin,
      platformUrl: crier.controlUrl,
      plan: { clip: '180', delivery: 'fmp4', hosts: 1 } as const,
      screens: [{ tileCount, cameras: benchCameras(tileCount) }],
    };
    return withOurs(wishes, (engine) => timeProbes(rig, crier, stage, engine));
  },
});

async function timeProbes(
  rig: Rig,
  crier: Crier,
  { besides }: Stage,
  engine: RunningEngine & { launched: Launched },
): Promise<Figures> {
  const { app } = engine.launched;
  const [page] = engine.pages;
  if (page === undefined) throw new Error('there is no page');
  await pause((settleSeconds(rig) + 3) * 1000);
  await noteArrivals(app);
  await noteMarks(page);
  const cameras = benchCameras(probedCameras);
  const count = rig.lengths.probes;
  await crier.probes({ cameras, count, perSecond: probesPerSecond, besides });
  await pause(1000);
  const { times, lost } = await probeTimes(app, page);
  return {
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    longestMs: Math.max(...times),
    probes: times.length,
    lost: lost + Math.max(0, count - times.length - lost),
  };
}
