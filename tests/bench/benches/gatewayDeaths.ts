import type { Page } from '@playwright/test';

import { clipOf } from '../clips/clipList';
import { cameraOfKey, type OurEngine, type OurWishes } from '../engines/ours';
import { sum } from '../measure/statistics';
import { allowedGapMs, pause } from '../measure/window';
import type { Metric } from '../result';
import { bareMetric } from './metricsOf';
import { settleSeconds, type Rig } from './rig';
import { withOurs } from './turns';

const limitMs = 10_000;
const watchedS = 8;
const bufferedEnoughMs = 3000;
/** A picture more or less at both ends of the time watched. */
const edgeFrames = 2;

/** G1, G2: the gateway dies again and again; who buffered enough must not notice. */
export async function gatewayDeaths(rig: Rig, wishes: OurWishes): Promise<Metric[]> {
  const { fps } = clipOf('180');
  const { deaths } = rig.lengths;
  return withOurs(wishes, async (engine) => {
    await engine.watch({ everyMs: 100, allowedGapMs: allowedGapMs(fps), catchesFirst: false });
    await pause((settleSeconds(rig) + 4) * 1000);
    const backs: number[] = [];
    const lost: number[] = [];
    let safeTiles = 0;
    for (let death = 0; death < deaths; death += 1) {
      const safe = await bufferedTiles(engine);
      safeTiles += safe.size;
      const gateway = await engine.childPid('gateway');
      await engine.resetCounts();
      const killedAtMs = Date.now();
      process.kill(gateway, 'SIGKILL');
      // What the dead one had asked before is not an answer of the new one.
      await rig.origin.resetCounts();
      backs.push(await untilAllAsked(rig, engine, killedAtMs));
      await pause(Math.max(0, killedAtMs + watchedS * 1000 - Date.now()));
      const took = (Date.now() - killedAtMs) / 1000;
      const tiles = (await engine.counts()).filter(({ key }) => safe.has(key));
      lost.push(sum(tiles.map(({ shown }) => Math.max(0, fps * took - shown - edgeFrames))));
      await pause(4000);
    }
    rig.say(`gateway deaths: back after ${backs.map((ms) => (ms / 1000).toFixed(2)).join(' ')} s`);
    rig.say(`tiles with 3 s buffered: ${String(safeTiles / deaths)} each time`);
    const worst = Math.max(...backs) / 1000;
    rig.note(
      `G1: worst of ${String(deaths)} deaths, until the new gateway has asked the origin for each tile's stream`,
    );
    rig.note(`G2: ${(safeTiles / deaths).toFixed(0)} of 64 tiles had 3 s buffered at a death`);
    return [
      ...bareMetric('G1', 's', [worst]),
      ...(safeTiles === 0 ? [] : bareMetric('G2', 'frames', [Math.round(Math.max(...lost))])),
    ];
  });
}

/** Until the new gateway has asked for something of every camera. */
async function untilAllAsked(rig: Rig, engine: OurEngine, sinceMs: number): Promise<number> {
  const cameras = new Set((await engine.counts()).map(({ key }) => cameraOfKey(key)));
  while (Date.now() < sinceMs + limitMs) {
    const { firstAtMs } = await rig.origin.counts();
    const asked = [...cameras].map((camera) => firstAtMs[camera] ?? Infinity);
    const last = Math.max(...asked);
    if (last < Infinity) return last - sinceMs;
    await pause(100);
  }
  return limitMs;
}

async function bufferedTiles(engine: OurEngine): Promise<Set<string>> {
  const pages = await Promise.all(engine.walls.map(readBuffered));
  return new Set(
    pages
      .flat()
      .filter(([, ms]) => ms >= bufferedEnoughMs)
      .map(([key]) => key),
  );
}

const readBuffered = (page: Page): Promise<[string, number][]> =>
  page.evaluate(async () => {
    const offered = globalThis as {
      brightwallTiles?: () => Promise<{ playKey: string; bufferedMs?: number }[]>;
    };
    const own = (await offered.brightwallTiles?.()) ?? [];
    const painted = own.map((tile): [string, number] => [tile.playKey, tile.bufferedMs ?? 0]);
    const known = new Set(painted.map(([key]) => key));
    const played = [...document.querySelectorAll('video')].flatMap((video): [string, number][] => {
      const key = video.closest<HTMLElement>('[data-picture]')?.dataset['picture'] ?? '';
      const { buffered, currentTime } = video;
      if (key === '' || known.has(key) || buffered.length === 0) return [];
      return [[key, (buffered.end(buffered.length - 1) - currentTime) * 1000]];
    });
    return [...painted, ...played];
  });
