import { expect, test, type Page } from '@playwright/test';

import type { WallBridge } from '#contract/bridge';

import { openWall, type RunningWall } from './harness';
import { press } from './keys';
import { waitUntilPlaying } from './tiles';

let running: RunningWall | undefined;
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

/** Tab, as somebody without a mouse does, until that is reached. */
async function tabTo(desk: Page, testId: string): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    const focused = await desk.evaluate(() => {
      const { activeElement } = document;
      return activeElement instanceof HTMLElement ? activeElement.dataset['testid'] : undefined;
    });
    if (focused === testId) return;
    await desk.keyboard.press('Tab');
  }
  throw new Error(`${testId} was not reached by Tab`);
}

const write = (desk: Page, patch: object): Promise<unknown> =>
  desk.evaluate(
    (wanted) => (window as unknown as { wall: WallBridge }).wall.request('settings:write', wanted),
    patch,
  );

test('a lead writes a rule by keyboard, tries it, saves it and takes it back', async ({}, testInfo) => {
  test.setTimeout(150_000);
  const shot = (page: Page, name: string): Promise<unknown> =>
    page.screenshot({ path: testInfo.outputPath(`${name}.png`) });
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 9);
  const cameras = await wall
    .locator('[data-camera]')
    .evaluateAll((tiles) => tiles.map((tile) => (tile as HTMLElement).dataset['camera'] ?? ''));
  const city = await running.city();
  const raise = (index: number, kind: string, level: number, more = {}): Promise<unknown> =>
    city.raiseAlarm((cameras[index] ?? '').replace('city:', ''), kind, { level, ...more });
  const page = desk.getByTestId('rules-page');

  await test.step('an officer may look and try, and is told so', async () => {
    // Of a camera that is on no tile: it takes the alarm tile.
    const { cameras: all } = (await city.ask('GET', '/catalog/cameras?limit=200')) as {
      cameras: { id: string; online: boolean }[];
    };
    const unseen = all.find(({ id, online }) => online && !cameras.includes(`city:${id}`));
    await city.raiseAlarm(unseen?.id ?? '', 'smoke', { level: 2, clearAfterMs: 1_000 });
    await expect(wall.locator(`[data-camera="city:${unseen?.id ?? ''}"]`)).toHaveCount(1);
    await raise(3, 'standing-water', 3, { clearAfterMs: 1_000 });
    await raise(5, 'fallen-tree', 1, { clearAfterMs: null });
    await press(desk, 'Shift+N');
    await expect(page).toContainText('只有值班长席可以保存规则');
    await shot(desk, 'officer');
    await press(desk, 'Escape');
    await expect(page).toHaveCount(0);
  });

  await test.step('a lead writes: smoke is suppressed', async () => {
    await write(desk, { actor: { seat: 1, name: '王班长', role: 'lead' } });
    await press(desk, 'Shift+N');
    await expect(page).toBeVisible();
    await press(desk, 'Insert');
    await expect(desk.getByTestId('rule-form')).toBeVisible();
    await tabTo(desk, 'add-condition');
    await press(desk, 'Enter', 'ArrowDown', 'Enter');
    await shot(desk, 'choosing');
    const smoke = desk.locator('[data-choice="smoke"]');
    for (let step = 0; step < 12; step += 1) {
      if (await smoke.evaluate((one) => one === document.activeElement)) break;
      await press(desk, 'ArrowDown');
    }
    await press(desk, 'Space', 'Enter');
    await expect(desk.getByTestId('rules-said')).toContainText('处要改');
    await shot(desk, 'wrong');
    await tabTo(desk, 'add-effect');
    await press(desk, 'Enter', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    await expect(desk.getByTestId('rules-said')).toContainText('有未保存的修改');
    await expect(desk.getByTestId('rule')).toContainText('24 小时 1');
    await shot(desk, 'editing');
    await press(desk, 'Escape');
    await expect(desk.getByTestId('rule-form')).toHaveCount(0);
    await expect(desk.getByTestId('rule')).toContainText('则抑制，不进入报警列表。');
  });

  await test.step('a dry run shows what it would have done', async () => {
    await press(desk, 't');
    const result = desk.getByTestId('trial-result');
    await expect(result).toContainText('3 起报警');
    await expect(result.locator('[data-side="hidden"]')).toContainText('+1');
    await expect(result.locator('[data-change="gone"]')).toHaveCount(1);
    await shot(desk, 'trial-zh');
    await write(desk, { locale: 'en' });
    await expect(page).toContainText('Save and put in force');
    await shot(desk, 'trial-en');
    await press(desk, 'Enter');
    await expect(desk.getByTestId('rule-form')).toBeVisible();
    await shot(desk, 'editing-en');
    await press(desk, 'Enter');
    await write(desk, { locale: 'zh-CN' });
  });

  await test.step('saved, an alarm follows it; taken back, it is there', async () => {
    await press(desk, 'Control+S');
    await expect(desk.getByTestId('rules-said')).toContainText('第 1 版已生效');
    await raise(6, 'smoke', 2, { clearAfterMs: null });
    await expect(desk.getByTestId('aside')).toContainText('抑制 2');
    await press(desk, 'Control+Z', 'Control+Z', 'Control+Z', 'Control+Z');
    await expect(desk.getByTestId('rule')).toHaveCount(0);
    await press(desk, 'Control+S');
    await expect(desk.getByTestId('rules-said')).toContainText('第 2 版已生效');
    await expect(desk.getByTestId('aside')).toContainText('抑制 0');
    await expect(desk.getByTestId('rule-versions')).toContainText('王班长');
    await shot(desk, 'versions');
  });
});
