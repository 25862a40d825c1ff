import { clipOf } from '../clips/clipList';
import type { OurWishes } from '../engines/ours';
import type { Delivery } from '../origin/playlists';
import type { Metric, Round } from '../result';
import { benchCameras } from '../shared/cameras';
import { metricOf } from './metricsOf';
import { mayRun, tilesOf, type Bench, type Rig } from './rig';
import { hostOf, runRounds, type Turn } from './rounds';
import { baselineTurn, oursTurn, pairOf } from './turns';

const tileCount = 64;
const delayMs = 80;
const settleS = 20;

/** P6: one host name, HTTP/1.1, every answer 80 ms late. */
export const hosts: Bench = async (rig) => {
  await rig.origin.wish({ delayMs });
  const classic = await runRounds(rig, turnsOf(rig, 'fmp4'), { about: 'classic' });
  const lowLatency = rig.isQuick
    ? []
    : await runRounds(rig, turnsOf(rig, 'll'), { about: 'low latency' });
  const rounds = [...classic, ...lowLatency];
  return {
    host: hostOf(rounds),
    rounds,
    metrics: [...stalled('P6a', classic), ...stalled('P6b', lowLatency)],
    notes: ['rounds: first classic HLS (P6a), then low latency (P6b)'],
  };
};

const stalled = (id: string, rounds: readonly Round[]): Metric[] =>
  metricOf(rounds, {
    ...{ id, unit: 'stalled tiles', figure: 'stalledTiles', against: 'b2t', better: 'lower' },
  });

function turnsOf(rig: Rig, delivery: Delivery): Turn[] {
  const { fps } = clipOf('180');
  const settle = rig.isQuick ? 4 : settleS;
  const tiles = tilesOf(rig, tileCount, { delivery });
  const wishes: OurWishes = {
    origin: rig.origin,
    plan: { clip: '180', delivery, hosts: 1 },
    screens: [{ tileCount, cameras: benchCameras(tileCount) }],
  };
  return [
    ...(mayRun(rig, 'ours') ? [oursTurn(rig, wishes, { fps, tileCount, settleS: settle })] : []),
    ...(mayRun(rig, 'b2t') ? [baselineTurn(rig, 'b2t', tiles, fps, settle)] : []),
    ...pairOf(rig),
  ];
}
