import { startOurs } from '../engines/ours';
import { pause } from '../measure/window';
import { benchCameras } from '../shared/cameras';
import { callUps } from './callUps';
import { firstFrameFigures, firstFrames, watchForFirst } from './firstFrames';
import { metricOf } from './metricsOf';
import { attempt, mayRun, tilesOf, type Bench, type Rig } from './rig';
import { hostOf, runRounds, type Turn } from './rounds';
import { again, withBaseline } from './turns';

const tileCount = 64;

/** P3: a layout of sixty-four cold cameras. P4: a camera that may be called next is called. */
export const ttff: Bench = async (rig) => {
  const b2: Turn = { engine: 'b2', run: () => coldBaseline(rig) };
  const turns = mayRun(rig, 'b2') ? [b2, again(b2)] : [];
  const ours = mayRun(rig, 'ours') ? [{ engine: 'ours', run: () => coldOurs(rig) }] : [];
  const rounds = await runRounds(rig, [...ours, ...turns], { aaFigure: 'p95Ms' });
  const called =
    ours.length > 0 && rig.lengths.callUps > 0
      ? await attempt(rig, { what: 'call-ups', limitS: 900, run: () => callUps(rig) })
      : [];
  return {
    host: hostOf(rounds),
    rounds,
    metrics: [
      ...metricOf(rounds, {
        ...{ id: 'P3', unit: 'ms', figure: 'p95Ms', against: 'b2', better: 'lower' },
      }),
      ...(called ?? []),
    ],
    notes: ['the A/A pair of this bench is the p95 of B2'],
  };
};

const coldBaseline = (rig: Rig): Promise<Record<string, number>> =>
  withBaseline('b2', async (engine) => {
    await watchForFirst(engine);
    const commandAtMs = await engine.show(tilesOf(rig, tileCount));
    return firstFrameFigures(await firstFrames({ engine, commandAtMs, tileCount }));
  });

/** The wall stands empty; the scene that is called fills it. */
async function coldOurs({ origin }: Rig): Promise<Record<string, number>> {
  const engine = await startOurs({
    origin,
    plan: { clip: '180', delivery: 'fmp4', hosts: 1 },
    screens: [{ tileCount, cameras: [] }],
    scenes: [{ number: 1, screens: [{ tileCount, cameras: benchCameras(tileCount) }] }],
    hasDesk: true,
  });
  try {
    await watchForFirst(engine);
    // The catalog is read and the windows have come to rest.
    await pause(4000);
    const commandAtMs = await engine.call(1);
    return firstFrameFigures(await firstFrames({ engine, commandAtMs, tileCount }));
  } finally {
    await engine.close();
  }
}
