import { clipOf } from '../clips/clipList';
import type { RunningEngine } from '../engines/engine';
import { quantile, slopeOf, sum, type Point } from '../measure/statistics';
import { pause } from '../measure/window';
import { segmentMs } from '../origin/timeline';
import type { Delivery } from '../origin/playlists';
import type { Metric } from '../result';
import { benchCameras } from '../shared/cameras';
import { bareMetric, metricOf } from './metricsOf';
import { pictureAges } from './readStamps';
import { attempt, mayRun, settleSeconds, tilesOf, type Bench, type Rig } from './rig';
import { hostOf, runRounds, type Turn } from './rounds';
import { pairOf, withBaseline, withOurs } from './turns';

const tileCount = 16;

/** P13: how old the pictures are, and whether they grow older. */
export const latency: Bench = async (rig) => {
  const deliveries: Delivery[] = rig.isQuick ? ['fmp4'] : ['fmp4', 'll'];
  const turns = deliveries.flatMap((delivery) => turnsOf(rig, delivery));
  const rounds = await runRounds(rig, [...turns, ...pairOf(rig)]);
  const minutes = rig.lengths.driftMinutes;
  const drift =
    minutes > 0 && mayRun(rig, 'ours')
      ? await attempt(rig, {
          what: 'drift',
          limitS: minutes * 90 + 120,
          run: () => driftOf(rig, minutes),
        })
      : [];
  const wish = { unit: 'ms', figure: 'p95Ms', better: 'lower' } as const;
  return {
    host: hostOf(rounds),
    rounds,
    metrics: [
      ...metricOf(rounds, { ...wish, id: 'P13a', of: 'ours fmp4', against: 'b2t fmp4' }),
      ...(drift ?? []),
      ...metricOf(rounds, { ...wish, id: 'P13c', of: 'ours ll', against: 'b2t ll' }),
    ],
    notes: [
      'ages are read from the stamps in the pixels',
      ...(drift === null || drift.length === 0
        ? []
        : [`P13b: ${String(Number(minutes.toPrecision(3)))} min, one answer in a hundred held`]),
    ],
  };
};

/** What the transport allows: two target durations, or PART-HOLD-BACK. */
const allowedMs = (delivery: Delivery): number =>
  delivery === 'll' ? 3 * clipOf('180').partSeconds * 1000 : 2 * segmentMs;

function turnsOf(rig: Rig, delivery: Delivery): Turn[] {
  const ours: Turn = {
    engine: `ours ${delivery}`,
    run: () => withOurs(oursWishes(rig, delivery), (engine) => sampled(rig, engine, delivery)),
  };
  const tuned: Turn = {
    engine: `b2t ${delivery}`,
    run: () =>
      withBaseline('b2t', async (engine) => {
        await engine.show(tilesOf(rig, tileCount, { delivery }));
        return sampled(rig, engine, delivery);
      }),
  };
  return [...(mayRun(rig, 'ours') ? [ours] : []), ...(mayRun(rig, 'b2t') ? [tuned] : [])];
}

const oursWishes = (rig: Rig, delivery: Delivery) => ({
  origin: rig.origin,
  plan: { clip: '180', delivery, hosts: 1 } as const,
  screens: [{ tileCount, cameras: benchCameras(tileCount) }],
});

async function sampled(
  rig: Rig,
  engine: RunningEngine,
  delivery: Delivery,
): Promise<Record<string, number>> {
  await pause((settleSeconds(rig) + 3) * 1000);
  const ages = (await sampleAges(engine, rig.lengths.seconds)).flatMap(({ all }) => all);
  const over = ages.map((age) => age - allowedMs(delivery));
  return {
    p95Ms: quantile(over, 0.95),
    medianMs: quantile(over, 0.5),
    samples: ages.length,
    wanted: tileCount * Math.round(rig.lengths.seconds),
  };
}

interface Look {
  readonly atMs: number;
  readonly all: readonly number[];
}

/** Looks once a second. */
async function sampleAges(engine: RunningEngine, seconds: number): Promise<Look[]> {
  const looks: Look[] = [];
  const beginning = Date.now();
  for (let second = 0; second < seconds; second += 1) {
    const [page] = engine.pages;
    if (page === undefined) break;
    const ages = await pictureAges(page, '180');
    looks.push({ atMs: Date.now(), all: ages.map(({ ageMs }) => ageMs) });
    await pause(Math.max(0, beginning + (second + 1) * 1000 - Date.now()));
  }
  return looks;
}

/** P13b: one answer in a hundred is held; does the delay grow? */
async function driftOf(rig: Rig, minutes: number): Promise<Metric[]> {
  await rig.origin.wish({ holdsSome: true });
  try {
    return await withOurs(oursWishes(rig, 'fmp4'), async (engine) => {
      await pause((settleSeconds(rig) + 3) * 1000);
      const looks = await sampleAges(engine, minutes * 60);
      const [first] = looks;
      const points: Point[] = looks
        .filter(({ all }) => all.length > 0)
        .map(({ atMs, all }) => ({
          x: (atMs - (first?.atMs ?? 0)) / 60_000,
          y: sum(all) / all.length,
        }));
      const { slope, interval } = slopeOf(points);
      return bareMetric('P13b', 'ms/min', [slope]).map((metric) => ({
        ...metric,
        spread: interval,
      }));
    });
  } finally {
    await rig.origin.wish({ holdsSome: false });
  }
}
