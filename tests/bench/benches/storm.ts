import { clipOf } from '../clips/clipList';
import type { RunningEngine } from '../engines/engine';
import { allowedGapMs, pause } from '../measure/window';
import { benchCameras } from '../shared/cameras';
import { gatewayDeaths } from './gatewayDeaths';
import { bareMetric, metricOf } from './metricsOf';
import { attempt, mayRun, settleSeconds, tilesOf, type Bench, type Rig } from './rig';
import { hostOf, runRounds, valuesOf, type Turn } from './rounds';
import { pairOf, withBaseline, withOurs } from './turns';

const tileCount = 64;
const backLimitMs = 90_000;

/** T1, T2: all streams are cut and restored together. G1, G2: the gateway is killed. */
export const storm: Bench = async (rig) => {
  const wishes = {
    origin: rig.origin,
    plan: { clip: '180', delivery: 'fmp4', hosts: 1 } as const,
    screens: [{ tileCount, cameras: benchCameras(tileCount) }],
  };
  const ours: Turn = {
    engine: 'ours',
    run: () => withOurs(wishes, (engine) => cutAndRestore(rig, engine)),
  };
  const tuned: Turn = {
    engine: 'b2t',
    run: () =>
      withBaseline('b2t', async (engine) => {
        await engine.show(tilesOf(rig, tileCount));
        return cutAndRestore(rig, engine);
      }),
  };
  const rounds = await runRounds(rig, [
    ...(mayRun(rig, 'ours') ? [ours] : []),
    // A quick run has no time for both.
    ...(mayRun(rig, 'b2t') && !rig.isQuick ? [tuned] : []),
    ...pairOf(rig),
  ]);
  const deaths =
    mayRun(rig, 'ours') && rig.lengths.deaths > 0
      ? await attempt(rig, {
          what: 'deaths of the gateway',
          limitS: 120 + rig.lengths.deaths * 30,
          run: () => gatewayDeaths(rig, wishes),
        })
      : [];
  return {
    host: hostOf(rounds),
    rounds,
    metrics: [
      ...metricOf(rounds, {
        ...{ id: 'T1', unit: 's', figure: 'lastBackS', against: 'b2t', better: 'lower' },
      }),
      ...bareMetric('T2', 'peak / mean', valuesOf(rounds, 'ours', 'peakShare')),
      ...(deaths ?? []),
    ],
    notes: [`cut for ${String(rig.lengths.cutSeconds)} s`],
  };
};

async function cutAndRestore(rig: Rig, engine: RunningEngine): Promise<Record<string, number>> {
  const { fps } = clipOf('180');
  await engine.watch({ everyMs: 100, allowedGapMs: allowedGapMs(fps), catchesFirst: false });
  await pause((settleSeconds(rig) + 4) * 1000);
  await rig.origin.resetCounts();
  await pause(rig.lengths.seconds * 1000);
  const before = await rig.origin.counts();
  const restoredAtMs = Date.now() + rig.lengths.cutSeconds * 1000;
  await rig.origin.wish({ cutUntilMs: restoredAtMs });
  await pause(restoredAtMs - Date.now());
  await engine.resetCounts();
  const lastBackMs = await untilAllMove(engine, restoredAtMs);
  await pause(3000);
  const { perSecond } = await rig.origin.counts();
  const after = Object.entries(perSecond)
    .filter(([second]) => Number(second) >= Math.floor(restoredAtMs / 1000))
    .map(([, count]) => count);
  const peak = Math.max(0, ...after);
  const mean = before.requests / rig.lengths.seconds;
  return { lastBackS: lastBackMs / 1000, peak, mean, peakShare: peak / mean };
}

async function untilAllMove(engine: RunningEngine, sinceMs: number): Promise<number> {
  while (Date.now() < sinceMs + backLimitMs) {
    const moved = (await engine.counts()).flatMap(({ movedAtMs }) => movedAtMs ?? []);
    if (moved.length >= tileCount) return Math.max(0, ...moved.map((atMs) => atMs - sinceMs));
    await pause(200);
  }
  return backLimitMs;
}
