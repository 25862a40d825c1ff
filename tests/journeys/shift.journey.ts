import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { openWall, type RunningWall } from './harness';
import { choose, press } from './keys';
import { waitUntilPlaying } from './tiles';

const pictures = resolve(import.meta.dirname, '../../.out/test/shift');
let running: RunningWall | undefined;
test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

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
    await expect(desk.getByTestId('handover-take').locator('input')).toBeFocused();
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
    // The alarm comes first, its incident a little later.
    await desk.waitForTimeout(1_500);
    for (let left = await waiting.count(); left > 0; left = await waiting.count()) {
      await press(desk, 'Space');
      await expect.poll(() => waiting.count()).not.toBe(left);
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

test('a shift is read in figures, copied, and saved as a page', async () => {
  test.setTimeout(180_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 4);
  const city = await running.city();
  const cameraIds = await wall
    .locator('[data-tile][data-camera]')
    .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-camera') ?? ''));
  const kinds = ['road-collision', 'standing-water', 'fallen-tree'];
  for (const [nth, cameraId] of cameraIds.slice(0, 6).entries()) {
    const level = (1 + (nth % 4)) as 1 | 2 | 3 | 4;
    const kind = kinds[nth % kinds.length] ?? '';
    await city.raiseAlarm(cameraId.replace('city:', ''), kind, { level, clearAfterMs: null });
  }
  const sheet = desk.getByTestId('report-sheet');
  const figures = sheet.locator('.sheet-figure');
  await expect(desk.locator('.alarm-row')).toHaveCount(6);
  await press(desk, 'n', 'a', 'Shift+Y');
  await expect(figures.first()).toContainText('6', { timeout: 30_000 });
  await expect(figures.filter({ hasText: '处置率' })).toContainText('–');
  await expect(sheet.locator('.sheet-bar')).not.toHaveCount(0);
  await desk.screenshot({ path: resolve(pictures, 'report-zh.png') });
  const file = resolve(running.dataFolder, 'report.html');
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await press(desk, 'Control+s');
  await expect(desk.getByTestId('report-notice')).toContainText('report.html');
  await desk.getByTestId('report-copy').click();
  await expect(desk.getByTestId('report-notice')).toContainText('已复制');
  const copied = await running.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('每人每小时新报警');
  await press(desk, 'Escape');
  for (const choice of ['light', 'en']) await choose(desk, choice);
  await press(desk, 'Shift+Y');
  await expect(figures.first()).toContainText('New alarms');
  await desk.screenshot({ path: resolve(pictures, 'report-light-en.png') });
  await desk.getByTestId('report-earlier').click();
  await expect(figures.first()).toContainText('0');
  await press(desk, 'Escape', 'Shift+B');
  await desk.screenshot({ path: resolve(pictures, 'handover-light-en.png') });
  const page = await openElsewhere(running, readFileSync(file, 'utf8'));
  await expect(page.locator('.sheet-figure').first()).toContainText('6');
  await page.screenshot({ path: resolve(pictures, 'report-document-zh.png'), fullPage: true });
});

test('a case is saved as a bundle that opens without the program and without network', async () => {
  test.setTimeout(180_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 4);
  const city = await running.city();
  const cameraId = (await wall.locator('[data-tile="3"]').getAttribute('data-camera')) ?? '';
  const kind = { level: 1, clearAfterMs: null } as const;
  const raised = await city.raiseAlarm(cameraId.replace('city:', ''), 'road-collision', kind);
  const { incidentId } = (await city.ask('GET', `/alarms/${raised.id}`)) as { incidentId: string };
  const file = resolve(running.dataFolder, 'saved.html');
  // The dialog of the system is not ours to press; what it answers is.
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await expect(desk.locator('.alarm-row')).toHaveCount(1);
  await press(desk, 'n', 'Enter', 'j');
  const state = desk.getByTestId('incident-card').locator('.case-step[data-state="running"]');
  await expect(state).toContainText('汇总研判');
  await press(desk, 'Shift+J');
  await expect(desk.getByTestId('case-form').locator('input[name="unit"]').first()).toBeFocused();
  await press(desk, 'Enter');
  await expect(state).toContainText('任务指派');
  await city.ask('POST', `/rehearsal/incidents/${incidentId}/sign`);
  await expect(state).toContainText('调查落实');
  await city.ask('POST', `/rehearsal/incidents/${incidentId}/feedback`);
  await expect(state).toContainText('处理反馈');
  await press(desk, 'Control+s');
  await expect(desk.getByTestId('bundle-saved')).toBeVisible({ timeout: 30_000 });
  await desk.screenshot({ path: resolve(pictures, 'bundle-desk-zh.png') });

  const html = readFileSync(file);
  const beside = JSON.parse(
    readFileSync(resolve(running.dataFolder, 'saved.manifest.json'), 'utf8'),
  ) as { document: { sha256: string }; root: string; parts: { name: string; sha256: string }[] };
  expect(sha256(html)).toBe(beside.document.sha256);

  const page = await openElsewhere(running, html.toString('utf8'));
  await expect(page.locator('#case')).toHaveCount(1);
  await expect(page.locator('.timeline li')).not.toHaveCount(0);
  const images = page.locator('img');
  await expect(images).not.toHaveCount(0);
  const drawn = await images.evaluateAll((all) =>
    all.map((one) => (one as HTMLImageElement).naturalWidth > 0),
  );
  expect(drawn).not.toContain(false);
  const held = await page.evaluate(() => ({
    wall: 'wall' in window,
    parts: [
      document.querySelector('#case')?.textContent ?? '',
      ...[...document.querySelectorAll('img')].map((one) => one.src),
    ],
  }));
  expect(held.wall).toBe(false);
  const hashes = held.parts.map((part, nth) =>
    sha256(nth === 0 ? part : Buffer.from(part.split(',')[1] ?? '', 'base64')),
  );
  expect(hashes).toEqual(beside.parts.map((part) => part.sha256));
  const lines = beside.parts.map((part) => `${part.sha256}  ${part.name}\n`).join('');
  expect(sha256(lines)).toBe(beside.root);
  await expect(page.locator('#root')).toHaveText(beside.root);
  await page.screenshot({ path: resolve(pictures, 'bundle-zh.png'), fullPage: true });
  await page.locator('#to-en').check();
  await expect(page.locator('h1 .en').first()).toBeVisible();
  await expect(page.locator('h1 .zh').first()).toBeHidden();
  await page.screenshot({ path: resolve(pictures, 'bundle-en.png'), fullPage: true });
});

const sha256 = (of: string | Buffer): string => createHash('sha256').update(of).digest('hex');

/** A plain page of its own: no preload, no network, a file that anybody could have been sent. */
async function openElsewhere(wall: RunningWall, html: string): Promise<Page> {
  const opened = wall.app.waitForEvent('window');
  await wall.app.evaluate(async ({ BrowserWindow, session }) => {
    const offline = session.fromPartition('elsewhere');
    offline.enableNetworkEmulation({ offline: true });
    const made = { width: 1200, height: 1080, webPreferences: { session: offline } };
    await new BrowserWindow(made).loadURL('about:blank');
  });
  const page = await opened;
  await page.setContent(html);
  return page;
}
