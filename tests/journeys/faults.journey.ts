import { expect, test, type Page } from '@playwright/test';

import { en } from '../../renderer/kit/text/en';
import { zhCN } from '../../renderer/kit/text/zh-CN';
import type { CityFault } from './cityControl';
import { openWall, type RunningWall } from './harness';
import { readKept } from './keptPictures';
import { waitUntilPlaying } from './tiles';

/** What each fault of the city is called on the tile. */
const words: Readonly<Record<CityFault, keyof typeof zhCN.fault>> = {
  offline: 'stream_offline',
  unauthorized: 'stream_unauthorized',
  'not-found': 'stream_not-found',
  'server-error': 'stream_server-error',
  'expired-token': 'stream_expired',
  refused: 'stream_refused',
  'never-answers': 'stream_no-answer',
  html: 'stream_not-a-playlist',
  'stale-playlist': 'stream_stale-playlist',
  'unplayable-codec': 'stream_codec',
};
const faults = Object.keys(words) as CityFault[];

let running: RunningWall | undefined;
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

const cameraOf = async (wall: Page, tile: number): Promise<string> =>
  (await wall.locator(`[data-tile="${String(tile)}"]`).getAttribute('data-camera')) ?? '';

test('ten faults are told in words and end by themselves; six others lose nothing', async () => {
  test.setTimeout(480_000);
  // Small text on a large wall: every plate has room for its whole sentence.
  running = await openWall({ alarmsPerHour: 0, locale: 'zh-CN', displaySize: '3840x2160' });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 9);
  for (const key of ['1', '6', 'l']) await desk.keyboard.press(key);
  await waitUntilPlaying(wall, 16);
  const city = await running.city();
  const broken = await Promise.all(faults.map((_fault, index) => cameraOf(wall, index + 1)));
  const whole = await Promise.all([11, 12, 13, 14, 15, 16].map((tile) => cameraOf(wall, tile)));
  await watchStates(wall, whole);
  const before = await readKept(wall);
  const startedMs = Date.now();

  await test.step('each broken tile says in Chinese what is wrong', async () => {
    await Promise.all(
      faults.map((fault, index) =>
        city.setFault((broken[index] ?? '').replace('city:', ''), fault),
      ),
    );
    for (const [index, fault] of faults.entries()) {
      const tile = wall.locator(`[data-tile="${String(index + 1)}"]`);
      await expect(tile, fault).toContainText(zhCN.fault[words[fault]], { timeout: 60_000 });
    }
    console.log(`ten faults told after ${String(Date.now() - startedMs)} ms`);
  });

  await test.step('and in English after a switch', async () => {
    await desk.keyboard.press('Control+,');
    await desk.locator('[data-choice="en"]').click();
    for (const [index, fault] of faults.entries()) {
      const tile = wall.locator(`[data-tile="${String(index + 1)}"]`);
      await expect(tile, fault).toContainText(en.fault[words[fault]], { timeout: 30_000 });
    }
  });

  await test.step('lifted, each plays again by itself', async () => {
    const liftedMs = Date.now();
    await Promise.all(broken.map((camera) => city.liftFault(camera.replace('city:', ''))));
    // The last try of a camera may be a minute away, and a busy machine is given its time.
    await waitUntilPlaying(wall, 16, 180_000);
    console.log(
      `all sixteen play ${String(Date.now() - liftedMs)} ms after the faults were lifted`,
    );
  });

  await test.step('the other six lost nothing', async () => {
    expect(await readStates(wall)).toEqual([]);
    const seconds = (Date.now() - startedMs) / 1000;
    const after = await readKept(wall);
    for (const camera of whole) {
      const was = before.find((picture) => picture.camera === camera);
      const is = after.find((picture) => picture.camera === camera);
      // Under its picture the budget may have given it another profile or fewer pictures: at least
      // one a second is promised, and its state was never another than playing.
      expect((is?.frames ?? 0) - (was?.frames ?? 0)).toBeGreaterThan(seconds * 0.8);
    }
  });
});

/** Notes in the page every state of these cameras' tiles that is not playing. */
function watchStates(wall: Page, cameras: string[]): Promise<void> {
  return wall.evaluate((watched) => {
    const seen: string[] = [];
    (globalThis as { seenStates?: string[] }).seenStates = seen;
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const { camera, state } = (target as HTMLElement).dataset;
        if (watched.includes(camera ?? '') && state !== 'playing')
          seen.push(`${camera ?? ''} ${state ?? ''}`);
      }
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-state'] });
  }, cameras);
}

function readStates(wall: Page): Promise<string[]> {
  return wall.evaluate(
    () => (globalThis as { seenStates?: string[] }).seenStates ?? ['not watched'],
  );
}
