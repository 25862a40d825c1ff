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
  readonly lease: { leaseId: string; profile: string } | null;
  readonly playKey: string;
  readonly path: 'canvas' | 'video';
  readonly shown: number;
  readonly decoded: number;
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
export async function countPlaying(page: Page, betweenMs: number): Promise<number> {
  const before = await readPictures(page);
  await page.waitForTimeout(betweenMs);
  const after = await readPictures(page);
  const known = new Map(before.map((picture) => [picture.tile, picture.frames]));
  return after.filter(({ tile, frames }) => frames > (known.get(tile) ?? Infinity)).length;
}

/** A wall that gives way still shows a picture a second; looked at twice, one of them is new. */
const movesWithinMs = 2500;

/** Waits until at least `count` pictures of a window move; how long that took. */
export async function waitUntilPlaying(
  page: Page,
  count: number,
  limitMs = 60_000,
): Promise<number> {
  const started = Date.now();
  const known = new Map<string, { frames: number; movedMs: number }>();
  let playing = new Set<string>();
  while (Date.now() - started < limitMs) {
    const now = Date.now();
    const pictures = await readPictures(page);
    for (const { tile, frames } of pictures) {
      const was = known.get(tile);
      const hasMoved = frames > (was?.frames ?? Infinity);
      known.set(tile, { frames, movedMs: hasMoved ? now : (was?.movedMs ?? 0) });
    }
    playing = new Set(
      pictures
        .map(({ tile }) => tile)
        .filter((tile) => now - (known.get(tile)?.movedMs ?? 0) < movesWithinMs),
    );
    if (playing.size >= count) return Date.now() - started;
    await page.waitForTimeout(500);
  }
  const still = [...known.keys()].filter((tile) => !playing.has(tile));
  throw new Error(
    `${String(playing.size)} of ${String(count)} pictures moved after ${String(limitMs)} ms; still: ${still.join(', ')}`,
  );
}
