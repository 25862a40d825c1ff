import { readFileSync, writeFileSync } from 'node:fs';

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

test('scenes are kept, changed, taken back, taken out and brought in again', async ({}, testInfo) => {
  test.setTimeout(150_000);
  const shot = (page: Page, name: string): Promise<unknown> =>
    page.screenshot({ path: testInfo.outputPath(`${name}.png`) });
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  const { app } = running;
  const [wall, desk] = [await running.wall(), await running.desk()];
  await waitUntilPlaying(wall, 9);
  const said = desk.getByTestId('library-said');
  const rows = desk.locator('.library-row');
  const file = testInfo.outputPath('scenes.json');

  await test.step('the wall becomes a scene, and another one', async () => {
    await press(desk, 'Control+e');
    await expect(rows).toHaveCount(3);
    await shot(desk, 'library-zh');
    await press(desk, 'Insert');
    await desk.keyboard.insertText('夜间值守');
    await press(desk, 'Tab', 'Tab');
    await desk.keyboard.insertText('夜班');
    await press(desk, 'Tab');
    await desk.keyboard.insertText('22:00 以后用');
    await shot(desk, 'form-zh');
    await press(desk, 'Enter');
    await expect(said).toHaveText('已保存场景 4');
    await press(desk, 'Escape', '4', 'l');
    await waitUntilPlaying(wall, 4);
    await press(desk, 'Control+e');
    await expect(desk.getByTestId('library-4')).toHaveAttribute('aria-selected', 'true');
    await press(desk, 'Control+s');
    await expect(said).toContainText('场景 4 已更新');
    await expect(desk.getByTestId('scene-history')).toContainText('第 1 版');
    await shot(desk, 'history-zh');
  });

  await test.step('an older version is looked at and restored; deleting is taken back', async () => {
    const history = desk.getByTestId('scene-history');
    await history.getByRole('button', { name: '查看' }).first().click();
    await expect(desk.locator('.board-tile')).toHaveCount(9);
    await history.getByRole('button', { name: '恢复此版' }).first().click();
    await expect(said).toContainText('恢复为第 1 版');
    await desk.getByTestId('library-list').focus();
    await press(desk, 'Enter');
    await waitUntilPlaying(wall, 9);
    await press(desk, 'Delete');
    await expect(said).toContainText('已删除场景 4');
    await expect(rows).toHaveCount(3);
    await press(desk, 'Control+z');
    await expect(rows).toHaveCount(4);
    await expect(desk.getByTestId('scene-saved')).toContainText('第 3 版');
  });

  await test.step('all go out as one file; a broken one is refused by line', async () => {
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    }, file);
    await press(desk, 'Shift+X');
    await expect(said).toContainText('scenes.json');
    const sound = readFileSync(file, 'utf8');
    expect(sound.split('\n')[1]).toContain('"schema": "brightwall-scenes"');
    writeFileSync(file, sound.replace('"number": 2', '"number": "two"'));
    const line = sound.split('\n').findIndex((words) => words.includes('"number": 2')) + 1;
    await press(desk, 'Control+o');
    const problems = desk.getByTestId('import-problems');
    await expect(problems).toContainText(`第 ${String(line)} 行`);
    await expect(problems).toContainText('应为数字');
    await shot(desk, 'broken-zh');
    const changed = sound
      .replace('"夜间值守"', '"夜间值守 新"')
      .replace(/city:\w+/, 'city:gone')
      .replace('"number": 3', '"number": 30');
    writeFileSync(file, changed);
    await press(desk, 'Control+o');
    await expect(desk.getByTestId('import-4')).toContainText('4 号已是“夜间值守”');
    await desk.getByTestId('import-4').locator('[data-way="replace"]').check();
    await shot(desk, 'import-zh');
    await desk.getByTestId('import-take').click();
    await expect(said).toContainText('已导入');
    await expect(desk.getByTestId('library-30')).toBeVisible();
    await expect(desk.getByTestId('library-4')).toContainText('夜间值守 新');
    await press(desk, 'Control+z');
    await expect(rows).toHaveCount(4);
  });

  await test.step('found by a word, in English too', async () => {
    await ordered(desk, 'settings:write', { locale: 'en' });
    await press(desk, '/');
    await desk.keyboard.insertText('22:00');
    await expect(rows).toHaveCount(1);
    await expect(desk.getByTestId('library-page')).toContainText('Update from the wall');
    await shot(desk, 'library-en');
  });
});
