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
  interface HTMLVideoElement {
    keptMark?: string;
  }
}

/** Marks every video element of the window, so that a replaced one is found out. */
export function markPictures(page: Page): Promise<void> {
  return page.evaluate(() => {
    performance.setResourceTimingBufferSize(20_000);
    for (const video of document.querySelectorAll('video')) {
      video.keptMark = video.closest<HTMLElement>('[data-tile]')?.dataset['camera'] ?? '';
    }
  });
}

/** Reads the pictures of the window. */
export function readKept(page: Page): Promise<KeptPicture[]> {
  return page.evaluate(() => {
    return [...document.querySelectorAll('video')].map((video) => {
      const tile = video.closest<HTMLElement>('[data-tile]');
      const camera = tile?.dataset['camera'] ?? '';
      return {
        camera,
        isSameElement: video.keptMark === camera,
        frames: video.getVideoPlaybackQuality().totalVideoFrames,
        stretches: video.buffered.length,
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
      if (lease === undefined || !/(\/index\.m3u8|\.mp4)$/.test(name)) continue;
      counts[lease] = (counts[lease] ?? 0) + 1;
    }
    return counts;
  });
}
