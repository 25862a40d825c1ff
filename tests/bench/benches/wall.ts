import { clipOf } from '../clips/clipList';
import type { BaselineName } from '../engines/baseline';
import { mayRun, tilesOf, type Bench, type Rig } from './rig';
import { hostOf, runRounds, type Turn } from './rounds';
import { measureBaseline } from './turns';
import { metricOf } from './metricsOf';

const tileCount = 64;

/** P1 and P2: sixty-four tiles of small pictures, and of pictures that are too much. */
export const wall: Bench = async (rig) => {
  const baselines: BaselineName[] = rig.wishes.isQuick
    ? ['b0', 'b2t']
    : ['b0', 'b1', 'b2', 'b2t', 'b3'];
  const turns = baselines
    .filter((name) => mayRun(rig, name))
    .map((name) => baselineTurn(rig, name));
  const rounds = await runRounds(rig, [
    ...turns,
    { ...baselineTurn(rig, 'b0'), engine: 'b0 again' },
  ]);
  const small = { unit: 'cores', figure: 'cores', better: 'lower' } as const;
  return {
    host: hostOf(rounds),
    rounds,
    metrics: [
      ...metricOf(rounds, { ...small, id: 'P1a', against: 'b0' }),
      ...metricOf(rounds, { ...small, id: 'P1b', against: 'b2t' }),
    ],
    notes: [],
  };
};

function baselineTurn(rig: Rig, name: BaselineName): Turn {
  const tiles = tilesOf(rig, tileCount);
  return { engine: name, run: () => measureBaseline(rig, name, { tiles, fps: clipOf('180').fps }) };
}
