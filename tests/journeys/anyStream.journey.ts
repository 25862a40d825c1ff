import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect, test } from '@playwright/test';

import { gbBytes } from '../builders/gbBytes';
import { startLiveServer, type LiveServer } from '../fakes/liveServer';
import { ordered } from './asked';
import { openWall, type RunningWall } from './harness';
import { readPictures } from './tiles';

const soon = { timeout: 20_000 };
const folder = mkdtempSync(join(tmpdir(), 'brightwall-list-'));

let running: RunningWall | undefined;
let server: LiveServer | undefined;
test.afterEach(async () => {
  await running?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a table of an office and a typed address come to the wall', async () => {
  server = await startLiveServer();
  const { url } = server;
  running = await openWall({ cameras: 20, alarmsPerHour: 0, locale: 'zh-CN' });
  const [desk, wall] = [await running.desk(), await running.wall()];
  const frames = async (tile: string, camera: string): Promise<number> =>
    (await readPictures(wall)).find(
      (picture) => picture.tile === tile && picture.camera.startsWith(camera),
    )?.frames ?? 0;
  const search = desk.getByTestId('camera-search');

  await test.step('a table in GB18030 is found by name and plays', async () => {
    const path = join(folder, '点位.csv');
    writeFileSync(path, gbBytes(`编号,点位名称,区域,播放地址\n9001,盐田东门,厂区/东侧,${url}\n`));
    const platform = {
      platformId: 'site',
      kind: 'list' as const,
      name: '厂区清单',
      address: pathToFileURL(path).href,
      user: '',
    };
    await ordered(desk, 'platform:connect', { platform, password: '' } as never);
    await expect(desk.locator('[data-mini="2"]')).toBeVisible(soon);
    await desk.keyboard.press('b');
    await expect(search).toBeVisible(soon);
    const hit = desk.getByTestId('camera-hits').locator('[data-camera^="site:"]');
    await expect(async () => {
      await search.fill('');
      await search.fill('盐田', { timeout: 2_000 });
      await expect(hit).toContainText('9001', { timeout: 2_000 });
    }).toPass(soon);
    await search.press('Enter');
    await expect.poll(() => frames('1', 'site:'), soon).toBeGreaterThan(20);
  });

  await test.step('an address typed in the search is put on the chosen tile', async () => {
    await search.fill(`${url}?token=invented`);
    await expect(desk.getByTestId('put-address')).toBeVisible();
    await desk.screenshot({ path: '.out/test/any-stream-typed.png' });
    await search.press('Enter');
    await expect.poll(() => frames('1', 'typed:'), soon).toBeGreaterThan(20);
    // Neither window ever shows where it is, or its token.
    for (const page of [desk, wall]) {
      expect(await page.evaluate(() => document.body.innerText)).not.toContain('invented');
    }
  });

  await test.step('an address dropped on a tile is put there', async () => {
    const tile = desk.locator('[data-mini="2"]');
    const data = await desk.evaluateHandle((dropped) => {
      const carried = new DataTransfer();
      carried.setData('text/plain', dropped);
      return carried;
    }, `${url}?camera=2`);
    await tile.dispatchEvent('drop', { dataTransfer: data });
    await expect.poll(() => frames('2', 'typed:'), soon).toBeGreaterThan(20);
    await desk.screenshot({ path: '.out/test/any-stream-dropped.png' });
  });

  await test.step('the desk says what this machine decodes', async () => {
    await expect
      .poll(async () => (await ordered(desk, 'machine:read', {})).codecs?.h264, soon)
      .toMatch(/software|hardware/);
  });
});
