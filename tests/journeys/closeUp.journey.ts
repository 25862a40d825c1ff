import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { choose, press } from './keys';
import { readPictures, waitUntilPlaying } from './tiles';

const pictures = resolve(import.meta.dirname, '../../.out/test/closeUp');
let running: RunningWall | undefined;
test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

test('a picture is zoomed, its part kept, called by number, and its neighbours come', async () => {
  test.setTimeout(180_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 4);
  const tile = (number: number) => wall.locator(`[data-tile="${String(number)}"]`);
  const zoomOf = (number: number) =>
    tile(number).locator('[data-zoom]').getAttribute('data-zoom', { timeout: 5_000 });

  await test.step('plus goes nearer, the stream plays on, Shift and arrows move the part', async () => {
    await press(desk, '2', '.');
    const before = await readPictures(wall);
    await press(desk, '+', '+', 'Shift+ArrowRight');
    await expect(tile(2).getByTestId('zoom-mark')).toContainText('放大 2.4×');
    const [factor = 0, x = 0] = ((await zoomOf(2)) ?? '').split(' ').map(Number);
    expect(factor).toBeCloseTo(1.25 ** 4);
    expect(x).toBeGreaterThan(0.5);
    await wall.waitForTimeout(1_500);
    const frames = (all: typeof before) => all.find((one) => one.tile === '2')?.frames ?? 0;
    expect(frames(await readPictures(wall))).toBeGreaterThan(frames(before));
    await wall.screenshot({ path: resolve(pictures, 'wall-zoom-zh.png') });
    await desk.screenshot({ path: resolve(pictures, 'desk-zoom-zh.png') });
  });

  await test.step('the moment is zoomed alike', async () => {
    await press(desk, 'r');
    await expect(tile(2).getByTestId('recorded')).toHaveCount(1);
    await expect(tile(2).getByTestId('zoom-mark')).toBeVisible();
    await wall.waitForTimeout(1_500);
    await wall.screenshot({ path: resolve(pictures, 'wall-zoom-replay-zh.png') });
    await press(desk, 'r');
  });

  await test.step('the part gets a number and a name, and is called by it', async () => {
    await press(desk, 'Control+Shift+S');
    await expect(desk.getByTestId('crop-form')).toBeVisible();
    await desk.locator('input[name="name"]').fill('东门岗亭');
    await desk.screenshot({ path: resolve(pictures, 'crop-form-zh.png') });
    await desk.keyboard.press('Enter');
    await expect(desk.getByTestId('crop-form')).toHaveCount(0);
    await press(desk, '4', '.');
    await press(desk, '9', '0', '0', '1');
    await expect(desk.getByTestId('number-echo')).toContainText('东门岗亭');
    await desk.screenshot({ path: resolve(pictures, 'echo-zh.png') });
    await press(desk, 'Enter');
    await expect(tile(4)).toContainText('9001');
    await expect(tile(4)).toContainText('局部');
    await press(desk, '/');
    await desk.getByTestId('camera-search').fill('东门');
    await expect(desk.getByTestId('found-crops')).toContainText('东门岗亭');
    await press(desk, 'Escape', 'Escape');
  });

  await test.step('the wheel and Shift 0 lead back to the whole', async () => {
    await desk.locator('body').click({ position: { x: 5, y: 5 } });
    await press(desk, '2', '.');
    await press(desk, 'Shift+Digit0');
    await expect(tile(2).getByTestId('zoom-mark')).toHaveCount(0);
    await desk.locator('.selected-picture').hover();
    await desk.mouse.wheel(0, -120);
    await expect(tile(2).getByTestId('zoom-mark')).toContainText('1.3×');
  });

  await test.step('V brings the neighbours, and takes them back', async () => {
    // In the page they stand by key, not by place.
    const cameras = async (): Promise<string[]> => {
      const shown = await wall.locator('[data-tile]').evaluateAll((tiles) =>
        tiles.map((one) => {
          const { tile, camera } = (one as HTMLElement).dataset;
          return [Number(tile), camera ?? ''] as const;
        }),
      );
      return shown.sort(([a], [b]) => a - b).map(([, camera]) => camera);
    };
    const before = await cameras();
    const middle = before[1];
    await press(desk, 'v');
    await expect.poll(async () => (await cameras())[4]).toBe(middle);
    expect(new Set(await cameras()).size).toBe(9);
    await waitUntilPlaying(wall, 8);
    await choose(desk, 'en');
    await wall.screenshot({ path: resolve(pictures, 'around-en.png') });
    await desk.screenshot({ path: resolve(pictures, 'desk-around-en.png') });
    await press(desk, 'v');
    await expect.poll(cameras).toEqual(before);
  });
});

