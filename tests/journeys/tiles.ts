import type { Page } from '@playwright/test';

/** One picture of a window, as its element tells. */
export interface Picture {
  readonly tile: string;
  readonly camera: string;
  readonly frames: number;
  readonly width: number;
}

/** Reads every video element of a window: which tile, which camera, how many frames so far. */
export function readPictures(page: Page): Promise<Picture[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('video')].map((video) => {
      const tile = video.closest<HTMLElement>('[data-tile]');
      return {
        tile: tile?.dataset['tile'] ?? '',
        camera: tile?.dataset['camera'] ?? '',
        frames: video.getVideoPlaybackQuality().totalVideoFrames,
        width: video.videoWidth,
      };
    }),
  );
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
