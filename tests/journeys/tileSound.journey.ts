import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect, test, type Page } from '@playwright/test';

import { startSoundOrigin, type SoundOrigin } from '../fakes/soundOrigin';
import { ordered } from './asked';
import { AudioSink } from './audioSink';
import { openWall, type RunningWall } from './harness';
import { choose, press } from './keys';
import { waitUntilPlaying } from './tiles';

const soon = { timeout: 20_000 };
const pictures = resolve(import.meta.dirname, '../../.out/test/tileSound');
const folder = mkdtempSync(join(tmpdir(), 'brightwall-list-'));

let running: RunningWall | undefined;
let origin: SoundOrigin | undefined;
let sink: AudioSink | undefined;
test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(async () => {
  await running?.close();
  await origin?.close();
  sink?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One video element of a window that can be heard. */
interface Heard {
  camera: string;
  volume: number;
  bytes: number;
}

/** All of a window that is not muted, as the engine itself tells. */
function heardIn(page: Page): Promise<Heard[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('video')]
      .filter((video) => !video.muted)
      .map((video) => ({
        camera: video.closest<HTMLElement>('[data-heard]')?.dataset['heard'] ?? '',
        volume: Math.round(video.volume * 100) / 100,
        bytes: (video as { webkitAudioDecodedByteCount?: number }).webkitAudioDecodedByteCount ?? 0,
      })),
  );
}

/** Which camera is decoded to be heard just now; more bytes of it come between two looks. */
async function sounding(page: Page): Promise<string[]> {
  const before = await heardIn(page);
  await page.waitForTimeout(600);
  const after = await heardIn(page);
  return after
    .filter(({ camera, bytes }) => {
      const was = before.find((one) => one.camera === camera);
      return was !== undefined && bytes > was.bytes;
    })
    .map(({ camera }) => camera);
}

