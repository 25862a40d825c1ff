import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { press } from './keys';
import { waitUntilPlaying } from './tiles';

const pictures = resolve(import.meta.dirname, '../../.out/journeys/boards');
let running: RunningWall | undefined;

test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(() => running?.close());

/** The form for the chosen tile, with the focus in it. */
async function opens(desk: Page): Promise<void> {
  await press(desk, 'Shift+Q');
  await expect(desk.getByTestId('board-form').locator('input[name="kind"]:checked')).toBeFocused();
}

const figure = async (wall: Page, name: string): Promise<number> => {
  const words = await wall.locator(`[data-figure="${name}"] dd`).first().textContent();
  return Number((words ?? '').replace(/[^0-9.]/g, ''));
};

test('figures and cases are put on the wall by keyboard and follow an incident', async () => {
  test.setTimeout(180_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 9);
  const city = await running.city();
  const camera = (await wall.locator('[data-tile="5"]').getAttribute('data-camera')) ?? '';
  const figures = wall.locator('[data-tile="1"][data-board="statistics"]');
  const cases = wall.locator('[data-tile="4"][data-board="incidents"]');

  await test.step('number, key, arrow, Enter: figures; one more arrow, the list', async () => {
    await press(desk, '4', 'l', '1', '.');
    await opens(desk);
    await press(desk, 'ArrowRight', 'Enter');
    await expect(figures).toBeVisible();
    await press(desk, '4', '.');
    await opens(desk);
    await press(desk, 'ArrowRight', 'ArrowRight', 'Enter');
    await expect(cases).toContainText('没有在办事件');
    await expect(desk.getByTestId('board-page')).toHaveCount(0);
  });

  await test.step('a camera takes their place, undo brings them back', async () => {
    await press(desk, 'Delete');
    await expect(cases).toHaveCount(0);
    await press(desk, 'Control+z');
    await expect(cases).toHaveCount(1);
  });

  await test.step('registered when taken up, handled when closed', async () => {
    await expect.poll(() => figure(wall, 'registered')).toBeGreaterThan(0);
    const before = await figure(wall, 'registered');
    const handled = await figure(wall, 'handled');
    const report = { cameraId: camera.replace('city:', ''), kind: 'dispute', level: 2 };
    const { id } = (await city.ask('POST', '/rehearsal/incidents', report)) as { id: string };
    await expect(cases.locator('[data-incident]')).toHaveCount(1);
    expect(await figure(wall, 'registered')).toBe(before);
    const actor = { seat: 3, name: '林一', role: 'lead' };
    await city.ask('POST', `/incidents/${id}/accept`, { actor });
    await expect.poll(() => figure(wall, 'registered'), { timeout: 15_000 }).toBe(before + 1);
    await expect(cases.locator('[data-incident]')).toContainText('3 席');
    await expect(cases.locator('.step[data-state="running"]')).toContainText('汇总研判');
    await wall.screenshot({ path: resolve(pictures, 'worked-zh.png') });
    const end = { actor, verdict: 'false', reason: '误报' };
    await city.ask('POST', `/incidents/${id}/close`, end);
    await expect.poll(() => figure(wall, 'handled'), { timeout: 15_000 }).toBe(handled + 1);
    await expect(cases.locator('[data-incident]')).toHaveCount(0);
  });

  await test.step('the ribbon of a place, and all of it kept in a scene', async () => {
    await opens(desk);
    await press(desk, 'ArrowRight', 'Tab');
    await desk.locator('[data-testid="place-branches"] button').first().focus();
    await press(desk, 'Enter');
    await desk.getByTestId('board-put').focus();
    await press(desk, 'Enter');
    await expect(wall.getByTestId('ribbon')).toContainText('省');
    await wall.screenshot({ path: resolve(pictures, 'ribbon-zh.png') });
    await press(desk, '2', 's');
    await expect(cases).toHaveCount(0);
    await press(desk, 'Control+z');
    await expect(cases).toHaveCount(1);
    await expect(figures).toHaveCount(1);
  });
});
