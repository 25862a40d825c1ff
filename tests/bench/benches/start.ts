import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startBaseline } from '../engines/baseline';
import { startOurs, type OurWishes } from '../engines/ours';
import { prepareStore } from '../engines/preparedWall';
import { benchCameras } from '../shared/cameras';
import { firstFrameFigures, firstFrames, watchForFirst } from './firstFrames';
import { metricOf } from './metricsOf';
import { attempt, mayRun, tilesOf, type Bench, type Rig } from './rig';
import { hostOf, runRounds, type Turn } from './rounds';
import { again } from './turns';

const tileCount = 16;

/** P12: from the start of the process to the first picture of the sixteenth tile. */
export const start: Bench = async (rig) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'brightwall-bench-start-'));
  try {
    const screens = [{ tileCount, cameras: benchCameras(tileCount) }];
    prepareStore(dataFolder, screens);
    const wishes: OurWishes = {
      origin: rig.origin,
      plan: { clip: '180', delivery: 'fmp4', hosts: 1 },
      screens,
      dataFolder,
    };
    const ours: Turn = { engine: 'ours', run: () => startProgram(wishes) };
    const b2: Turn = { engine: 'b2', run: () => startPage(rig) };
    // The first starts of both warm the disk; they do not count.
    for (const { engine, run } of mayRun(rig, 'ours') ? [ours, b2] : [b2]) {
      await attempt(rig, { what: `warming, ${engine}`, limitS: 120, run });
    }
    const rounds = await runRounds(rig, [...(mayRun(rig, 'ours') ? [ours] : []), b2, again(b2)], {
      aaFigure: 'lastMs',
    });
    return {
      host: hostOf(rounds),
      rounds,
      metrics: metricOf(rounds, {
        ...{ id: 'P12', unit: 'ms', figure: 'lastMs', against: 'b2', better: 'lower' },
      }),
      notes: ['the A/A pair of this bench is the start of B2'],
    };
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
};

async function startProgram(wishes: OurWishes): Promise<Record<string, number>> {
  const engine = await startOurs(wishes);
  try {
    await watchForFirst(engine, { countsPresent: true });
    const commandAtMs = engine.launched.spawnedAtMs;
    return firstFrameFigures(await firstFrames({ engine, commandAtMs, tileCount }));
  } finally {
    await engine.close();
  }
}

async function startPage(rig: Rig): Promise<Record<string, number>> {
  const engine = await startBaseline('b2', tilesOf(rig, tileCount));
  try {
    await watchForFirst(engine, { countsPresent: true });
    const commandAtMs = engine.launched.spawnedAtMs;
    return firstFrameFigures(await firstFrames({ engine, commandAtMs, tileCount }));
  } finally {
    await engine.close();
  }
}