test('one tile is heard at the desk: on, moved, lowered by an alarm, off', async () => {
  test.setTimeout(180_000);
  sink = await AudioSink.open();
  origin = await startSoundOrigin();
  running = await openWall({ cameras: 20, alarmsPerHour: 0, locale: 'zh-CN', env: sink.env });
  const [desk, wall] = [await running.desk(), await running.wall()];
  await waitUntilPlaying(wall, 4);
  const path = join(folder, 'cameras.csv');
  const rows = [
    ['9001', '东门', origin.low],
    ['9002', '西门', origin.high],
    ['9003', '无声', origin.silent],
  ];
  writeFileSync(path, ['编号,名称,地址', ...rows.map((row) => row.join(','))].join('\n'));
  const platform = {
    platformId: 'site',
    kind: 'list' as const,
    name: '清单',
    address: pathToFileURL(path).href,
    user: '',
  };
  await ordered(desk, 'platform:connect', { platform, password: '' } as never);
  const mark = desk.getByTestId('sound-mark');
  const marked = (number: number) => desk.locator(`[data-mini="${String(number)}"] .mini-heard`);
  const chosen = async (number: number): Promise<void> => {
    await press(desk, String(number), '.');
    await expect(desk.locator(`[data-mini="${String(number)}"]`)).toHaveAttribute(
      'aria-pressed',
      'true',
      soon,
    );
  };
  const put = async (tile: number, camera: number): Promise<void> => {
    await chosen(tile);
    await expect(async () => {
      await press(desk, ...String(camera), 'Enter');
      await expect(wall.locator(`[data-tile="${String(tile)}"]`)).toHaveAttribute(
        'data-camera',
        /^site:/,
        { timeout: 3_000 },
      );
    }).toPass(soon);
  };
  const cameraOn = (tile: number): Promise<string | null> =>
    wall.locator(`[data-tile="${String(tile)}"]`).getAttribute('data-camera');
  const heard = (): Promise<string[]> => sounding(desk);

  await test.step('nothing is heard by itself', async () => {
    await put(1, 9001);
    await put(2, 9002);
    await put(3, 9003);
    await chosen(1);
    expect(await heardIn(desk)).toEqual([]);
  });

  await test.step('by its key the selected tile is heard, and carries a mark', async () => {
    await press(desk, 'm');
    await expect(mark).toHaveAttribute('data-sound', 'heard', soon);
    await expect(mark).toContainText('9001');
    await expect(desk.getByTestId('sound-line')).toContainText('9001 东门 · 70 %');
    await expect(mark).toContainText('70 %');
    await expect(marked(1)).toBeVisible();
    await expect.poll(heard, soon).toEqual([await cameraOn(1)]);
    expect((await heardIn(desk)).map(({ volume }) => volume)).toEqual([0.7]);
    // Walls are silent.
    expect(await heardIn(wall)).toEqual([]);
    await desk.screenshot({ path: resolve(pictures, 'on-zh.png') });
  });

  await test.step('another selection leaves it alone; the key moves it', async () => {
    await chosen(2);
    await expect(marked(1)).toBeVisible();
    await press(desk, 'Control+ArrowUp', 'm');
    await expect(marked(2)).toBeVisible(soon);
    await expect(marked(1)).toHaveCount(0);
    await expect.poll(heard, soon).toEqual([await cameraOn(2)]);
    expect(await heardIn(desk)).toHaveLength(1);
    await expect(mark).toContainText('80 %');
  });

  await test.step('an alarm lowers it while it sounds', async () => {
    const city = await (running as RunningWall).city();
    const camera = await cameraOn(4);
    const order = { level: 1, clearAfterMs: null };
    await city.raiseAlarm((camera ?? '').replace('city:', ''), 'broken-lamp', order);
    await expect(mark).toHaveAttribute('data-lowered', 'true', soon);
    expect((await heardIn(desk)).map(({ volume }) => volume)).toEqual([0.12]);
    await press(desk, 'x');
    await expect(mark).toHaveAttribute('data-lowered', 'false', soon);
    expect((await heardIn(desk)).map(({ volume }) => volume)).toEqual([0.8]);
  });

  await test.step('a camera without sound is told in words', async () => {
    await chosen(3);
    await press(desk, 'm');
    await expect(mark).toContainText('这个摄像机没有声音', soon);
    await desk.screenshot({ path: resolve(pictures, 'none-zh.png') });
    await choose(desk, 'en');
    await expect(mark).toContainText('no sound from this camera');
    await desk.screenshot({ path: resolve(pictures, 'none-en.png') });
  });

  await test.step('it ends with its camera, with a replay, and by its key', async () => {
    await chosen(1);
    await press(desk, 'm');
    await expect(mark).toHaveAttribute('data-sound', 'heard', soon);
    await desk.screenshot({ path: resolve(pictures, 'on-en.png') });
    await press(desk, 'r');
    await expect(mark).toHaveCount(0, soon);
    await press(desk, 'm');
    await expect(desk.getByTestId('refusal')).toContainText('no sound here');
    await press(desk, 'Escape', 'r');
    await expect(async () => {
      await press(desk, 'm');
      await expect(mark).toBeVisible({ timeout: 1_000 });
    }).toPass(soon);
    await press(desk, 'm');
    await expect(mark).toHaveCount(0, soon);
    await press(desk, 'm');
    await expect(mark).toBeVisible(soon);
    await press(desk, 'Delete');
    await expect(mark).toHaveCount(0, soon);
    expect(await heardIn(desk)).toEqual([]);
  });

  await test.step('who listened to what is written down', async () => {
    const lines = await ordered(desk, 'action:list', { limit: 100 });
    const listened = lines
      .filter(({ action }) => action === 'tile:listen')
      .map(({ subject, result }) => `${/o(n|ff)$/.exec(subject)?.[0] ?? ''} ${result}`)
      .reverse();
    expect(listened.slice(0, 4)).toEqual(['on done', 'on done', 'off done', 'on done']);
    expect(listened).toContain('on recording/no-sound');
    expect(listened.at(-1)).toBe('off done');
  });
});
