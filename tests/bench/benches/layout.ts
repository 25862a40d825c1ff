import { clipOf } from '../clips/clipList';
import { cameraOfKey, type OurEngine } from '../engines/ours';
import type { TileCount } from '../engines/tileReader';
import { pause } from '../measure/window';
import { sum } from '../measure/statistics';
import type { Figures } from '../result';
import { benchCameras, shortName } from '../shared/cameras';
import { blackFrames, watchBlack } from './blackFrames';
import { brokenStreams } from './brokenStreams';
import { bareMetric } from './metricsOf';
import { settleSeconds, type Bench, type Rig } from './rig';
import { hostOf, runRounds, valuesOf, type Turn } from './rounds';
import { pairOf, withOurs } from './turns';

const tileCount = 64;
const keptCount = 32;
/** The painter knows its gaps by itself. */
const lookMs = 150;

/** P5: from sixty-four tiles to sixty-four, half of the cameras stay. */
export const layout: Bench = async (rig) => {
  const ours: Turn = { engine: 'ours', run: () => change(rig) };
  const rounds = await runRounds(rig, [ours, ...pairOf(rig)]);
  const value = (figure: string): number[] => valuesOf(rounds, 'ours', figure);
  return {
    host: hostOf(rounds),
    rounds,
    metrics: [
      ...bareMetric('P5a', 'shown / quiet', value('keptShare'), 'higher'),
      ...bareMetric('P5b', 'tiles', value('brokenTiles')),
      ...bareMetric('P5c', 'ms', value('longestGapMs')),
      ...bareMetric('P5c black', 'frames', value('blackFrames')),
    ],
    notes: [
      'P5b: an element made anew, a lease opened again at the platform, a multivariant playlist or init segment fetched again, or segments that do not follow each other, at the origin',
      `P5c: gaps are looked at every ${String(lookMs)} ms, which may make one that much shorter`,
    ],
  };
};

async function change(rig: Rig): Promise<Figures> {
  const cameras = benchCameras(tileCount + keptCount);
  const before = cameras.slice(0, tileCount);
  const kept = before.slice(0, keptCount);
  // Those that stay change their places: even tiles become odd ones.
  const fresh = cameras.slice(tileCount);
  const after = kept.flatMap((cameraId, index) => [fresh[index] ?? '', cameraId]);
  const { fps } = clipOf('180');
  const wishes = {
    origin: rig.origin,
    plan: { clip: '180', delivery: 'fmp4', hosts: 1 } as const,
    screens: [{ tileCount, cameras: before }],
    scenes: [{ number: 1, screens: [{ tileCount, cameras: after }] }],
    hasDesk: true,
  };
  const names = new Set(kept.map(shortName));
  return withOurs(wishes, async (engine) => {
    await engine.watch({ everyMs: lookMs, allowedGapMs: 2000 / fps + 100, catchesFirst: false });
    await pause((settleSeconds(rig) + 5) * 1000);
    await markElements(engine);
    await engine.resetCounts();
    await pause(10_000);
    const quiet = shownOf(await engine.counts(), names);
    await rig.origin.resetCounts();
    await watchBlack(engine);
    await engine.resetCounts();
    await pause(1000);
    await engine.call(1);
    await pause(5000);
    const counts = (await engine.counts()).filter(({ key }) => names.has(cameraOfKey(key)));
    const refetched = brokenStreams(await rig.origin.counts(), names);
    const replaced = await replacedElements(engine, names);
    return {
      keptShare: shownOf(counts, names) / 6 / (quiet / 10),
      brokenTiles: new Set([...refetched, ...replaced]).size,
      longestGapMs: Math.max(...counts.map(({ longestGapMs }) => longestGapMs)),
      blackFrames: await blackFrames(engine, names),
    };
  });
}

const shownOf = (tiles: readonly TileCount[], names: ReadonlySet<string>): number =>
  sum(tiles.filter(({ key }) => names.has(cameraOfKey(key))).map(({ shown }) => shown));

interface MarkedElement extends HTMLElement {
  benchKept?: true;
}

async function markElements(engine: OurEngine): Promise<void> {
  await engine.walls[0]?.evaluate(() => {
    for (const one of document.querySelectorAll<MarkedElement>(
      '[data-picture], [data-picture] *',
    )) {
      one.benchKept = true;
    }
  });
}

/** Kept cameras whose picture stands in an element that was not there before. */
async function replacedElements(engine: OurEngine, names: ReadonlySet<string>): Promise<string[]> {
  const keys = await engine.walls[0]?.evaluate(() =>
    [...document.querySelectorAll<MarkedElement>('[data-picture]')].flatMap((picture) => {
      const surfaces = [picture, ...picture.querySelectorAll<MarkedElement>('video')];
      return surfaces.every(({ benchKept }) => benchKept === true)
        ? []
        : [picture.dataset['picture'] ?? ''];
    }),
  );
  return (keys ?? []).map(cameraOfKey).filter((name) => names.has(name));
}
