import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { openWall, type RunningWall } from './harness';
import { waitUntilPlaying } from './tiles';

const pictures = resolve(import.meta.dirname, '../../.out/test/shift');
let running: RunningWall | undefined;
test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function press(desk: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await desk.keyboard.press(key);
}

/** Settings of the seat; how it comes to its role is not the subject here. */
async function choose(desk: Page, choice: string): Promise<void> {
  await press(desk, 'Control+,');
  await desk.locator(`[data-choice="${choice}"]`).click();
  await press(desk, 'Escape');
}

test('a shift is handed over line by line, by keyboard', async () => {
  test.setTimeout(180_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0 });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 4);
  const look = (name: string) => desk.screenshot({ path: resolve(pictures, `${name}.png`) });
  const city = await running.city();
  const cameraId = (await wall.locator('[data-tile="3"]').getAttribute('data-camera')) ?? '';
  const raise = (kind: string, level: 1 | 2 | 3 | 4) =>
    city.raiseAlarm(cameraId.replace('city:', ''), kind, { level, clearAfterMs: null });
  await raise('road-collision', 1);
  await raise('standing-water', 3);
  const lines = desk.locator('[data-line]');
  const waiting = desk.locator('[data-line][data-confirmed="false"]');

  await test.step('the officer who goes sees everything, writes a note, begins', async () => {
    await press(desk, 'Shift+B');
    await expect(lines).not.toHaveCount(0);
    await look('handover-before-zh');
    await desk.getByTestId('handover-note').fill('北岸积水，排水队已到场');
    await desk.getByTestId('handover-begin').click();
    await expect(desk.getByTestId('handover-mark')).toBeVisible();
  });

  await test.step('whoever comes says so and confirms each line; what is new waits', async () => {
    await desk.keyboard.type('值守乙');
    await press(desk, 'Enter');
    await expect(desk.getByTestId('handover-progress')).toContainText('0 /');
    await lines.first().getByRole('button').focus();
    await press(desk, 'Space');
    await expect(desk.locator('[data-line][data-confirmed="true"]')).toHaveCount(1);
    await look('handover-zh');
    const before = await waiting.count();
    await raise('fallen-tree', 2);
    await expect.poll(() => waiting.count()).toBeGreaterThan(before);
    for (let left = await waiting.count(); left > 0; left -= 1) {
      await expect(waiting).toHaveCount(left);
      await press(desk, 'Space');
    }
    await expect(waiting).toHaveCount(0);
    await look('handover-done-zh');
    await press(desk, 'Enter');
    await expect(desk.getByTestId('handover-last')).toContainText('值守乙');
    await expect(desk.getByTestId('handover-mark')).toHaveCount(0);
  });
  await press(desk, 'Escape');
  await choose(desk, 'en');
});
