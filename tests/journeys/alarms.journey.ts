import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { press } from './keys';
import { waitUntilPlaying } from './tiles';

const dataFolder = mkdtempSync(join(tmpdir(), 'brightwall-journey-'));
let running: RunningWall | undefined;
test.afterEach(async () => {
  await running?.close();
  running = undefined;
  rmSync(dataFolder, { recursive: true, force: true });
});

const open = (): Promise<RunningWall> =>
  openWall({ dataFolder, locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });

const kinds = ['smoke', 'standing-water', 'fallen-tree', 'road-obstacle'] as const;

test('shelved, killed, returned; and a flood', async ({}, testInfo) => {
  test.setTimeout(150_000);
  const shot = (page: Page, name: string): Promise<unknown> =>
    page.screenshot({ path: testInfo.outputPath(`${name}.png`) });
  let again = await open();
  running = again;
  let wall = await again.wall();
  let desk = await again.desk();
  await waitUntilPlaying(wall, 9);
  await press(desk, 'q');
  await expect(wall.getByTestId('ribbon')).toBeVisible();
  const cameras = await wall
    .locator('[data-camera]')
    .evaluateAll((tiles) => tiles.map((tile) => (tile as HTMLElement).dataset['camera'] ?? ''));
  let city = await again.city();
  const raise = (index: number, kind: string, level: number): Promise<unknown> =>
    city.raiseAlarm((cameras[index] ?? '').replace('city:', ''), kind, {
      level,
      clearAfterMs: null,
    });

  await test.step('three keys shelve an alarm, and the wall is quiet', async () => {
    await raise(2, 'smoke', 2);
    await expect(wall.locator('[data-alarm]')).toHaveCount(1);
    await expect(desk.locator('.alarm-row')).toHaveCount(1);
    await press(desk, 'n', 'h');
    await expect(desk.getByTestId('order-panel')).toBeVisible();
    await shot(desk, 'shelve');
    await press(desk, '2', '3');
    await expect(desk.getByTestId('order-panel')).toHaveCount(0);
    await expect(desk.getByTestId('aside')).toContainText('搁置 1');
    await expect(wall.locator('[data-alarm]')).toHaveCount(0);
  });

  await test.step('killed, it comes back with what was shelved', async () => {
    const killed = again.app.process();
    const gone = new Promise((done) => killed.once('exit', done));
    killed.kill('SIGKILL');
    await gone;
    await again.close();
    again = await open();
    running = again;
    wall = await again.wall();
    desk = await again.desk();
    await expect(desk.getByTestId('aside')).toContainText('搁置 1');
    await press(desk, 'Shift+H');
    await expect(desk.getByTestId('aside-list')).toContainText('施工作业');
    await shot(desk, 'aside');
    await desk.getByTestId('aside-list').getByRole('button').click();
    await expect(desk.getByTestId('aside')).toContainText('搁置 0');
  });

  await test.step('twelve at once are one banner, and figures on the wall', async () => {
    await waitUntilPlaying(wall, 9);
    city = await again.city();
    for (let index = 0; index < 12; index += 1) {
      await raise(index % 9, kinds[Math.floor(index / 3)] ?? 'smoke', 1 + (index % 4));
    }
    await expect(desk.getByTestId('flood')).toContainText('报警风暴');
    await expect(wall.getByTestId('flood-column')).toContainText('合计');
    await press(desk, 'Shift+H');
    await shot(desk, 'flood-desk');
    await shot(wall, 'flood-wall');
  });
});
