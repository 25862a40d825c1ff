import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { choose, press } from './keys';
import { waitUntilPlaying } from './tiles';

const pictures = resolve(import.meta.dirname, '../../.out/test/tour');
let running: RunningWall | undefined;
test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

test('a tour is started, paused and leafed through by keys, and stays with an alarm', async () => {
  test.setTimeout(180_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 4);
  const city = await running.city();
  const tile = wall.locator('[data-tile="2"]');
  const shown = (): Promise<string> =>
    tile.getAttribute('data-camera').then((camera) => camera ?? '');
  const line = desk.getByTestId('tour');

  await test.step('five keys begin it', async () => {
    await press(desk, '2', '.');
    await press(desk, 'Shift+Q');
    await expect(desk.locator('input[name="kind"][value="tour"]')).toBeFocused();
    await press(desk, 'Tab');
    // From ten seconds to five: the journey has not all day.
    await press(desk, 'ArrowLeft', 'Enter');
    await expect(desk.getByTestId('board-form')).toHaveCount(0);
    await expect(line).toContainText('轮巡 1/');
    await expect(tile.getByTestId('tour-bar')).toBeVisible();
    const first = await shown();
    await expect.poll(shown, { timeout: 15_000 }).not.toBe(first);
    await desk.screenshot({ path: resolve(pictures, 'desk-zh.png') });
    await wall.screenshot({ path: resolve(pictures, 'wall-zh.png') });
  });

  await test.step('G pauses it, brackets leaf, G lets it go on', async () => {
    await press(desk, 'g');
    await expect(tile).toContainText('暂停');
    const paused = await shown();
    await desk.waitForTimeout(6_000);
    expect(await shown()).toBe(paused);
    await press(desk, ']');
    await expect.poll(shown).not.toBe(paused);
    await press(desk, '[');
    await expect.poll(shown).toBe(paused);
    await choose(desk, 'en');
    await desk.screenshot({ path: resolve(pictures, 'paused-en.png') });
    await wall.screenshot({ path: resolve(pictures, 'paused-wall-en.png') });
    await press(desk, 'g');
    await expect(line).toContainText('Pause tour');
  });

  await test.step('an alarm of the camera holds it', async () => {
    const camera = await shown();
    const how = { level: 3, clearAfterMs: null };
    await city.raiseAlarm(camera.replace('city:', ''), 'standing-water', how);
    const held = await shown();
    await desk.waitForTimeout(7_000);
    // It may have gone on in the moment before the alarm came.
    if (held === camera) expect(await shown()).toBe(camera);
  });

  await test.step('the whole wall goes round, and one undo brings back what was there', async () => {
    await press(desk, '1', '6', 'l');
    await expect(wall.locator('[data-tile="16"]')).toHaveCount(1);
    const cameras = () =>
      wall
        .locator('[data-tile]')
        .evaluateAll((tiles) => tiles.map((one) => (one as HTMLElement).dataset['camera'] ?? ''));
    const before = await cameras();
    await press(desk, '1', '.', 'Shift+Q');
    await expect(desk.locator('input[name="kind"][value="tour"]')).toBeFocused();
    await press(desk, 'Tab', 'Tab', 'ArrowRight', 'Enter');
    // One may be held by its alarm and has no bar then.
    const bars = wall.getByTestId('tour-bar');
    await expect.poll(() => bars.count()).toBeGreaterThanOrEqual(14);
    await waitUntilPlaying(wall, 16);
    await wall.screenshot({ path: resolve(pictures, 'pool-en.png') });
    expect(new Set(await cameras()).size).toBeGreaterThan(14);
    await press(desk, 'Control+z');
    await expect.poll(async () => (await cameras()).slice(2, 9)).toEqual(before.slice(2, 9));
  });
});
