import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { clipOf } from '../clips/clipList';
import type { CryCount, FloodWish } from '../crier/cries';
import type { Crier } from '../crier/crier';
import type { OurEngine } from '../engines/ours';
import { prepareStore } from '../engines/preparedWall';
import { quantile, sum } from '../measure/statistics';
import { traceTasks } from '../measure/taskTrace';
import { allowedGapMs, pause } from '../measure/window';
import type { Metric } from '../result';
import { benchCameras } from '../shared/cameras';
import { bookOf, type JournalBook } from './journalBooks';
import { bareMetric } from './metricsOf';
import type { Rig } from './rig';
import { withOurs } from './turns';

const tileCount = 16;
export const floodOf = (seconds: number): FloodWish => ({
  ...{ perSecond: 10_000, cameras: 1200, repeats: 0.95, seconds },
});
/** After a flood everything is told once more, and settles. */
const settleLimitMs = 90_000;
/** Players fill their buffers first. */
const fullMs = 30_000;

interface Flooded {
  readonly tasks: number[];
  readonly shownPerSecond: number;
  readonly told: CryCount;
  readonly settledS: number;
}

/** P9: three floods, one after the other, while the wall plays and the desk lists. */
export async function floods(rig: Rig, crier: Crier): Promise<Metric[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'brightwall-bench-flood-'));
  const screens = [{ tileCount, cameras: benchCameras(tileCount) }];
  prepareStore(dataFolder, screens);
  const wishes = {
    origin: rig.origin,
    platformUrl: crier.controlUrl,
    plan: { clip: '180', delivery: 'fmp4', hosts: 1 } as const,
    ...{ screens, dataFolder, hasDesk: true },
  };
  try {
    return await withOurs(wishes, async (engine) => {
      const { fps } = clipOf('180');
      await engine.watch({
        ...{ everyMs: 200, allowedGapMs: allowedGapMs(fps), catchesFirst: false },
      });
      await pause(fullMs);
      const before = await crier.count();
      await engine.resetCounts();
      const quietS = Math.min(20, rig.lengths.floodSeconds);
      await pause(quietS * 1000);
      const quiet = shownOf(await engine.counts()) / quietS;
      const found: Flooded[] = [];
      for (let number = 1; number <= 3; number += 1) {
        found.push(await flood(rig, crier, engine, { dataFolder, before }));
        rig.say(`flood ${String(number)}: ${wordsOf(found.at(-1))}`);
      }
      return metricsOf(rig, found, quiet, {
        ...bookOf(dataFolder, 'city:flood-'),
        before,
      });
    });
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function flood(
  rig: Rig,
  crier: Crier,
  engine: OurEngine,
  { dataFolder, before }: { dataFolder: string; before: CryCount },
): Promise<Flooded> {
  const trace = await traceTasks(engine.launched, engine.desk());
  await engine.resetCounts();
  const startedAt = performance.now();
  const told = await crier.flood(floodOf(rig.lengths.floodSeconds));
  const shownPerSecond = shownOf(await engine.counts()) / ((performance.now() - startedAt) / 1000);
  const settledS = await settled(dataFolder, told.distinct - before.distinct);
  const tasks = await trace.end();
  // What clears counts as active for ten seconds more.
  await pause(15_000);
  return { tasks, shownPerSecond, told, settledS };
}

/** Waits until so many alarms of floods are in the journal; how long that took, in seconds. */
export async function settled(dataFolder: string, distinct: number): Promise<number> {
  const toldAt = performance.now();
  while (performance.now() < toldAt + settleLimitMs) {
    if (bookOf(dataFolder, 'city:flood-').distinct >= distinct) break;
    await pause(500);
  }
  return (performance.now() - toldAt) / 1000;
}

const shownOf = (tiles: readonly { shown: number }[]): number =>
  sum(tiles.map(({ shown }) => shown));

function metricsOf(
  rig: Rig,
  found: readonly Flooded[],
  quiet: number,
  book: JournalBook & { before: CryCount },
): Metric[] {
  const { told } = found.at(-1) ?? { told: book.before };
  const distinct = told.distinct - book.before.distinct;
  const messages = told.messages - book.before.messages;
  const tasks = found.flatMap((one) => one.tasks);
  rig.note(
    `P9: ${String(messages)} messages about ${String(distinct)} alarms in three floods, ${String(tasks.length)} tasks of the desk; longest ${Math.max(0, ...tasks).toFixed(0)} ms`,
  );
  return [
    ...bareMetric('P9a', 'alarms', [distinct - book.distinct]),
    ...bareMetric('P9b', 'rows', [book.rows - book.distinct]),
    ...bareMetric('P9c', 'ms', [quantile(tasks, 0.999)]),
    ...bareMetric('P9c longest', 'ms', [Math.max(0, ...tasks)]),
    ...bareMetric(
      'P9d',
      'shown / quiet',
      found.map(({ shownPerSecond }) => shownPerSecond / quiet),
      'higher',
    ),
  ];
}

const wordsOf = (one: Flooded | undefined): string =>
  one === undefined
    ? ''
    : `${String(one.told.messages)} messages, settled in ${one.settledS.toFixed(1)} s`;