test('a named tour is made and started by keys, scenes go round', async () => {
  test.setTimeout(180_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 4);
  const numbers = () =>
    wall
      .locator('[data-tile]')
      .evaluateAll((tiles) => tiles.map((one) => (one as HTMLElement).dataset['camera'] ?? ''));

  await test.step('a list with a time for one of them', async () => {
    const [first, second] = (await numbers()).map((id) => id);
    expect(first).not.toBe(second);
    await press(desk, 'Control+g');
    await expect(desk.getByTestId('tour-form')).toBeVisible();
    await desk.locator('input[name="name"]').fill('主干道路口');
    await desk.locator('input[name="cameras"]').fill('1001-1012，1020:30 99999');
    await expect(desk.getByTestId('tour-look')).toContainText('99999');
    await desk.screenshot({ path: resolve(pictures, 'tours-form-zh.png') });
    await desk.keyboard.press('Enter');
    await expect(desk.getByTestId('tour-form')).toContainText('已保存');
    await press(desk, 'Escape');
    await press(desk, '2', '.');
    await press(desk, '1');
    await expect(desk.getByTestId('number-echo')).toContainText('主干道路口');
    await press(desk, 'g');
    await expect(desk.getByTestId('tour')).toContainText('主干道路口 轮巡 1/');
  });

  await test.step('a rule, on the whole screen; the minutes are counted', async () => {
    await press(desk, 'Control+g');
    await desk.getByTestId('tour-new').click();
    await desk.locator('input[name="name"]').fill('全部球机');
    await desk.locator('input[name="what"][value="rule"]').check();
    await desk.locator('input[name="camera-kind"][value="ptz"]').check();
    await desk.locator('input[name="where"][value="screen"]').check();
    await desk.locator('input[name="dwell"][value="5"]').check();
    await expect(desk.getByTestId('tour-look')).toContainText('路在线');
    await desk.keyboard.press('Control+Enter');
    await expect(desk.getByTestId('tour-form')).toHaveCount(0);
    await expect.poll(() => wall.getByTestId('tour-bar').count()).toBeGreaterThan(6);
    await wall.waitForTimeout(6_000);
    await choose(desk, 'en');
    await press(desk, 'Control+g');
    await desk.getByRole('button', { name: /全部球机/ }).click();
    await expect(desk.getByTestId('tour-look')).toContainText('min');
    await desk.screenshot({ path: resolve(pictures, 'tours-rule-en.png') });
    await wall.screenshot({ path: resolve(pictures, 'tours-wall-en.png') });
  });

  await test.step('scenes of the whole wall go round', async () => {
    await desk.getByTestId('tour-new').click();
    await desk.locator('input[name="name"]').fill('Scenes');
    await desk.locator('input[name="what"][value="scenes"]').check();
    await desk.locator('input[name="scenes"]').fill('1:5 2:5');
    await expect(desk.getByTestId('tour-look')).toContainText('2 scenes');
    await desk.keyboard.press('Control+Enter');
    await expect(desk.getByTestId('scene-tour')).toContainText('1 of 2');
    await expect(desk.getByTestId('scene-tour')).toContainText('2 of 2', { timeout: 15_000 });
    await desk.screenshot({ path: resolve(pictures, 'scene-tour-en.png') });
    await press(desk, 'g');
    await expect(desk.getByTestId('scene-tour')).toContainText('Tour paused');
    await desk.getByTestId('scene-tour-end').click();
    await expect(desk.getByTestId('scene-tour')).toHaveCount(0);
  });
});
