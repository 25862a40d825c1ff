import { expect, test } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { readPictures, waitUntilPlaying } from './tiles';

let wall: RunningWall | undefined;
test.afterEach(async () => {
  await wall?.close();
  wall = undefined;
});

test('a first start shows nine live tiles and a desk, without a question', async () => {
  wall = await openWall({ alarmsPerHour: 0 });
  const desk = await wall.desk();
  const page = await wall.wall();
  await waitUntilPlaying(page, 9);
  const pictures = await readPictures(page);
  expect(new Set(pictures.map(({ camera }) => camera)).size).toBe(9);
  expect(pictures.every(({ width }) => width > 0)).toBe(true);
  await expect(desk.getByRole('dialog')).toHaveCount(0);
  await expect(desk.locator('body')).toContainText(/\S/);
});
