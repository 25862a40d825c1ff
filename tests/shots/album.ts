import { resolve } from 'node:path';

import type { Page } from '@playwright/test';

import type { DisplayMode } from '../journeys/displays';

const root = resolve(import.meta.dirname, '../..');

/** One language and size in which pictures are taken. */
export interface Look {
  readonly locale: 'zh-CN' | 'en';
  readonly mode: DisplayMode;
}

export type Take = (page: Page, what: string) => Promise<void>;

/** Where pictures are put: the small ones of the README beside it, all others out of the way. */
export const folderOf = (isForReadme: boolean): string =>
  resolve(root, isForReadme ? 'resources/pictures' : '.out/shots');

/** Writes pictures of a page under a name that says language and size. */
export function takeFor({ locale, mode }: Look, isForReadme: boolean): Take {
  const size = mode === '1920x1080' ? '1080p' : '4k';
  const language = locale === 'en' ? 'en' : 'zh';
  return async (page, what) => {
    const ending = isForReadme ? 'jpg' : 'png';
    const path = resolve(folderOf(isForReadme), `${what}-${language}-${size}.${ending}`);
    await page.screenshot(isForReadme ? { path, type: 'jpeg', quality: 80 } : { path });
    console.log(`Wrote ${path.slice(root.length + 1)}`);
  };
}

/** Waits for the half of the second in which frames are drawn. */
export async function untilLit(wall: Page): Promise<void> {
  await wall.waitForFunction(() => Date.now() % 1000 > 50 && Date.now() % 1000 < 250);
}

/** Asks the program something by the door of a window. */
export function ask(page: Page, channel: string, args: unknown): Promise<unknown> {
  return page.evaluate(
    ([name, words]) => {
      const { wall: bridge } = globalThis as unknown as {
        wall: { request(channel: string, args: unknown): Promise<unknown> };
      };
      return bridge.request(name, words);
    },
    [channel, args] as const,
  );
}

/** The cameras on a wall, in reading order, without the name of the city. */
export function camerasOn(wall: Page): Promise<string[]> {
  return wall.locator('[data-tile]').evaluateAll((tiles) =>
    tiles
      .map((tile) => (tile as HTMLElement).dataset)
      .toSorted((a, b) => Number(a['tile']) - Number(b['tile']))
      .map(({ camera }) => (camera ?? '').replace('city:', '')),
  );
}
