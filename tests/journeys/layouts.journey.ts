import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { choose, press } from './keys';
import { readPictures, waitUntilPlaying } from './tiles';

const pictures = resolve(import.meta.dirname, '../../.out/test/layouts');
let running: RunningWall | undefined;
test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

const shot = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({ path: resolve(pictures, `${name}.png`) });

test('a layout is prepared by keys, taken in one step and undone; the wall plays on', async () => {
  test.setTimeout(180_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 4);
  const tiles = wall.locator('[data-tile]');
  const editor = desk.getByTestId('layouts');
  const before = await tiles.count();
  const cameras = (): Promise<(string | undefined)[]> =>
    readPictures(wall).then((read) => read.map(({ camera }) => camera).sort());
  const playing = await cameras();

  await test.step('spanned, merged, split and swapped on the miniature', async () => {
    await press(desk, '9', 'l');
    await expect(tiles).toHaveCount(9);
    await press(desk, 'Shift+L');
    await expect(editor).toBeVisible();
    await press(desk, 'Shift+ArrowRight', 'Shift+ArrowDown');
    await expect(desk.getByTestId('region')).toContainText('2 × 2');
    await shot(desk, 'region-zh');
    await press(desk, 'Enter');
    await expect(editor.locator('.edit-tile')).toHaveCount(6);
    await press(desk, 'ArrowRight', 'Shift+D', 'r', 'ArrowLeft', 'Enter', 'k');
    await expect(editor.locator('.edit-tile')).toHaveCount(7);
    await expect(editor).toContainText('自由 6 × 3');
    await desk.waitForTimeout(4_000);
    await shot(desk, 'editor-zh');
    await expect(tiles).toHaveCount(9);
  });

  await test.step('by two clicks, and what has no room is refused in the number line', async () => {
    await desk.getByTestId('edit-merge').click();
    await editor.locator('.edit-tile').last().click();
    await press(desk, '7', 'l', '9', '9', '9', '9', '9', 'Enter');
    await expect(desk.locator('.key-line, footer')).toContainText('99999 · 目录里没有这个摄像机');
    await press(desk, 'Escape', 'Control+Z');
    await expect(editor.locator('.edit-tile')).toHaveCount(7);
  });

  await test.step('the form of contents puts them on the preview, and the wall plays on', async () => {
    await press(desk, '7', '.', 'Shift+Q');
    const form = desk.getByTestId('board-page');
    await form.locator('input[name="kind"][value="clock"]').focus();
    await press(desk, 'Space', 'Enter');
    await expect(form).toHaveCount(0);
    await expect(editor.locator('.edit-tile', { hasText: '时钟' })).toHaveCount(1);
    await expect(wall.getByTestId('clock-tile')).toHaveCount(0);
    await press(desk, 'Control+Z');
    await expect(editor.locator('.edit-tile', { hasText: '时钟' })).toHaveCount(0);
  });

  await test.step('Escape leaves the editor; the preview waits beside the wall', async () => {
    await press(desk, 'Escape');
    await expect(editor).toHaveCount(0);
    await desk.waitForTimeout(2_000);
    await shot(desk, 'waiting-zh');
    await choose(desk, 'en');
    await shot(desk, 'waiting-en');
    await press(desk, 'Shift+L');
    await shot(desk, 'editor-en');
  });

  await test.step('T takes it in one step, Ctrl+Z takes it back', async () => {
    await press(desk, 't');
    await expect(tiles).toHaveCount(7);
    await expect(editor).toHaveCount(0);
    await shot(wall, 'taken-wall');
    await shot(desk, 'taken-en');
    await press(desk, 'Control+Z');
    await expect(tiles).toHaveCount(9);
    await press(desk, 'Control+Z');
    await expect(tiles).toHaveCount(before);
    await waitUntilPlaying(wall, 4);
    expect(await cameras()).toEqual(expect.arrayContaining(playing.slice(0, 1)));
  });
});
