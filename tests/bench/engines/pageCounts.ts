import type { Page } from '@playwright/test';

import { watchTiles, type TileCount, type WatchWishes } from './tileReader';

interface WatchedPage {
  benchWatch?: { read: () => TileCount[]; reset: () => void; forget: (key: string) => void };
}

/** Functions sent into a page carry a helper of the compiler that the page must know. */
export const readyPage = (page: Page): Promise<unknown> =>
  page.evaluate('globalThis.__name ??= (one) => one');

export async function watchPages(pages: readonly Page[], wishes: WatchWishes): Promise<void> {
  for (const page of pages) {
    await readyPage(page);
    await page.evaluate(watchTiles, wishes);
  }
}

export async function resetPages(pages: readonly Page[]): Promise<void> {
  await Promise.all(
    pages.map((page) =>
      page.evaluate(() => {
        (window as unknown as WatchedPage).benchWatch?.reset();
      }),
    ),
  );
}

/** The tiles of all pages; a tile of the second page is called `2/…`, and so on. */
export async function countPages(pages: readonly Page[]): Promise<TileCount[]> {
  const read = await Promise.all(
    pages.map((page) =>
      page.evaluate(() => (window as unknown as WatchedPage).benchWatch?.read() ?? []),
    ),
  );
  return read.flatMap((tiles, index) =>
    tiles.map((tile) => ({
      ...tile,
      key: index === 0 ? tile.key : `${String(index + 1)}/${tile.key}`,
    })),
  );
}

export async function forgetTile(page: Page, key: string): Promise<void> {
  await page.evaluate((name) => {
    (window as unknown as WatchedPage).benchWatch?.forget(name);
  }, key);
}
