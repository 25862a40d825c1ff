import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { press } from './keys';
import { readSounds, watchSounds } from './stormWatch';
import { waitUntilPlaying } from './tiles';

const pictures = resolve(import.meta.dirname, '../../.out/test/briefing');
const dataFolder = mkdtempSync(join(tmpdir(), 'brightwall-journey-'));
let running: RunningWall | undefined;
test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

const shot = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({ path: join(pictures, `${name}.png`) });

/** All that people see of a wall, but the pictures themselves. */
const looksOf = (wall: Page): Promise<unknown> =>
  wall.evaluate(() => ({
    layout: document.querySelector<HTMLElement>('.wall')?.dataset['layout'],
    isPresented: document.querySelector('[data-testid="presented"]') !== null,
    hasRibbon: document.querySelector('[data-testid="ribbon"]') !== null,
    tiles: [...document.querySelectorAll<HTMLElement>('[data-tile]')].map((tile) => {
      const { left, top, width, height } = tile.getBoundingClientRect();
      const { tile: number, camera, alarm, full, board } = tile.dataset;
      const isSelected = tile.querySelector('.tile-selected') !== null;
      return { number, camera, alarm, full, board, isSelected, left, top, width, height };
    }),
  }));

const cameraOf = (wall: Page, tile: number): Promise<string> =>
  wall
    .locator(`[data-tile="${String(tile)}"]`)
    .getAttribute('data-camera')
    .then((camera) => (camera ?? '').replace('city:', ''));

