import type { RunningEngine } from '../engines/engine';
import type { Launched } from '../engines/launch';
import { pssOf } from '../measure/processTree';
import { slopeOf, type Point } from '../measure/statistics';
import { pause } from '../measure/window';
import type { Figures, Metric } from '../result';
import { benchCameras } from '../shared/cameras';
import { bareMetric } from './metricsOf';
import { mayRun, tilesOf, type Bench, type Rig } from './rig';
import { hostOf, runRounds, valuesOf, type Turn } from './rounds';
import { pairOf, withBaseline, withOurs } from './turns';

/** Tiles that are opened together: units run side by side, as on a wall whose scene changes. */
const perStep = 64;
const stepLimitMs = 15_000;
const lookMs = 100;
/** Sets of cameras that follow each other: a window keeps for a while what it has just shown. */
const groups = 5;
/** Fewer points say nothing of a slope. */
const fewestPoints = 8;

type Slope = ReturnType<typeof slopeOf>;

/** P11: a unit is a lease opened, its first picture seen, and closed. */
export const churn: Bench = async (rig) => {
  const slopes = new Map<string, Slope>();
  const turns: Turn[] = [
    ...(mayRun(rig, 'b1') ? [{ engine: 'b1', run: () => churnBaseline(rig, slopes) }] : []),
    ...(mayRun(rig, 'ours') ? [{ engine: 'ours', run: () => churnOurs(rig, slopes) }] : []),
  ];
  const once = { ...rig, lengths: { ...rig.lengths, rounds: 1 } };
  const limitS = 300 + rig.lengths.units / 4;
  const rounds = await runRounds(once, [...turns, ...pairOf(rig)], { limitS });
  return {
    host: hostOf(rounds),
    rounds,
    metrics: [
      ...metricsOf(slopes),
      ...bareMetric('P11 pace', 'units/s', valuesOf(rounds, 'ours', 'unitsPerS'), 'higher'),
    ],
    notes: [
      `${String(rig.lengths.units)} units per engine, ${String(perStep)} at a time, one round, nothing pooled`,
      'slope of the PSS of the page over the last third, kB per unit, spread: its 95 % interval',
      ...(slopes.size === 0 ? ['too few units for a slope'] : []),
    ],
  };
};

function metricsOf(slopes: ReadonlyMap<string, Slope>): Metric[] {
  const mine = slopes.get('ours');
  const theirs = slopes.get('b1');
  if (mine === undefined || theirs === undefined) return [];
  const [low, high] = theirs.interval;
  const isFlat = low <= 0 && high >= 0;
  const common = { unit: 'kB/unit', better: 'lower', spread: mine.interval } as const;
  return [
    {
      ...{ ...common, id: 'P11', against: 'b1', ours: mine.slope, baseline: theirs.slope },
      ratio: isFlat ? null : mine.slope / theirs.slope,
    },
    // Beside a yardstick that does not grow there is no ratio, only the difference.
    ...(isFlat ? bareMetric('P11 difference', 'kB/unit', [mine.slope - theirs.slope]) : []),
  ];
}

type Slopes = Map<string, Slope>;

const churnBaseline = (rig: Rig, slopes: Slopes): Promise<Figures> =>
  withBaseline('b1', async (engine) => {
    const tiles = tilesOf(rig, groups * perStep);
    return run({ rig, slopes, engine, launched: engine.launched }, async (step) => {
      const from = (step % groups) * perStep;
      await engine.show(tiles.slice(from, from + perStep));
    });
  });

function churnOurs(rig: Rig, slopes: Slopes): Promise<Figures> {
  const cameras = benchCameras(groups * perStep);
  const scene = (number: number, from: number) => ({
    number,
    screens: [{ tileCount: perStep, cameras: cameras.slice(from, from + perStep) }],
  });
  const wishes = {
    origin: rig.origin,
    plan: { clip: '180', delivery: 'fmp4', hosts: 1 } as const,
    screens: [{ tileCount: perStep, cameras: [] }],
    scenes: Array.from({ length: groups }, (_, group) => scene(1 + group, group * perStep)),
    hasDesk: true,
  };
  return withOurs(wishes, async (engine) => {
    await pause(4000);
    return run({ rig, slopes, engine, launched: engine.launched }, async (step) => {
      await engine.call(1 + (step % groups));
    });
  });
}

interface Churned {
  readonly rig: Rig;
  readonly slopes: Slopes;
  readonly engine: RunningEngine;
  readonly launched: Launched;
}

async function run(
  { rig, slopes, engine, launched }: Churned,
  turnOver: (step: number) => Promise<void>,
): Promise<Figures> {
  const pid = await pagePid(launched);
  const points: Point[] = [];
  const startedMs = Date.now();
  let late = 0;
  for (let step = 0; step * perStep < rig.lengths.units; step += 1) {
    await engine.watch({ everyMs: lookMs, allowedGapMs: 1000, catchesFirst: true });
    const atMs = Date.now();
    await turnOver(step);
    const missing = await allSeen(engine, atMs);
    late += missing;
    if (missing > 0) rig.say(`${engine.name}: ${String(missing)} late in step ${String(step + 1)}`);
    points.push({ x: (step + 1) * perStep, y: pssOf(pid) * 1024 });
    if (step % 10 === 9) {
      const pace = ((step + 1) * perStep * 1000) / (Date.now() - startedMs);
      rig.say(
        `${engine.name}: ${String((step + 1) * perStep)} units, ${pace.toFixed(1)}/s, ${String(late)} late`,
      );
    }
  }
  const units = points.length * perStep;
  const unitsPerS = (units * 1000) / (Date.now() - startedMs);
  const figures = { units, late, unitsPerS, pssMb: pssOf(pid) };
  const lastThird = points.slice(Math.floor((points.length * 2) / 3));
  if (lastThird.length < fewestPoints) return figures;
  const slope = slopeOf(lastThird);
  slopes.set(engine.name, slope);
  return { ...figures, slope: slope.slope, low: slope.interval[0], high: slope.interval[1] };
}

/** Waits for the first pictures of a whole step; answers how many did not come. */
async function allSeen(engine: RunningEngine, sinceMs: number): Promise<number> {
  let seen = 0;
  while (Date.now() < sinceMs + stepLimitMs) {
    const tiles = await engine.counts();
    seen = tiles.filter(({ firstAtMs }) => firstAtMs !== null && firstAtMs >= sinceMs).length;
    if (seen >= perStep) return 0;
    await pause(150);
  }
  return perStep - Math.min(seen, perStep);
}

/** The process of the window that shows the tiles. */
const pagePid = (launched: Launched): Promise<number> =>
  launched.app.evaluate(({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows();
    const isDesk = (url: string): boolean => url.includes('window=desk');
    const wall = windows.find(({ webContents }) => !isDesk(webContents.getURL()));
    return wall?.webContents.getOSProcessId() ?? 0;
  });
