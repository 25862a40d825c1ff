import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deflateSync } from 'node:zlib';

import { expect, test, type Page } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { press } from './keys';
import { waitUntilPlaying } from './tiles';

const pictures = resolve(import.meta.dirname, '../../.out/journeys/contents');
let running: RunningWall | undefined;

test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(() => running?.close());

/** Opens the form for a tile and chooses a content in it. */
async function opens(desk: Page, tile: number, kind: string) {
  await press(desk, String(tile), '.', 'Shift+Q');
  const form = desk.getByTestId('board-form');
  await expect(form).toBeVisible();
  await form.locator(`input[name="kind"][value="${kind}"]`).focus();
  await press(desk, 'Space');
  return form;
}

const closed = (desk: Page) => expect(desk.getByTestId('board-page')).toHaveCount(0);

/** A whole PNG of one grey with a white square. */
function aPicture(file: string, side: number): void {
  const crc = (bytes: Buffer): number => {
    let sum = 0xffffffff;
    for (const byte of bytes) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return (sum ^ 0xffffffff) >>> 0;
  };
  const chunk = (name: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const tail = Buffer.alloc(4);
    tail.writeUInt32BE(crc(body));
    return Buffer.concat([head, body, tail]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8;
  const rows = Buffer.alloc(side * (side + 1), 0x60);
  for (let row = 0; row < side; row += 1) {
    rows[row * (side + 1)] = 0;
    if (row > side / 4 && row < (side * 3) / 4) {
      rows.fill(0xf0, row * (side + 1) + side / 4, row * (side + 1) + (side * 3) / 4);
    }
  }
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const parts = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  writeFileSync(file, Buffer.concat([signature, ...parts]));
}

/** The desk's next question for a file is answered with that one. */
const answerWith = (file: string) =>
  (running as RunningWall).app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);

test('clock, notice, countdown, lower third and hotspot are put on the wall by keys', async () => {
  test.setTimeout(180_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 9);
  const tile = (number: number) => wall.locator(`[data-tile="${String(number)}"]`);

  await test.step('a clock in step with the minute of everybody', async () => {
    const form = await opens(desk, 1, 'clock');
    await form.locator('input[name="zh"]').fill('指挥中心');
    await press(desk, 'Enter');
    await closed(desk);
    await expect(tile(1).getByTestId('clock-tile')).toContainText(/\d\d:\d\d:\d\d/);
    await expect(tile(1)).toContainText('指挥中心');
    const other = await opens(desk, 2, 'clock');
    await other.locator('input[name="zone"]').fill('Mars/Olympus');
    await press(desk, 'Enter');
    await expect(other).toContainText('没有这个时区');
    await other.locator('input[name="zone"]').fill('Asia/Urumqi');
    await press(desk, 'Enter');
    await closed(desk);
    const seconds = () =>
      wall.evaluate(() =>
        [...document.querySelectorAll('.clock-time')].map((time) => time.textContent.slice(-2)),
      );
    for (let look = 0; look < 20; look += 1) {
      const [one, two] = await seconds();
      expect(one).toBe(two);
      await wall.waitForTimeout(60);
    }
  });

  await test.step('a notice in both languages, one that is too long, and one with a picture', async () => {
    const form = await opens(desk, 4, 'notice');
    await press(desk, 'Enter');
    await expect(form).toContainText('公告要有文字或图片');
    await form.locator('textarea[name="zh"]').fill('滨河路今日 17:00 起封闭施工，请绕行。');
    await form
      .locator('textarea[name="en"]')
      .fill('Riverside Road closes at 17:00. Take another way.');
    await form.getByTestId('board-put').focus();
    await press(desk, 'Enter');
    await closed(desk);
    await expect(tile(4).locator('[lang="en"]')).toContainText('Riverside Road');
    const long = await opens(desk, 5, 'notice');
    await long.locator('textarea[name="zh"]').fill('各单位注意：'.repeat(60));
    await long.getByTestId('board-put').focus();
    await press(desk, 'Enter');
    await closed(desk);
    await expect(tile(5)).toContainText('…');
    const sizes = await wall.evaluate(() => {
      const unit = Number.parseFloat(
        getComputedStyle(document.querySelector('.wall') as Element).getPropertyValue('--u'),
      );
      return [...document.querySelectorAll('.text-blocks p')].map(
        (words) => Number.parseFloat(getComputedStyle(words).fontSize) / unit,
      );
    });
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1);
    const file = join((running as RunningWall).dataFolder, 'picture.png');
    aPicture(file, 400);
    await answerWith(file);
    const shown = await opens(desk, 6, 'notice');
    await shown.getByTestId('choose-picture').click();
    await expect(shown.locator('.picture-field img')).toBeVisible();
    await shown.locator('textarea[name="zh"]').fill('集合点示意');
    await desk.screenshot({ path: join(pictures, 'form-notice-zh.png') });
    await shown.getByTestId('board-put').focus();
    await press(desk, 'Enter');
    await closed(desk);
    await expect
      .poll(() =>
        tile(6)
          .locator('img')
          .evaluate((image) => (image as HTMLImageElement).naturalWidth),
      )
      .toBe(400);
  });

  await test.step('a file that is no picture is refused with a sentence', async () => {
    const file = join((running as RunningWall).dataFolder, 'drawing.png');
    writeFileSync(file, '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
    await answerWith(file);
    const form = await opens(desk, 7, 'notice');
    await form.getByTestId('choose-picture').click();
    await expect(form.getByRole('alert')).toContainText('换一个');
    await press(desk, 'Escape');
    await closed(desk);
  });

  await test.step('a countdown that ends', async () => {
    const form = await opens(desk, 7, 'countdown');
    await form.locator('input[name="zh"]').fill('防汛演练开始');
    await form.locator('input[name="date"]').fill('2000-01-01');
    await press(desk, 'Enter');
    await closed(desk);
    await expect(tile(7)).toContainText('已到');
    const again = await opens(desk, 8, 'countdown');
    await again.locator('input[name="zh"]').fill('防汛演练开始');
    await again.locator('input[name="date"]').fill('2099-02-30');
    await press(desk, 'Enter');
    await expect(again).toContainText('日期写成');
    await again.locator('input[name="date"]').fill('2099-02-28');
    await press(desk, 'Enter');
    await closed(desk);
    await expect(tile(8)).toContainText('天');
  });

  await test.step('a lower third over a picture that plays on', async () => {
    const playKey = await tile(9).getAttribute('data-playkey');
    const form = await opens(desk, 9, 'lower-third');
    await form.locator('input[name="zh"]').fill('东门疏散通道');
    await form.locator('input[name="en"]').fill('Evacuation route, east gate');
    await press(desk, 'Enter');
    await closed(desk);
    await expect(tile(9).getByTestId('lower-third')).toContainText('东门疏散通道');
    expect(await tile(9).getAttribute('data-playkey')).toBe(playKey);
    await expect(tile(9)).toHaveAttribute('data-state', 'playing');
  });

  await test.step('a hotspot follows calls, and undo takes it all back', async () => {
    await opens(desk, 8, 'hotspot');
    await press(desk, 'Enter');
    await closed(desk);
    await expect(tile(8)).toHaveAttribute('data-hotspot', 'selected');
    await wall.screenshot({ path: join(pictures, 'hotspot-zh.png') });
    await press(desk, '3', '.', '1', '0', '3', '3', 'Enter');
    await expect(tile(8)).toHaveAttribute('data-hotspot', 'called');
    await expect(tile(8)).toHaveAttribute('data-camera', /./);
    expect(await tile(8).getAttribute('data-camera')).toBe(
      await tile(3).getAttribute('data-camera'),
    );
    await expect(tile(8)).toContainText('热点 · 调用');
    await wall.waitForTimeout(11_000);
    await wall.screenshot({ path: join(pictures, 'all-zh.png') });
    await desk.screenshot({ path: join(pictures, 'desk-zh.png') });
    await press(desk, 'Control+z', 'Control+z');
    await expect(tile(8).getByTestId('countdown-tile')).toBeVisible();
  });
});