test('a briefing by clicker keys, a Critical in the middle; left, the walls are as before', async () => {
  test.setTimeout(240_000);
  running = await openWall({
    dataFolder,
    locale: 'zh-CN',
    alarmsPerHour: 0,
    displayCount: 2,
    displayMode: '1920x1080',
  });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 9);
  const city = await running.city();
  await press(desk, 'q', '5', '.', 'k');
  await expect(wall.getByTestId('ribbon')).toBeVisible();
  await expect(wall.locator('.tile-selected')).toHaveCount(1);
  const alarmed = await cameraOf(wall, 8);
  const before = await looksOf(wall);

  await test.step('two keys present the starter programme', async () => {
    await press(desk, 'Control+p');
    await expect(desk.getByTestId('check-list')).toContainText('全部是演示画面');
    await shot(desk, 'check-zh');
    await expect(desk.getByTestId('briefing-start')).toBeFocused();
    await press(desk, 'Enter');
    await expect(desk.getByTestId('briefing')).toBeVisible();
    await expect(wall.getByTestId('presented')).toContainText('清河市 城市一日');
    await expect(desk.getByTestId('notes')).toContainText('演示城市');
    await expect(wall.locator('body')).not.toContainText('演示城市');
    await waitUntilPlaying(wall, 9);
    await shot(wall, 'audience-nine-zh');
  });

  await test.step('the clicker goes on, any item comes by its number', async () => {
    await press(desk, 'PageDown');
    await expect(wall.getByTestId('presented')).toContainText('路口的早高峰');
    await press(desk, 'PageUp');
    await expect(wall.getByTestId('presented')).toContainText('清河市');
    await press(desk, '6', 'Enter');
    await expect(wall.getByTestId('presented')).toContainText('集市的一天');
    await expect(wall.getByTestId('presented')).toContainText('04:00');
    await waitUntilPlaying(wall, 1);
  });

  await test.step('effects begin and end at once', async () => {
    const presented = wall.getByTestId('presented');
    await press(desk, 't');
    await expect(wall.getByTestId('presented-spot')).toBeVisible();
    await desk.waitForTimeout(1500);
    await shot(wall, 'audience-spot-zh');
    await shot(desk, 'presenter-zh');
    await press(desk, 'Shift+ArrowRight', 'b');
    await expect(presented).toHaveAttribute('data-curtain', 'black');
    await press(desk, 'w');
    await expect(presented).toHaveAttribute('data-curtain', 'white');
    await press(desk, 'Escape');
    await expect(presented).toHaveAttribute('data-curtain', 'none');
    await expect(wall.getByTestId('presented-spot')).toHaveCount(0);
    await press(desk, 'u');
    await expect(wall.locator('[data-veil="soft"]')).toHaveCount(1);
    await desk.waitForTimeout(600);
    await shot(wall, 'audience-soft-zh');
    await press(desk, 'u', 'z');
    await expect(presented).toContainText('定格');
    await desk.waitForTimeout(600);
    await shot(wall, 'audience-frozen-zh');
    await shot(desk, 'presenter-frozen-zh');
    await press(desk, 'z', 'd');
    const audience = await desk.getByTestId('audience').boundingBox();
    if (audience === null) throw new Error('no audience');
    const at = (x: number, y: number) =>
      desk.mouse.move(audience.x + audience.width * x, audience.y + audience.height * y);
    await at(0.3, 0.4);
    await desk.mouse.down();
    for (let step = 0; step <= 20; step += 1) {
      await at(0.3 + 0.015 * step, 0.4 + 0.1 * Math.sin(step / 3));
      await desk.waitForTimeout(15);
    }
    await desk.mouse.up();
    await expect(wall.getByTestId('presented-strokes')).toBeVisible();
    await press(desk, 'q');
    await at(0.7, 0.3);
    await expect(wall.getByTestId('presented-pointer')).toBeVisible();
    await desk.waitForTimeout(400);
    await shot(wall, 'audience-drawn-zh');
    await press(desk, 'e', 'Escape');
    await expect(wall.getByTestId('presented-strokes')).toHaveCount(0);
  });

  await test.step('an incident is rehearsed, and says so', async () => {
    await press(desk, '7', 'Enter');
    await expect(wall.getByTestId('presented')).toContainText('演练');
    await expect(wall.locator('[data-card="true"]')).toHaveCount(1);
    await expect(wall.locator('[data-card="true"]')).toContainText('演练');
    await expect(desk.getByTestId('private-alarm')).toContainText('演练');
    await desk.waitForTimeout(21_000);
    await shot(wall, 'audience-rehearsal-zh');
    await shot(desk, 'presenter-rehearsal-zh');
  });

  await test.step('a Critical is told to the presenter alone, and sounds at the desk', async () => {
    await press(desk, '4', 'Enter');
    await waitUntilPlaying(wall, 4);
    const calm = await looksOf(wall);
    await watchSounds(desk);
    await city.raiseAlarm(alarmed, 'smoke', { level: 1, clearAfterMs: null });
    await expect(desk.getByTestId('private-alarm')).toContainText('大屏不显示');
    await expect(desk.locator('.private-line')).toHaveAttribute('data-critical', 'true');
    await expect.poll(async () => (await readSounds(desk)).at(-1)?.what).toBe('critical');
    await expect(wall.getByTestId('presented-mark')).toBeVisible();
    expect(await looksOf(wall)).toEqual(calm);
    await expect(wall.locator('[data-alarm], .alarm-strip')).toHaveCount(0);
    await shot(wall, 'audience-alarm-zh');
    await shot(desk, 'presenter-alarm-zh');
    await press(desk, 'a');
    await expect(desk.getByTestId('briefing-refusal')).toContainText('实控');
  });

  await test.step('left, the wall is as it was, and the alarm is at its camera now', async () => {
    await press(desk, 'Shift+Escape');
    await expect(desk.getByTestId('briefing')).toHaveCount(0);
    await expect(wall.getByTestId('presented')).toHaveCount(0);
    await expect(wall.locator('[data-tile="8"]')).toHaveAttribute('data-alarm', /./);
    const after = (await looksOf(wall)) as { tiles: { alarm?: string }[] };
    const quiet = { ...after, tiles: after.tiles.map((tile) => ({ ...tile, alarm: undefined })) };
    const was = before as typeof after;
    expect(quiet).toEqual({
      ...was,
      tiles: was.tiles.map((tile) => ({ ...tile, alarm: undefined })),
    });
    await waitUntilPlaying(wall, 9);
    await shot(wall, 'left-zh');
    await shot(desk, 'left-desk-zh');
  });
});

