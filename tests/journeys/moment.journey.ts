import { createHash } from 'node:crypto';

import { expect, test, type Page } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { press } from './keys';
import { waitUntilPlaying } from './tiles';

let running: RunningWall | undefined;
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

/** The clock on the recorded picture of a tile, in seconds of the day. */
async function clockOf(page: Page, picture: string): Promise<number> {
  const text = await page.locator(`${picture} .recorded-mark`).innerText();
  const [, hours, minutes, seconds] = /(\d\d):(\d\d):(\d\d)/.exec(text) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

const secondsNow = (): number => {
  const now = new Date();
  return now.getHours() * 3600 + now.getMinutes() * 60 + now.getSeconds();
};

/** Pixels of a picture, as a mark by which two are compared. */
const look = (page: Page, picture: string): Promise<string> =>
  page
    .locator(picture)
    .screenshot()
    .then((shot) => createHash('sha256').update(shot).digest('hex'));

test('a tile shows the moment and comes back to live; a card plays it beside live', async () => {
  test.setTimeout(180_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 9);
  await wall.waitForTimeout(20_000);
  const tile = '[data-tile="2"]';

  await test.step('R rewinds the selected tile, framed and labelled as recorded', async () => {
    await press(desk, '2', '.', 'r');
    await expect(wall.locator(`${tile} .recorded-mark`)).toContainText(/录像.*\d\d:\d\d:\d\d/s);
    await expect(wall.locator(`${tile} .replay-video`)).toHaveAttribute('data-shown', 'true');
    const behind = secondsNow() - (await clockOf(wall, tile));
    expect(behind).toBeGreaterThan(8);
    expect(behind).toBeLessThan(25);
    await expect(desk.locator('.selected-picture .recorded-mark')).toContainText('录像');
    await wall.screenshot({ path: '.out/shots/moment-tile-zh.png' });
    await desk.screenshot({ path: '.out/shots/moment-desk-zh.png' });
  });

  await test.step('it steps by single pictures, goes slowly, and jumps back', async () => {
    await press(desk, ',');
    await expect(wall.locator(`${tile} .recorded-mark`)).toContainText('暂停');
    const video = `${tile} .replay-video`;
    let still = '';
    // A busy machine paints the picture it stands at when it can; one that moves never stays the same.
    const stays = async (): Promise<boolean> => {
      still = await look(wall, video);
      await wall.waitForTimeout(700);
      return (await look(wall, video)) === still;
    };
    await expect.poll(stays).toBe(true);
    for (let count = 0; count < 8; count += 1) await press(desk, '.');
    await expect.poll(async () => (await look(wall, video)) === still).toBe(false);
    const before = await clockOf(wall, tile);
    await press(desk, 'ArrowUp');
    await expect(wall.locator(`${tile} .recorded-mark`)).toContainText('×0.25');
    await wall.waitForTimeout(4000);
    const slow = (await clockOf(wall, tile)) - before;
    expect(slow).toBeGreaterThanOrEqual(0);
    expect(slow).toBeLessThanOrEqual(3);
    await press(desk, 'ArrowLeft');
    await expect.poll(async () => (await clockOf(wall, tile)) - before).toBeLessThan(-1);
  });

  await test.step('R again is live, and the picture has played on meanwhile', async () => {
    await press(desk, 'r');
    await expect(wall.locator('.recorded')).toHaveCount(0);
    await expect(wall.locator(tile)).toHaveAttribute('data-state', 'playing');
  });

  await test.step('an alarm’s card plays its moment within a second beside live', async () => {
    const camera = (await wall.locator('[data-tile="9"]').getAttribute('data-camera')) ?? '';
    const city = await running?.city();
    await press(desk, '4', 'l');
    await expect(wall.locator('[data-tile]')).toHaveCount(4);
    await city?.raiseAlarm(camera.replace('city:', ''), 'road-collision', {
      level: 1,
      clearAfterMs: null,
    });
    const card = wall.locator('[data-card="true"]');
    await expect(card).toHaveCount(1);
    const stood = Date.now();
    await wall.screenshot({ path: '.out/shots/moment-debug.png' });
    const moment = wall.getByTestId('alarm-moment');
    await expect(moment).toHaveAttribute('data-shown', 'true');
    console.log(`the moment played ${String(Date.now() - stood)} ms after the card stood`);
    await expect(moment.locator('.recorded-mark')).toContainText('录像');
    await wall.screenshot({ path: '.out/shots/moment-card-zh.png' });
    await press(desk, 'n', 'Enter');
    await expect(desk.getByTestId('alarm-moment')).toHaveAttribute('data-shown', 'true');
    await desk.screenshot({ path: '.out/shots/moment-case-zh.png' });
  });
});
