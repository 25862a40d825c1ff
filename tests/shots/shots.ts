import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Page } from '@playwright/test';

import type { DisplayMode } from '../journeys/displays';
import { openWall } from '../journeys/harness';
import { waitUntilPlaying } from '../journeys/tiles';

/**
 * Today's pictures of wall and desk: both languages, both sizes, quiet and with a Critical alarm.
 * `npm run shots` puts them into .out/shots; `-- --readme` puts the small ones into
 * resources/pictures; `-- --only=en:3840x2160` takes one language and size.
 */
const root = resolve(import.meta.dirname, '../..');
const isForReadme = process.argv.includes('--readme');
const folder = isForReadme ? resolve(root, 'resources/pictures') : resolve(root, '.out/shots');
const modes: readonly DisplayMode[] = isForReadme ? ['1920x1080'] : ['1920x1080', '3840x2160'];

mkdirSync(folder, { recursive: true });
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);
for (const locale of ['zh-CN', 'en'] as const) {
  for (const mode of modes) {
    if (only === undefined || only === `${locale}:${mode}`) await shoot(locale, mode);
  }
}

async function shoot(locale: 'zh-CN' | 'en', mode: DisplayMode): Promise<void> {
  const running = await openWall({ locale, alarmsPerHour: 0, displayCount: 2, displayMode: mode });
  const size = mode === '1920x1080' ? '1080p' : '4k';
  const take = async (page: Page, what: string): Promise<void> => {
    const ending = isForReadme ? 'jpg' : 'png';
    const path = resolve(folder, `${what}-${locale === 'en' ? 'en' : 'zh'}-${size}.${ending}`);
    await page.screenshot(isForReadme ? { path, type: 'jpeg', quality: 80 } : { path });
    console.log(`Wrote ${path.slice(root.length + 1)}`);
  };
  try {
    const wall = await running.wall();
    const desk = await running.desk();
    await waitUntilPlaying(wall, 9);
    await desk.waitForTimeout(4000);
    await take(wall, 'wall-quiet');
    await take(desk, 'desk-quiet');
    const city = await running.city();
    for (const key of ['2', 's']) await desk.keyboard.press(key);
    await waitUntilPlaying(wall, 6);
    const cameras = await wall
      .locator('[data-tile]')
      .evaluateAll((tiles) => tiles.map((tile) => (tile as HTMLElement).dataset['camera'] ?? ''));
    const native = (camera: string | undefined): string => (camera ?? '').replace('city:', '');
    const elsewhere = (await city.ask('GET', '/catalog/cameras?limit=400')) as {
      cameras: { id: string; online: boolean; number: number }[];
    };
    const unseen = elsewhere.cameras.find(
      ({ id, online }) => online && !cameras.includes(`city:${id}`),
    );
    await city.raiseAlarm(native(cameras[2]), 'standing-water', { level: 2, clearAfterMs: null });
    await city.raiseAlarm(native(cameras[4]), 'smoke', { level: 3, clearAfterMs: null });
    await city.raiseAlarm(native(cameras[5]), 'device-vibration', { level: 4, clearAfterMs: null });
    await city.raiseAlarm(unseen?.id ?? '', 'road-collision', { level: 1, clearAfterMs: null });
    const critical = desk.locator('.alarm-row[data-priority="critical"]').first();
    await critical.dblclick();
    await desk.keyboard.press('j');
    await desk.waitForTimeout(8000);
    await untilLit(wall);
    await take(wall, 'wall-alarm');
    await take(desk, 'desk-alarm');
  } finally {
    await running.close();
  }
}

/** Waits for the half of the second in which frames are drawn. */
async function untilLit(wall: Page): Promise<void> {
  await wall.waitForFunction(() => Date.now() % 1000 > 50 && Date.now() % 1000 < 250);
}
