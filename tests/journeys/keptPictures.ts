import type { Page } from '@playwright/test';

/** What must not change for a picture that stays on the wall. */
export interface KeptPicture {
  readonly camera: string;
  readonly isSameElement: boolean;
  readonly frames: number;
  /** Stretches of buffered time; a break in the media sequence tears it in two. */
  readonly stretches: number;
}

declare global {
  interface HTMLElement {
    keptMark?: string;
  }
}

/** Marks what every picture of the window is drawn in, so that a replaced one is found out. */
export function markPictures(page: Page): Promise<void> {
  return page.evaluate(() => {
    performance.setResourceTimingBufferSize(20_000);
    for (const surface of document.querySelectorAll<HTMLElement>('.stage-video, .stage-canvas')) {
      surface.keptMark = surface.closest<HTMLElement>('[data-tile]')?.dataset['camera'] ?? '';
    }
  });
}

/** Reads the pictures of the window. */
export function readKept(page: Page): Promise<KeptPicture[]> {
  return page.evaluate(async () => {
    const readings = (await globalThis.brightwallTiles?.()) ?? [];
    const shown = new Map(readings.map((reading) => [reading.playKey, reading.shown]));
    const surfaces = document.querySelectorAll<HTMLElement>('.stage-video, .stage-canvas');
    return [...surfaces].map((surface) => {
      const camera = surface.closest<HTMLElement>('[data-tile]')?.dataset['camera'] ?? '';
      const playKey = surface.closest<HTMLElement>('[data-picture]')?.dataset['picture'] ?? '';
      return {
        camera,
        isSameElement: surface.keptMark === camera,
        frames: shown.get(playKey) ?? 0,
        stretches: surface instanceof HTMLVideoElement ? surface.buffered.length : 1,
      };
    });
  });
}

/** Playlists of renditions and init segments fetched so far, by lease. */
export function countOpenings(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const counts: Record<string, number> = {};
    for (const { name } of performance.getEntriesByType('resource')) {
      const lease = /\/l\/([^/]+)\//.exec(name)?.[1];
      if (lease === undefined || !/(\/index\.m3u8|\.mp4|\/feed)(\?|$)/.test(name)) continue;
      counts[lease] = (counts[lease] ?? 0) + 1;
    }
    return counts;
  });
}
