import type { RunningEngine } from '../engines/engine';
import type { Launched } from '../engines/launch';
import { pssOf } from '../measure/processTree';
import { slopeOf, type Point } from '../measure/statistics';
import { pause } from '../measure/window';
import type { Metric, Round } from '../result';
import { benchCameras } from '../shared/cameras';
import { watchForFirst } from './firstFrames';
import { mayRun, tilesOf, type Bench, type Rig } from './rig';
import { hostOf, runRounds, type Turn } from './rounds';
import { pairOf, withBaseline, withOurs } from './turns';

const perStep = 64;
const unitsInFull = 5000;
const stepLimitMs = 15_000;

type Slope = ReturnType<typeof slopeOf>;
const slopes = new Map<string, Slope>();

/** P11: a unit is a lease opened, its first picture seen, and closed. */
export const churn: Bench = async (rig) => {
  const turns: Turn[] = [
    ...(mayRun(rig, 'b1') ? [{ engine: 'b1', run: () => churnBaseline(rig) }] : []),
    ...(mayRun(rig, 'ours') ? [{ engine: 'ours', run: () => churnOurs(rig) }] : []),
  ];
  const once = { ...rig, wishes: { ...rig.wishes, rounds: 1 } };
  const rounds = await runRounds(once, [...turns, ...pairOf(rig)]);
  return {
    host: hostOf(rounds),
    rounds,
    metrics: metricsOf(rounds),
    notes: [
      `${String(unitsOf(rig))} units per engine, one round, nothing pooled`,
      'slope of the PSS of the page over the last third, kB per unit',
    ],
  };
};

const unitsOf = ({ wishes }: Rig): number =>
  Math.max(perStep * 6, Math.round((unitsInFull * wishes.seconds) / 60));

function metricsOf(rounds: readonly Round[]): Metric[] {
  const mine = slopes.get('ours');
  const theirs = slopes.get('b1');
  if (rounds.length === 0 || mine === undefined || theirs === undefined) return [];
  const [low, high] = theirs.interval;
  const isFlat = low <= 0 && high >= 0;
  return [
    {
      ...{ id: 'P11', unit: 'kB/unit', better: 'lower', against: 'b1' },
      ...{ ours: mine.slope, baseline: theirs.slope, spread: mine.interval },
      // Beside a yardstick that does not grow there is no ratio, only the difference.
      ratio: isFlat || theirs.slope === 0 ? null : mine.slope / theirs.slope,
    },
  ];
}

const churnBaseline = (rig: Rig): Promise<Record<string, number>> =>
  withBaseline('b1', async (engine) => {
    const tiles = tilesOf(rig, 2 * perStep);
    const halves = [tiles.slice(0, perStep), tiles.slice(perStep)];
    return run(rig, engine, engine.launched, async (step) => {
      await engine.show(halves[step % 2] ?? []);
    });
  });

function churnOurs(rig: Rig): Promise<Record<string, number>> {
  const cameras = benchCameras(2 * perStep);
  const scene = (number: number, from: number) => ({
    number,
    screens: [{ tileCount: perStep, cameras: cameras.slice(from, from + perStep) }],
  });
  const wishes = {
    origin: rig.origin,
    plan: { clip: '180', delivery: 'fmp4', hosts: 1 } as const,
    screens: [{ tileCount: perStep, cameras: [] }],
    scenes: [scene(1, 0), scene(2, perStep)],
    hasDesk: true,
  };
  return withOurs(wishes, async (engine) => {
    await pause(4000);
    return run(rig, engine, engine.launched, async (step) => {
      await engine.call(1 + (step % 2));
    });
  });
}

async function run(
  rig: Rig,
  engine: RunningEngine,
  launched: Launched,
  turnOver: (step: number) => Promise<void>,
): Promise<Record<string, number>> {
  const pid = await pagePid(launched);
  const points: Point[] = [];
  let late = 0;
  for (let step = 0; step * perStep < unitsOf(rig); step += 1) {
    await watchForFirst(engine);
    const atMs = Date.now();
    await turnOver(step);
    late += await allSeen(engine, atMs);
    points.push({ x: (step + 1) * perStep, y: pssOf(pid) * 1024 });
  }
  const slope = slopeOf(points.slice(Math.floor((points.length * 2) / 3)));
  slopes.set(engine.name, slope);
  return {
    units: points.length * perStep,
    late,
    slope: slope.slope,
    low: slope.interval[0],
    high: slope.interval[1],
    pssMb: pssOf(pid),
  };
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
