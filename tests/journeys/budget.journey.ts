import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { waitUntilPlaying } from './tiles';

const dataFolder = mkdtempSync(join(tmpdir(), 'brightwall-journey-'));
let running: RunningWall | undefined;
test.afterEach(async () => {
  await running?.close();
  running = undefined;
  rmSync(dataFolder, { recursive: true, force: true });
});

test('a machine with little room plays every tile, says where it shows less, and pauses what is covered', async () => {
  test.setTimeout(120_000);
  mkdirSync(join(dataFolder, 'store'), { recursive: true });
  const ceiling = { version: 1, pixelsPerSecond: 12_000_000 };
  writeFileSync(join(dataFolder, 'store', 'decode-ceiling.json'), JSON.stringify(ceiling));
  running = await openWall({
    dataFolder,
    locale: 'zh-CN',
    alarmsPerHour: 0,
    displaySize: '2560x1080',
  });
  const [wall, desk] = [await running.wall(), await running.desk()];
  await waitUntilPlaying(wall, 9);

  const smaller = wall.locator('.tile-video[data-step="smaller"]');
  await expect(smaller.first()).toBeVisible();
  expect(await wall.locator('.tile-video[data-step="paused"]').count()).toBe(0);
  await expect(wall.locator('.chip', { hasText: '较小码流' }).first()).toBeVisible();
  await wall.screenshot({ path: '.out/shots/budget-smaller.png' });

  await desk.keyboard.press('f');
  await expect(wall.locator('.tile-video[data-step="paused"]')).toHaveCount(8);
  await desk.keyboard.press('f');
  await expect(wall.locator('.tile-video[data-step="paused"]')).toHaveCount(0);

  await test.step('what a page of the desk lies over rests, and goes on without it', async () => {
    const pictures = await desk.locator('.tile-video').count();
    expect(pictures).toBeGreaterThan(8);
    await desk.keyboard.press('Control+f');
    await expect(desk.locator('.tile-video[data-step="paused"]')).toHaveCount(pictures);
    await expect(wall.locator('.tile-video[data-step="paused"]')).toHaveCount(0);
    await desk.keyboard.press('Escape');
    await expect(desk.locator('.tile-video[data-step="paused"]')).toHaveCount(0);
  });
});
