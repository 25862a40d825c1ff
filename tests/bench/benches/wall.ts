import { clipOf, type ClipId } from '../clips/clipList';
import type { BaselineName } from '../engines/baseline';
import { cameraOfKey, type OurWishes } from '../engines/ours';
import type { Measured } from '../measure/window';
import type { Metric, Round } from '../result';
import { benchCameras, shortName } from '../shared/cameras';
import { bareMetric, metricOf } from './metricsOf';
import { proofShare } from './proofCost';
import { attempt, mayRun, tilesOf, type Bench, type Rig } from './rig';
import { hostOf, runRounds, valuesOf, type Turn } from './rounds';
import { longRun } from './longRun';
import { again, baselineTurn, oursTurn } from './turns';

const tileCount = 64;

/** P1, P2, L1 and L3: sixty-four tiles of small pictures, and of pictures that are too much. */
export const wall: Bench = async (rig) => {
  const small = await runRounds(rig, turnsOf(rig, '180', yardsticks(rig)), { about: 'small' });
  const isWhole = !rig.isQuick;
  const large = isWhole
    ? await runRounds(rig, turnsOf(rig, '360', ['b0', 'b2']), { about: 'large' })
    : [];
  const { longMinutes } = rig.lengths;
  const long =
    longMinutes > 0 && mayRun(rig, 'ours')
      ? await attempt(rig, {
          what: 'long run',
          limitS: longMinutes * 90 + 120,
          run: () => longRun(rig),
        })
      : [];
  const cores = { unit: 'cores', figure: 'cores', better: 'lower' } as const;
  return {
    host: hostOf([...small, ...large]),
    rounds: [...small, ...large],
    metrics: [
      ...metricOf(small, { ...cores, id: 'P1a', against: 'b0' }),
      ...metricOf(small, { ...cores, id: 'P1b', against: 'b2t' }),
      ...metricOf(small, {
        ...{ id: 'P1c', unit: 'shown / offered', figure: 'shownShare' },
        ...{ against: 'b0', better: 'higher' },
      }),
      ...bareMetric('L1', 'share of a core', valuesOf(small, 'ours', 'proofCores')),
      ...againstTheBetter(large),
      ...bareMetric('P2b', 'stalled tiles', valuesOf(large, 'ours', 'stalledTiles')),
      ...bareMetric('P2b slowest', 'pictures/s', valuesOf(large, 'ours', 'slowestFps'), 'higher'),
      ...bareMetric('P2c', 'shown / offered', valuesOf(large, 'ours', 'alarmShare'), 'higher'),
      ...(long ?? []),
    ],
    notes: isWhole
      ? [
          'rounds: first the small clip (P1), then the large one (P2); B1 and B3 once',
          `P1d, L3: ${String(Number(longMinutes.toPrecision(3)))} min of ours alone`,
        ]
      : [],
  };
};

const yardsticks = (rig: Rig): BaselineName[] =>
  rig.isQuick ? ['b0', 'b2t'] : ['b0', 'b1', 'b2', 'b2t', 'b3'];

function turnsOf(rig: Rig, clip: ClipId, names: readonly BaselineName[]): Turn[] {
  const { fps } = clipOf(clip);
  const tiles = tilesOf(rig, tileCount, { clip });
  const baselines = names
    .filter((name) => mayRun(rig, name))
    .map((name) => ({
      ...baselineTurn(rig, name, tiles, fps),
      // No figure is held against these two: one look shows where they stand.
      ...(name === 'b1' || name === 'b3' ? { onlyInRound: 1 } : {}),
    }));
  const ours = mayRun(rig, 'ours') ? [ourTurn(rig, clip)] : [];
  const second = mayRun(rig, 'b0') ? [again(baselineTurn(rig, 'b0', tiles, fps))] : [];
  return [...ours, ...baselines, ...second];
}

function ourTurn(rig: Rig, clip: ClipId): Turn {
  const cameras = benchCameras(tileCount);
  const [first = ''] = cameras;
  const wishes: OurWishes = {
    origin: rig.origin,
    plan: { clip, delivery: 'fmp4', hosts: 1 },
    screens: [{ tileCount, cameras }],
    // The large clip is the test of who steps down: one camera has an alarm.
    ...(clip === '360' ? { alarmAt: first } : {}),
  };
  const { fps } = clipOf(clip);
  return oursTurn(rig, wishes, { fps, tileCount }, async (measured, engine) => ({
    ...(clip === '360' ? alarmShare(measured, first, fps) : {}),
    ...(await proofShare(engine)),
  }));
}

function alarmShare(measured: Measured, cameraId: string, fps: number): Record<string, number> {
  const tile = measured.tiles.find(({ key }) => cameraOfKey(key) === shortName(cameraId));
  return tile === undefined ? {} : { alarmShare: tile.shown / (fps * measured.seconds) };
}

/** P2a is measured against whichever of B0 and B2 shows more. */
function againstTheBetter(rounds: readonly Round[]): Metric[] {
  const wish = {
    id: 'P2a',
    unit: 'shown / offered',
    figure: 'shownShare',
    better: 'higher',
  } as const;
  const both = ['b0', 'b2'].flatMap((against) => metricOf(rounds, { ...wish, against }));
  const [best] = both.sort((a, b) => (b.baseline ?? 0) - (a.baseline ?? 0));
  return best === undefined ? [] : [best];
}
