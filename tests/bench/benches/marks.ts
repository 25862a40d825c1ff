import type { Page } from '@playwright/test';

import { cameraOfKey, type OurEngine } from '../engines/ours';

/** A mark that a tile bore for the first time: which camera, what it said, when. */
export interface Mark {
  readonly camera: string;
  readonly word: string;
  readonly atMs: number;
}

interface MarkedPage {
  benchMarks?: { read: () => { tile: string; word: string; atMs: number }[]; stop: () => void };
}

/**
 * Notes every mark of a tile that says that its picture is not to be trusted: `data-play` of its
 * picture when frozen or failed, and `data-doubt` of the proof of live.
 */
export async function watchMarks(engine: OurEngine): Promise<void> {
  for (const page of engine.walls) await page.evaluate(noteMarks);
}

export async function countMarks(engine: OurEngine): Promise<Mark[]> {
  const pages = await Promise.all(engine.walls.map(readMarks));
  return pages.flat().map(({ tile, word, atMs }) => ({ camera: cameraOfKey(tile), word, atMs }));
}

const readMarks = (page: Page): Promise<{ tile: string; word: string; atMs: number }[]> =>
  page.evaluate(() => (window as unknown as MarkedPage).benchMarks?.read() ?? []);

function noteMarks(): void {
  const page = window as unknown as MarkedPage;
  page.benchMarks?.stop();
  const first = new Map<string, { tile: string; word: string; atMs: number }>();
  const look = (): void => {
    for (const picture of document.querySelectorAll<HTMLElement>('[data-picture]')) {
      const { picture: tile = '', play = '', doubt = '' } = picture.dataset;
      const inTile = picture.closest('[data-tile]');
      const marked =
        doubt || (inTile?.querySelector<HTMLElement>('[data-doubt]')?.dataset['doubt'] ?? '');
      for (const word of [play === 'playing' || play === 'opening' ? '' : play, marked]) {
        const key = `${tile} ${word}`;
        if (word !== '' && !first.has(key)) first.set(key, { tile, word, atMs: Date.now() });
      }
    }
  };
  const timer = setInterval(look, 100);
  page.benchMarks = { read: () => [...first.values()], stop: () => clearInterval(timer) };
}
