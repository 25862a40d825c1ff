import { expect, test, type Page } from '@playwright/test';

import { ordered } from './asked';
import { openWall, type RunningWall } from './harness';
import { press } from './keys';
import { waitUntilPlaying } from './tiles';

let running: RunningWall | undefined;
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

test('a newcomer is offered a look, takes it by keys, and finds help in both languages', async ({}, testInfo) => {
  test.setTimeout(120_000);
  const shot = (page: Page, name: string): Promise<unknown> =>
    page.screenshot({ path: testInfo.outputPath(`${name}.png`) });
  running = await openWall({
    ...{ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080', isFirstStart: true },
  });
  const [wall, desk] = [await running.wall(), await running.desk()];
  await waitUntilPlaying(wall, 9);
  const look = desk.getByTestId('look');
  const article = desk.getByTestId('help-article');

  await test.step('the offer waits and blocks nothing', async () => {
    await expect(desk.getByTestId('look-offer')).toBeVisible();
    await shot(desk, 'offer-zh');
    await press(desk, '4', 'l');
    await waitUntilPlaying(wall, 4);
    await press(desk, 'Control+z');
  });

  await test.step('the look points at real parts; its keys can be tried; Esc ends it', async () => {
    await desk.getByTestId('look-begin').click();
    await expect(look).toHaveAttribute('data-step', 'wall');
    await expect(desk.locator('.look-frame')).toBeVisible();
    await shot(desk, 'look-1-zh');
    await press(desk, 'Enter');
    await expect(look).toHaveAttribute('data-step', 'number');
    await press(desk, '1', '0', '3', '3', 'Enter');
    await expect(wall.locator('[data-camera]').first()).toBeVisible();
    await expect(look).toHaveAttribute('data-step', 'number');
    for (const step of ['search', 'layout', 'scene', 'alarm', 'help']) {
      await press(desk, 'Enter');
      await expect(look).toHaveAttribute('data-step', step);
    }
    await shot(desk, 'look-7-zh');
    await press(desk, 'Escape');
    await expect(look).toHaveCount(0);
    await expect(desk.getByTestId('look-offer')).toHaveCount(0);
    const settings = await ordered(desk, 'settings:read', {});
    expect(settings.guidedLook).toBe('done');
  });

  await test.step('F1 opens the page that fits, found by words, over what is open', async () => {
    await press(desk, 'F1');
    await expect(article).toHaveAttribute('data-page', 'start');
    await shot(desk, 'help-start-zh');
    await press(desk, 'Escape', 'Control+e', 'F1');
    await expect(article).toHaveAttribute('data-page', 'scenes');
    await desk.keyboard.insertText('交班');
    await expect(article).toHaveAttribute('data-page', 'handover');
    await desk.getByTestId('help-search').fill('');
    await press(desk, 'ArrowUp');
    await press(desk, 'Escape');
    await expect(article).toHaveCount(0);
    await expect(desk.getByTestId('library-page')).toBeVisible();
    await ordered(desk, 'settings:write', { locale: 'en' });
    await press(desk, 'F1');
    await expect(article).toContainText('The scene library');
    await shot(desk, 'help-scenes-en');
    await press(desk, 'Escape', 'Escape');
    await desk.getByTestId('open-help').click();
    await expect(article).toContainText('Start here');
    await desk.getByTestId('help-look').click();
    await expect(look).toBeVisible();
    await shot(desk, 'look-1-en');
    await press(desk, 'Escape');
    await expect(look).toHaveCount(0);
  });
});
