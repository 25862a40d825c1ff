import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { press } from './keys';
import { countOpenings, markPictures, readKept } from './keptPictures';
import { readPictures, waitUntilPlaying } from './tiles';

const dataFolder = mkdtempSync(join(tmpdir(), 'brightwall-journey-'));
let running: RunningWall | undefined;
test.afterEach(async () => {
  await running?.close();
  running = undefined;
  rmSync(dataFolder, { recursive: true, force: true });
});

const open = (): Promise<RunningWall> =>
  openWall({ dataFolder, locale: 'zh-CN', alarmsPerHour: 0, displaySize: '2560x1080' });

/** Cameras of the wall in reading order of their tiles. */
async function camerasByTile(wall: Page): Promise<string[]> {
  const tiles = await wall
    .locator('[data-tile]')
    .evaluateAll((all) =>
      all.map(
        (tile) =>
          [
            Number((tile as HTMLElement).dataset['tile']),
            (tile as HTMLElement).dataset['camera'] ?? '',
          ] as const,
      ),
    );
  return [...tiles].sort(([a], [b]) => a - b).map(([, camera]) => camera);
}

test('from nine tiles through an alarm to the same scene after a restart', async () => {
  test.setTimeout(240_000);
  running = await open();
  const wall = await running.wall();
  const desk = await running.desk();
  const firstMs = await waitUntilPlaying(wall, 9);
  console.log(`nine tiles play ${String(firstMs)} ms after the windows stood`);

  await test.step('layout 16 keeps the nine', () => keepsTheNine(wall, desk));
  const cameras = await camerasByTile(wall);
  expect(cameras).toHaveLength(16);
  const camera = cameras[2] ?? '';

  const city = await running.city();
  const raised = await city.raiseAlarm(camera.replace('city:', ''), 'road-collision', {
    level: 1,
    clearAfterMs: null,
  });
  const tile = wall.locator('[data-alarm]').first();

  await test.step('the alarm frames its tile and opens as a card, in zh and in en', async () => {
    await expect(tile).toHaveAttribute('data-camera', camera);
    await expect(tile).toHaveAttribute('data-flash', 'true');
    await expect(desk.locator('html')).toHaveAttribute('data-sounding', 'critical');
    await press(desk, 'n');
    await expect(desk.locator('[data-alarm][data-priority="critical"]')).toBeVisible();
    await press(desk, 'Enter');
    const card = desk.getByTestId('incident-card');
    await expect(card).toContainText('事件上报');
    await expect(card).toContainText('紧急');
    await expect(card.locator('[data-fact="instruction"]')).toContainText(/\p{Script=Han}/u);
    await switchLanguage(desk, 'en');
    await press(desk, 'n', 'Enter');
    await expect(card).toContainText('Reported');
    await expect(card).toContainText('Critical');
    await expect(card.locator('[data-fact="instruction"]')).toContainText(/[a-z]{3}/);
    await expect(card.locator('[data-fact="place"]')).not.toContainText(/\p{Script=Han}/u);
    await switchLanguage(desk, 'zh-CN');
  });

  await test.step('A is confirmed by the platform before it is shown', async () => {
    await press(desk, 'a');
    await expect(tile).toHaveAttribute('data-response', 'acknowledged');
    await expect(tile).toHaveAttribute('data-flash', 'false');
    await expect(desk.locator('html')).toHaveAttribute('data-sounding', 'none');
    const answers = (await city.ask('GET', '/rehearsal/answers')) as {
      answers?: { action: string; targetId: string; status: number }[];
      items?: { action: string; targetId: string; status: number }[];
    };
    const mine = (answers.items ?? answers.answers ?? []).filter(
      (answer) => answer.targetId === raised.id,
    );
    expect(mine).toMatchObject([{ action: 'acknowledge', status: 200 }]);
  });

  await test.step('J makes the incident this seat’s', async () => {
    await press(desk, 'n', 'j');
    await expect(desk.locator('[data-fact="owner"]')).toContainText('1 席');
  });

  await test.step('cleared, the tile is given back', async () => {
    await city.clearAlarm(raised.id);
    // Ten seconds it counts as active yet: it might come again.
    await expect(wall.locator('[data-alarm]')).toHaveCount(0, { timeout: 25_000 });
    await expect.poll(() => camerasByTile(wall)).toEqual(cameras);
  });

  await test.step('a restart shows the same scene', async () => {
    await running?.close();
    running = await open();
    const again = await running.wall();
    await waitUntilPlaying(again, 16);
    expect(await camerasByTile(again)).toEqual(cameras);
  });
});

async function keepsTheNine(wall: Page, desk: Page): Promise<void> {
  await markPictures(wall);
  const nine = (await readPictures(wall)).map(({ camera }) => camera);
  const before = await readKept(wall);
  const openings = await countOpenings(wall);
  await press(desk, '1', '6', 'l');
  await expect(wall.locator('[data-tile]')).toHaveCount(16);
  await wall.waitForTimeout(3000);
  const after = (await readKept(wall)).filter(({ camera }) => nine.includes(camera));
  expect(after).toHaveLength(9);
  for (const picture of after) {
    const was = before.find(({ camera }) => camera === picture.camera);
    expect(picture.isSameElement, `${picture.camera} kept its element`).toBe(true);
    expect(
      picture.frames - (was?.frames ?? Infinity),
      `${picture.camera} moved on`,
    ).toBeGreaterThan(1);
    expect(picture.stretches, `${picture.camera} has one stretch`).toBe(1);
  }
  const later = await countOpenings(wall);
  const reopened = Object.keys(openings).filter((lease) => later[lease] !== openings[lease]);
  const names = await wall.evaluate(
    (leases) =>
      performance
        .getEntriesByType('resource')
        .map(
          ({ name, startTime }) =>
            `${String(Math.round(startTime))} ${name.slice(-60)} ${/\/l\/([^/]+)/.exec(name)?.[1] ?? ''}`,
        )
        .filter((name) => leases.some((lease) => name.includes(lease))),
    reopened,
  );
  expect(names, 'kept leases fetched their opening again').toEqual([]);
}

async function switchLanguage(desk: Page, locale: 'zh-CN' | 'en'): Promise<void> {
  await press(desk, 'Control+,');
  await desk.locator(`[data-choice="${locale}"]`).click();
  await expect(desk.locator('html')).toHaveAttribute('lang', locale);
  await press(desk, 'Escape');
}
