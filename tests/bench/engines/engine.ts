import type { Page } from '@playwright/test';

import type { TileCount, WatchWishes } from './tileReader';

/** A tile that an engine shows: its name and the camera's address at the origin. */
export interface BenchTile {
  readonly key: string;
  readonly url: string;
}

/** An engine that runs: a window full of tiles, in a process tree of its own. */
export interface RunningEngine {
  readonly name: string;
  /** Root of the process tree. */
  readonly pid: number;
  /** Processes below it that belong to the bench, not to the engine. */
  readonly foreign: readonly number[];
  readonly pages: readonly Page[];
  watch(wishes: WatchWishes): Promise<void>;
  resetCounts(): Promise<void>;
  counts(): Promise<TileCount[]>;
  close(): Promise<void>;
}
