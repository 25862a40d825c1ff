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
  brightwallTiles?: () => Promise<{ playKey: string; doubt: string | null; state: string }[]>;
}

/**
 * Notes every mark of a tile that says that its picture is not to be trusted: what the page reads
 * out for tests (`doubt`, `frozen`, `recovering`), and `chip` for a chip that a person sees.
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
  const note = (tile: string, word: string): void => {
    const key = `${tile} ${word}`;
    if (!first.has(key)) first.set(key, { tile, word, atMs: Date.now() });
  };
  const look = async (): Promise<void> => {
    for (const { playKey, doubt, state } of (await page.brightwallTiles?.()) ?? []) {
      if (doubt !== null) note(playKey, doubt);
      if (state === 'frozen' || state === 'recovering') note(playKey, state);
    }
    for (const picture of document.querySelectorAll<HTMLElement>('[data-picture]')) {
      const { picture: key = '', play = '' } = picture.dataset;
      if (play === 'frozen' || play === 'recovering') note(key, play);
      const chip = picture.closest('[data-tile]')?.querySelector('.chip svg');
      if (chip !== null && chip !== undefined) note(key, 'chip');
    }
  };
  const timer = setInterval(() => void look(), 200);
  page.benchMarks = { read: () => [...first.values()], stop: () => clearInterval(timer) };
}
