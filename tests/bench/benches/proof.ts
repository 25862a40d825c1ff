import { cameraOfKey, type OurEngine } from '../engines/ours';
import { pause } from '../measure/window';
import { newestAt, startOf } from '../origin/timeline';
import type { CameraTrouble } from '../origin/troubles';
import { benchCameras, shortName } from '../shared/cameras';
import { bareMetric } from './metricsOf';
import { countMarks, watchMarks } from './marks';
import { pictureAges } from './readStamps';
import { settleSeconds, type Bench, type Rig } from './rig';
import { hostOf, runRounds, valuesOf, type Turn } from './rounds';
import { pairOf, withOurs } from './turns';

const tileCount = 16;
const limitMs = 45_000;
const loopSegments = 3;
const camerasPerTrouble = 2;

const troubles: readonly CameraTrouble[] = [
  { kind: 'freeze' },
  { kind: 'black' },
  { kind: 'late', lateMs: 20_000 },
  { kind: 'loop', segments: loopSegments },
];

/** L2: cameras begin to lie; how long until their tiles say so. */
export const proof: Bench = async (rig) => {
  const ours: Turn = { engine: 'ours', run: () => lie(rig) };
  const rounds = await runRounds(rig, [ours, ...pairOf(rig)]);
  const value = (figure: string): number[] => valuesOf(rounds, 'ours', figure);
  const worst = rounds.map(({ engines }) => {
    const { freezeS = limitMs, blackS = limitMs, lateS = limitMs } = engines['ours'] ?? {};
    return Math.max(freezeS, blackS, lateS);
  });
  return {
    host: hostOf(rounds),
    rounds,
    metrics: [
      ...bareMetric('L2', 's', worst),
      ...bareMetric('L2 loop', 's', value('loopS')),
      ...bareMetric('L2 healthy marked', 'tiles', value('healthyMarked')),
    ],
    notes: [
      `the loop is ${String(loopSegments * 2)} s long; ${String(limitMs / 1000)} s stands for never`,
    ],
  };
};

async function lie(rig: Rig): Promise<Record<string, number>> {
  const cameras = benchCameras(tileCount);
  const names = cameras.map(shortName);
  const wishes = {
    origin: rig.origin,
    plan: { clip: '180', delivery: 'fmp4', hosts: 1 } as const,
    screens: [{ tileCount, cameras }],
  };
  return withOurs(wishes, async (engine) => {
    // Long enough to have seen what these cameras look like when they are well.
    await pause((settleSeconds(rig) + 15) * 1000);
    await watchMarks(engine);
    const ages = await agesOf(engine);
    const liars = new Map(
      troubles.flatMap((trouble, index) =>
        Array.from({ length: camerasPerTrouble }, (_, which) => [
          names[index * camerasPerTrouble + which] ?? '',
          trouble,
        ]),
      ) as [string, CameraTrouble][],
    );
    const sinceMs = Date.now();
    await rig.origin.wish({ cameras: Object.fromEntries(liars) });
    try {
      await untilMarked(engine, new Set(liars.keys()), sinceMs);
      return await figures(engine, { liars, ages, sinceMs });
    } finally {
      const healed = [...liars.keys()].map((name) => [name, null]);
      await rig.origin.wish({ cameras: Object.fromEntries(healed) as Record<string, null> });
    }
  });
}

interface Lies {
  readonly liars: ReadonlyMap<string, CameraTrouble>;
  readonly ages: ReadonlyMap<string, number>;
  readonly sinceMs: number;
}

async function figures(
  engine: OurEngine,
  { liars, ages, sinceMs }: Lies,
): Promise<Record<string, number>> {
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
  return { ...seconds, healthyMarked: healthy };
}

async function agesOf(engine: OurEngine): Promise<Map<string, number>> {
  const [page] = engine.walls;
  const ages = page === undefined ? [] : await pictureAges(page, '180');
  return new Map(ages.map(({ camera, ageMs }) => [cameraOfKey(camera), ageMs]));
}

async function untilMarked(
  engine: OurEngine,
  liars: ReadonlySet<string>,
  sinceMs: number,
): Promise<void> {
  while (Date.now() < sinceMs + limitMs) {
    const marked = new Set((await countMarks(engine)).map(({ camera }) => camera));
    if ([...liars].every((name) => marked.has(name))) return;
    await pause(300);
  }
}
