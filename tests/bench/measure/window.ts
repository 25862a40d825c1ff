import type { RunningEngine } from '../engines/engine';
import type { TileCount } from '../engines/tileReader';
import { cpuOfTree, pssOfTree, usedBetween } from './processTree';
import { sum } from './statistics';

/** What one engine did in one stretch of time. */
export interface Measured {
  readonly seconds: number;
  readonly cores: number;
  readonly pssMb: number;
  /** Presented frames of all tiles. */
  readonly shown: number;
  /** Presented / offered. */
  readonly shownShare: number;
  readonly slowestFps: number;
  readonly stalledTileSeconds: number;
  /** Tiles that stood for 3 s or more at once. */
  readonly stalledTiles: number;
  readonly tiles: readonly TileCount[];
}

export const allowedGapMs = (fps: number): number => 2000 / fps + 500;
const stalledTileMs = 3000;

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

interface Stretch {
  readonly engine: RunningEngine;
  readonly seconds: number;
  readonly fps: number;
  readonly tileCount: number;
}

/** Measures from now on; the engine has settled and is being watched. */
export async function measure({ engine, seconds, fps, tileCount }: Stretch): Promise<Measured> {
  await engine.resetCounts();
  const startedAt = performance.now();
  const before = cpuOfTree(engine.pid, engine.foreign);
  await pause(seconds * 1000);
  const after = cpuOfTree(engine.pid, engine.foreign);
  const took = (performance.now() - startedAt) / 1000;
  const tiles = await engine.counts();
  const pssMb = pssOfTree(engine.pid, engine.foreign);
  return { seconds: took, pssMb, cores: usedBetween(before, after) / took, ...sumUp() };

  function sumUp(): Omit<Measured, 'seconds' | 'pssMb' | 'cores'> {
    const counted = fitted(tiles, tileCount, seconds);
    const shown = sum(counted.map((tile) => tile.shown));
    return {
      shown,
      shownShare: shown / (fps * took * tileCount),
      slowestFps: Math.min(...counted.map((tile) => tile.shown)) / took,
      stalledTileSeconds: sum(counted.map(({ stalledMs }) => stalledMs)) / 1000,
      stalledTiles: counted.filter(({ longestGapMs }) => longestGapMs >= stalledTileMs).length,
      tiles: counted,
    };
  }
}

/** A tile of which nothing is known stood still all the time. */
function fitted(tiles: readonly TileCount[], count: number, seconds: number): TileCount[] {
  const missing = Math.max(0, count - tiles.length);
  const still = { shown: 0, total: 0, firstAtMs: null, movedAtMs: null };
  return [
    ...tiles,
    ...Array.from({ length: missing }, (_, index) => ({
      ...still,
      key: `missing ${String(index + 1)}`,
      longestGapMs: seconds * 1000,
      stalledMs: seconds * 1000,
    })),
  ];
}

/** The figures of a stretch as they go into a round. */
export const figuresOf = (measured: Measured): Record<string, number> => ({
  cores: measured.cores,
  pssMb: measured.pssMb,
  shown: measured.shown,
  shownShare: measured.shownShare,
  slowestFps: measured.slowestFps,
  stalledTileSeconds: measured.stalledTileSeconds,
  stalledTiles: measured.stalledTiles,
  seconds: measured.seconds,
});
