import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Crier } from '../crier/crier';
import { prepareStore } from '../engines/preparedWall';
import { startUnwatched, type Unwatched } from '../engines/unwatched';
import { pause } from '../measure/window';
import type { Metric } from '../result';
import { benchCameras } from '../shared/cameras';
import { floodOf, settled } from './floods';
import type { Rig } from './rig';

const tileCount = 16;
/**
 * The gateway keeps the last two minutes of every open camera, and players fill their buffers:
 * before that is full, memory grows with or without alarms.
 */
const fullMs = 180_000;
/** What clears counts as active for ten seconds more. */
const calmMs = 15_000;
/**
 * Nobody can ask a worker to collect its garbage: that of the ones that paint comes and goes by
 * 60 MB. The lowest of some readings is the nearest to what is kept.
 */
const readings = 8;
const betweenMs = 3_000;

/** P9e: three more floods, with nothing attached to the program that keeps what it fetches. */
export async function floodMemory(rig: Rig, crier: Crier): Promise<Metric[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'brightwall-bench-flood-'));
  const screens = [{ tileCount, cameras: benchCameras(tileCount) }];
  prepareStore(dataFolder, screens);
  const program = await startUnwatched({
    ...{ origin: rig.origin, platformUrl: crier.controlUrl },
    plan: { clip: '180', delivery: 'fmp4', hosts: 1 },
    ...{ screens, dataFolder, hasDesk: true },
  });
  try {
    await pause(fullMs);
    const before = await crier.count();
    const quiet = await floorOf(program);
    const found: number[] = [];
    for (let number = 1; number <= 3; number += 1) {
      const told = await crier.flood(floodOf(rig.lengths.floodSeconds));
      await settled(dataFolder, told.distinct - before.distinct);
      await pause(calmMs);
      found.push(await floorOf(program));
      rig.say(`memory after flood ${String(number)}: ${found.at(-1)?.toFixed(0) ?? ''} MB`);
    }
    rig.note(
      `P9e: ${[quiet, ...found].map((mb) => mb.toFixed(0)).join(', ')} MB before and after each of three floods, collected, the lowest of ${String(readings)} readings, nothing attached to the program`,
    );
    return metricsOf(found);
  } finally {
    await program.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function floorOf(program: Unwatched): Promise<number> {
  const found: number[] = [];
  while (found.length < readings) {
    found.push(await program.memory());
    await pause(betweenMs);
  }
  return Math.min(...found);
}

function metricsOf([first = 0, , third = 0]: readonly number[]): Metric[] {
  const ratio = third / first;
  return [
    {
      ...{ id: 'P9e', unit: 'MB', better: 'lower', against: 'first flood' },
      ...{ ours: third, baseline: first, ratio, spread: [ratio, ratio] },
    },
  ];
}