test('killed in the middle: the walls are back, and the desk offers to go on', async () => {
  test.setTimeout(180_000);
  const open = () =>
    openWall({
      dataFolder,
      locale: 'en',
      alarmsPerHour: 0,
      displayCount: 2,
      displayMode: '1920x1080',
    });
  let again = await open();
  running = again;
  let wall = await again.wall();
  let desk = await again.desk();
  await waitUntilPlaying(wall, 9);
  const cameras = (page: Page) =>
    page
      .locator('[data-tile]')
      .evaluateAll((tiles) => tiles.map((tile) => (tile as HTMLElement).dataset['camera']));
  const before = await cameras(wall);
  await press(desk, 'Control+p');
  await expect(desk.getByTestId('briefing-start')).toBeFocused();
  await shot(desk, 'check-en');
  await press(desk, 'Enter');
  await expect(desk.getByTestId('briefing')).toBeVisible();
  await press(desk, '4', 'Enter');
  await expect(wall.getByTestId('presented')).toContainText('Both banks');
  await waitUntilPlaying(wall, 4);
  await press(desk, '2', '.', 't');
  await expect(wall.getByTestId('presented-spot')).toBeVisible();
  await desk.waitForTimeout(1500);
  await shot(wall, 'audience-four-en');
  await shot(desk, 'presenter-en');

  const killed = again.app.process();
  const gone = new Promise((done) => killed.once('exit', done));
  killed.kill('SIGKILL');
  await gone;
  await again.close();
  again = await open();
  running = again;
  wall = await again.wall();
  desk = await again.desk();
  await waitUntilPlaying(wall, 9);
  await expect(wall.getByTestId('presented')).toHaveCount(0);
  expect(await cameras(wall)).toEqual(before);
  await press(desk, 'Control+p');
  await expect(desk.getByTestId('briefing-continue')).toContainText('item 4');
  await desk.getByTestId('briefing-continue').click();
  await expect(wall.getByTestId('presented')).toContainText('Both banks');
  // Visitors at five metres: the same words are larger, and the pictures give way.
  await desk.evaluate(async () => {
    type Ask = (channel: string, args: object) => Promise<unknown>;
    const { request } = (globalThis as unknown as { wall: { request: Ask } }).wall;
    const joined = await request('view:join', {});
    const view = (typeof joined === 'string' ? JSON.parse(joined) : joined) as {
      value: { station: { screens: { screenId: string }[] } };
    };
    const [screen] = view.value.station.screens;
    const far = { name: '', diagonalInch: 55, distanceM: 5 };
    await request('settings:write', { screens: { [screen?.screenId ?? '']: far } });
  });
  await press(desk, '1', 'Enter');
  await waitUntilPlaying(wall, 9);
  await wall.waitForTimeout(1000);
  await shot(wall, 'audience-five-metres-nine-en');
  await press(desk, '6', 'Enter');
  await waitUntilPlaying(wall, 1);
  await wall.waitForTimeout(1000);
  await shot(wall, 'audience-five-metres-en');
  await shot(desk, 'presenter-five-metres-en');
  const title = await wall.locator('.lower-third .second').evaluate((line) => {
    return parseFloat(getComputedStyle(line).fontSize);
  });
  // 30 minutes of arc at 5 m on 55 inch: 43.6 mm of character, 0.88 of its size (ux.md §3, §11).
  expect(title * 0.88 * ((55 * 25.4) / Math.hypot(1920, 1080))).toBeGreaterThanOrEqual(43.6);
  await press(desk, 'Shift+Escape');
  await expect(wall.getByTestId('presented')).toHaveCount(0);
});
