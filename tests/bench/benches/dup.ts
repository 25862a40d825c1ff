import { cpuOfTree } from '../measure/processTree';
import { sum } from '../measure/statistics';
import { pause } from '../measure/window';
import { benchCameras } from '../shared/cameras';
import { metricOf } from './metricsOf';
import { settleSeconds, type Bench, type Rig } from './rig';
import { hostOf, runRounds, type Turn } from './rounds';
import { again, withOurs } from './turns';

const tilesPerWall = 16;
const wallCount = 4;

/** P7: one camera in four windows of sixteen tiles each, beside the same camera in one tile. */
export const dup: Bench = async (rig) => {
  const single: Turn = { engine: 'one tile', run: () => showOne(rig, 1, 1) };
  const many: Turn = { engine: 'ours', run: () => showOne(rig, wallCount, tilesPerWall) };
  const rounds = await runRounds(rig, [single, many, again(single)], { aaFigure: 'bytes' });
  const against = 'one tile';
  return {
    host: hostOf(rounds),
    rounds,
    metrics: [
      ...metricOf(rounds, { id: 'P7a', unit: 'bytes', figure: 'bytes', against, better: 'lower' }),
      ...metricOf(rounds, {
        ...{ id: 'P7b', unit: 'cores of the gateway', figure: 'gatewayCores' },
        ...{ against, better: 'lower' },
      }),
    ],
    notes: ['the A/A pair of this bench is the bytes of one tile'],
  };
};

async function showOne(
  rig: Rig,
  walls: number,
  tileCount: number,
): Promise<Record<string, number>> {
  const [camera = ''] = benchCameras(1);
  const screen = { tileCount, cameras: Array.from({ length: tileCount }, () => camera) };
  const wishes = {
    origin: rig.origin,
    plan: { clip: '180', delivery: 'fmp4', hosts: 1 } as const,
    screens: Array.from({ length: walls }, () => screen),
  };
  return withOurs(wishes, async (engine) => {
    await engine.watch({ everyMs: 200, allowedGapMs: 700, catchesFirst: false });
    await pause((rig.isQuick ? 2 : settleSeconds(rig) + 3) * 1000);
    await rig.origin.resetCounts();
    await engine.resetCounts();
    const gateway = await engine.childPid('gateway');
    const before = sum([...cpuOfTree(gateway, []).values()]);
    await pause(rig.lengths.seconds * 1000);
    const used = sum([...cpuOfTree(gateway, []).values()]) - before;
    const { bytes, requests } = await rig.origin.counts();
    const moving = (await engine.counts()).filter(({ shown }) => shown > 0).length;
    return { bytes, requests, moving, gatewayCores: used / rig.lengths.seconds };
  });
}
