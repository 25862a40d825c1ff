import { cameraOfKey, type OurEngine } from '../engines/ours';
import { pause } from '../measure/window';
import { newestAt, startOf } from '../origin/timeline';
import type { Figures } from '../result';
import type { CameraTrouble } from '../origin/troubles';
import { benchCameras, shortName } from '../shared/cameras';
import { bareMetric } from './metricsOf';
import { countMarks, watchMarks } from './marks';
import { proofCpuMs } from './proofCost';
import { pictureAges } from './readStamps';
import type { Bench, Rig } from './rig';
import { hostOf, runRounds, type Turn } from './rounds';
import { pairOf, withOurs } from './turns';

const limitMs = 45_000;
const loopSegments = 3;
/** Until the program knows what these cameras look like when they are well. */
const learningS = 25;

const troubles: readonly CameraTrouble[] = [
  { kind: 'freeze' },
  { kind: 'black' },
  { kind: 'late', lateMs: 20_000 },
  { kind: 'loop', segments: loopSegments },
];

/** Small tiles are painted by the window itself, large ones are video elements: both are proven. */
const paths = [
  { path: 'canvas', tileCount: 16, camerasPerTrouble: 2 },
  { path: 'video', tileCount: 9, camerasPerTrouble: 1 },
] as const;
type Path = (typeof paths)[number];

/** L2: cameras begin to lie; how long until their tiles say so. */
export const proof: Bench = async (rig) => {
  const turns = paths.map((path): Turn => ({
    engine: `ours ${path.path}`,
    run: () => lie(rig, path),
  }));
  // There is no time for both in a quick run.
  const rounds = await runRounds(rig, [
    ...(rig.isQuick ? turns.slice(0, 1) : turns),
    ...pairOf(rig),
  ]);
  const worst = (figure: string): number[] =>
    rounds.flatMap(({ engines }) => {
      const found = Object.values(engines).flatMap((one) => one[figure] ?? []);
      return found.length === 0 ? [] : [Math.max(...found)];
    });
  return {
    host: hostOf(rounds),
    rounds,
    metrics: [
      ...bareMetric('L2', 's', worst('worstS')),
      ...bareMetric('L2 loop', 's', worst('loopS')),
      ...bareMetric('L2 healthy marked', 'tiles', worst('healthyMarked')),
    ],
    notes: [
      'L2: the worst of frozen, black and late on both paths; sixteen small tiles are painted, nine large ones are video elements',
      `the loop is ${String(loopSegments * 2)} s long; ${String(limitMs / 1000)} s stands for never`,
    ],
  };
};

async function lie(rig: Rig, { path, tileCount, camerasPerTrouble }: Path): Promise<Figures> {
  const cameras = benchCameras(tileCount);
  const names = cameras.map(shortName);
  const wishes = {
    origin: rig.origin,
    plan: { clip: '180', delivery: 'fmp4', hosts: 1 } as const,
    screens: [{ tileCount, cameras }],
  };
  return withOurs(wishes, async (engine) => {
    // Long enough to have seen what these cameras look like when they are well.
    await pause((rig.isQuick ? 8 : learningS) * 1000);
    const onPath = await tilesOnPath(engine, path);
    if (onPath < tileCount) rig.note(`only ${String(onPath)} tiles were on the ${path} path`);
    await watchMarks(engine);
    const ages = await agesOf(engine);
    const before = await proofCpuMs(engine);
    // A loop shows only after it has come round twice: too long for a quick run.
    const tried = rig.isQuick ? troubles.filter(({ kind }) => kind !== 'loop') : troubles;
    const liars = new Map(
      tried.flatMap((trouble, index) =>
        Array.from({ length: camerasPerTrouble }, (_, which) => [
          names[index * camerasPerTrouble + which] ?? '',
          trouble,
        ]),
      ) as [string, CameraTrouble][],
    );
    const sinceMs = Date.now();
    await rig.origin.wish({ cameras: Object.fromEntries(liars) });
    try {
      await untilMarked(engine, new Set(liars.keys()), {
        sinceMs,
        waitMs: rig.isQuick ? 20_000 : limitMs,
      });
      const took = (Date.now() - sinceMs) / 1000;
      const spent = ((await proofCpuMs(engine)) - before) / took / 1000;
      const found = await figures(engine, { liars, ages, sinceMs });
      return { onPath, proofCores: spent, ...found };
    } finally {
      const healed = [...liars.keys()].map((name) => [name, null]);
      await rig.origin.wish({ cameras: Object.fromEntries(healed) as Record<string, null> });
    }
  });
}

/** How many tiles are shown the way this part is about. */
async function tilesOnPath(engine: OurEngine, path: Path['path']): Promise<number> {
  const shown = await engine.walls[0]?.evaluate(async () => {
    const page = globalThis as { brightwallTiles?: () => Promise<{ path: string }[]> };
    return ((await page.brightwallTiles?.()) ?? []).map((tile) => tile.path);
  });
  return (shown ?? []).filter((one) => one === path).length;
}

interface Lies {
  readonly liars: ReadonlyMap<string, CameraTrouble>;
  readonly ages: ReadonlyMap<string, number>;
  readonly sinceMs: number;
}

async function figures(engine: OurEngine, { liars, ages, sinceMs }: Lies): Promise<Figures> {
  const marks = await countMarks(engine);
  const seconds: Record<string, number> = {};
  for (const [name, { kind }] of liars) {
    const mark = marks.find(({ camera, atMs }) => camera === name && atMs >= sinceMs);
    // The lie begins with the segment in the making, and is on the tile when that is played.
    const begins = startOf(name, newestAt(name, sinceMs) + 1);
    const shownAtMs = begins + (ages.get(name) ?? 0);
    const took = mark === undefined ? limitMs : Math.max(0, mark.atMs - shownAtMs);
    seconds[`${kind}S`] = Math.max(seconds[`${kind}S`] ?? 0, took / 1000);
  }
  const healthy = marks.filter(({ camera, word }) => !liars.has(camera) && word !== 'chip').length;
  const { freezeS = 0, blackS = 0, lateS = 0 } = seconds;
  return { worstS: Math.max(freezeS, blackS, lateS), ...seconds, healthyMarked: healthy };
}

async function agesOf(engine: OurEngine): Promise<Map<string, number>> {
  const [page] = engine.walls;
  const ages = page === undefined ? [] : await pictureAges(page, '180');
  return new Map(ages.map(({ camera, ageMs }) => [cameraOfKey(camera), ageMs]));
}

async function untilMarked(
  engine: OurEngine,
  liars: ReadonlySet<string>,
  { sinceMs, waitMs }: { readonly sinceMs: number; readonly waitMs: number },
): Promise<void> {
  while (Date.now() < sinceMs + waitMs) {
    const marked = new Set((await countMarks(engine)).map(({ camera }) => camera));
    if ([...liars].every((name) => marked.has(name))) return;
    await pause(300);
  }
}
