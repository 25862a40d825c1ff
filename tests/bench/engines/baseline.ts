import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { hlsConfig } from '../../../renderer/player/hlsConfig';
import type { BenchTile, RunningEngine } from './engine';
import { eventually, launch, type Launched } from './launch';
import { countPages, readyPage, resetPages, watchPages } from './pageCounts';

/** The yardsticks of metrics.md. */
export type BaselineName = 'b0' | 'b1' | 'b2' | 'b2t' | 'b3' | 'b4';

const entry = join(import.meta.dirname, '../pages/main.cjs');

/** The options of hls.js that ours uses, as they go into the results. */
export const tunedOptions: object = hlsConfig;

interface BenchPage {
  bench: { set: (wish: object) => number; errors: () => number };
}

export interface BaselineEngine extends RunningEngine {
  readonly launched: Launched;
  /** Shows exactly these tiles; answers the page's clock at the command. */
  show(tiles: readonly BenchTile[]): Promise<number>;
}

/** `tiles` are shown at once, without anybody asking; `b4` hears the events of a platform. */
export async function startBaseline(
  name: BaselineName,
  tiles?: readonly BenchTile[],
  eventsUrl?: string,
): Promise<BaselineEngine> {
  const env = {
    ...(tiles && { BRIGHTWALL_BENCH_TILES: JSON.stringify({ tiles, options: tunedOptions }) }),
    ...(eventsUrl === undefined ? {} : { BRIGHTWALL_BENCH_EVENTS: eventsUrl }),
  };
  const launched = await launch({ args: [entry, `--bench-engine=${name}`], env });
  const page = await eventually('the page', async () => launched.app.windows()[0]);
  await page.waitForFunction(() => 'bench' in window);
  await readyPage(page);
  const pages = [page];
  return {
    name,
    launched,
    pid: launched.pid,
    foreign: [],
    pages,
    watch: (wishes) => watchPages(pages, wishes),
    resetCounts: () => resetPages(pages),
    counts: () => countPages(pages),
    show: (tiles) =>
      page.evaluate((wish) => (window as unknown as BenchPage).bench.set(wish), {
        tiles,
        options: tunedOptions,
      }),
    close: () => launched.close(),
  };
}

/** The bare list: its rows are ready in a file. */
export async function startBareList(
  rowsFile: string,
): Promise<{ page: Page; close: () => Promise<void> }> {
  const launched = await launch({
    args: [entry, '--bench-engine=bare'],
    env: { BRIGHTWALL_BENCH_ROWS: rowsFile },
  });
  const page = await eventually('the page', async () => launched.app.windows()[0]);
  await page.waitForSelector('#bare-list');
  await readyPage(page);
  return { page, close: () => launched.close() };
}
