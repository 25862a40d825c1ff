import type { Page } from '@playwright/test';

/** One picture of a window, as its player tells, by whichever path it is played. */
export interface Picture {
  readonly tile: string;
  readonly camera: string;
  readonly path: 'canvas' | 'video';
  readonly frames: number;
  readonly width: number;
}

/** What the page offers to benches and journeys in flavours that are not released. */
interface TileReading {
  readonly playKey: string;
  readonly path: 'canvas' | 'video';
  readonly shown: number;
  readonly widthPx: number;
}

declare global {
  var brightwallTiles: (() => Promise<TileReading[]>) | undefined;
}

/** Reads every picture of a window: which tile, which camera, how many frames so far. */
export function readPictures(page: Page): Promise<Picture[]> {
  return page.evaluate(async () => {
    const readings = (await globalThis.brightwallTiles?.()) ?? [];
    return readings.map(({ playKey, path, shown, widthPx }) => {
      const place = document.querySelector<HTMLElement>(`[data-picture="${CSS.escape(playKey)}"]`);
      const tile = place?.closest<HTMLElement>('[data-tile]');
      return {
        tile: tile?.dataset['tile'] ?? '',
        camera: tile?.dataset['camera'] ?? '',
        path,
        frames: shown,
        width: widthPx,
      };
    });
  });
}

/** How many pictures of a window moved between two looks. */
export async function countPlaying(page: Page, betweenMs = 1000): Promise<number> {
  const before = await readPictures(page);
  await page.waitForTimeout(betweenMs);
  const after = await readPictures(page);
  const known = new Map(before.map((picture) => [picture.tile, picture.frames]));
  return after.filter(({ tile, frames }) => frames > (known.get(tile) ?? Infinity)).length;
}

/** Waits until at least `count` pictures of a window move; how long that took. */
export async function waitUntilPlaying(
  page: Page,
  count: number,
  limitMs = 60_000,
): Promise<number> {
  const started = Date.now();
  let playing = 0;
  while (Date.now() - started < limitMs) {
    playing = await countPlaying(page);
    if (playing >= count) return Date.now() - started;
  }
  throw new Error(
    `${String(playing)} of ${String(count)} pictures moved after ${String(limitMs)} ms`,
  );
}
