import { clipOf } from '../clips/clipList';
import { benchCameras } from '../shared/cameras';
import { bareMetric } from './metricsOf';
import type { Bench } from './rig';
import { hostOf, runRounds, valuesOf } from './rounds';
import { oursTurn, pairOf } from './turns';

const tileCount = 64;
/** Back-offs are long after eight tries: about a minute. */
const settleS = 75;

/** I1: sixty-four tiles whose cameras are offline. */
export const idle: Bench = async (rig) => {
  const cameras = benchCameras(tileCount);
  const { fps } = clipOf('180');
  const plan = { clip: '180', delivery: 'fmp4', hosts: 1, offline: cameras } as const;
  const ours = oursTurn(
    rig,
    { origin: rig.origin, plan, screens: [{ tileCount, cameras }] },
    {
      fps,
      tileCount,
      settleS: rig.isQuick ? 10 : settleS,
    },
  );
  const rounds = await runRounds(rig, [ours, ...pairOf(rig)]);
  return {
    host: hostOf(rounds),
    rounds,
    metrics: bareMetric('I1', 'cores', valuesOf(rounds, 'ours', 'cores')),
    notes: [],
  };
};
