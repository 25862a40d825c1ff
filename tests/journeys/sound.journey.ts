import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import { AudioSink } from './audioSink';
import { openWall, type RunningWall } from './harness';
import { listen, type HeardTone } from './heardSounds';
import { waitUntilPlaying } from './tiles';

const pictures = resolve(import.meta.dirname, '../../.out/test/sound');
let running: RunningWall | undefined;
let sink: AudioSink | undefined;
test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(async () => {
  await running?.close();
  sink?.close();
  [running, sink] = [undefined, undefined];
});

async function choose(desk: Page, choice: string): Promise<void> {
  await desk.keyboard.press('Control+,');
  await desk.locator(`[data-choice="${choice}"]`).first().click();
  await desk.keyboard.press('Escape');
  await expect(desk.getByTestId('settings')).toHaveCount(0);
}

/** How many tones follow the first one of that pitch within a second, itself included. */
function tonesTogether(all: readonly HeardTone[], hertz: number): number {
  // pieces shorter than 25 ms are where two pitches meet in what the analyser looks back on
  const clear = all.filter(({ lengthMs }) => lengthMs >= 25);
  const at = clear.findIndex((tone) => Math.abs(tone.hertz - hertz) < hertz * 0.04);
  const began = clear[at]?.atMs ?? 0;
  return at < 0 ? 0 : clear.slice(at).filter(({ atMs }) => atMs - began < 900).length;
}

test('each priority sounds in its own way, silence ends it, and a lost device is said', async () => {
  test.setTimeout(180_000);
  sink = await AudioSink.open();
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, env: sink.env });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 9);
  const city = await running.city();
  const look = (name: string) => desk.screenshot({ path: resolve(pictures, `${name}.png`) });
  const cameras = await wall
    .locator('[data-camera]')
    .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-camera') ?? ''));
  const raise = (nth: number, level: number) =>
    city.raiseAlarm((cameras[nth] ?? '').replace('city:', ''), 'broken-lamp', {
      level,
      clearAfterMs: null,
    });
  const sounding = (name: string) =>
    expect(desk.locator('html')).toHaveAttribute('data-sounding', name);

  await test.step('low, medium, high, critical: pitch and rhythm as measured', async () => {
    const wanted = [
      { level: 4, name: 'low', hertz: 440, tones: 1 },
      { level: 3, name: 'medium', hertz: 587, tones: 1 },
      { level: 2, name: 'high', hertz: 784, tones: 2 },
      { level: 1, name: 'critical', hertz: 988, tones: 3 },
    ];
    for (const [nth, { level, name, hertz, tones }] of wanted.entries()) {
      const heard: number[] = [];
      // The reader of a busy page may miss a gap, or the middle of a tone: twice is rare.
      for (const camera of [nth, nth + 5]) {
        const listening = listen(desk, 4_200);
        await raise(camera, level);
        const all = await listening;
        await sounding(name);
        console.log(name, JSON.stringify(all));
        heard.push(tonesTogether(all, hertz));
        if (heard.at(-1) === tones) break;
      }
      expect(heard, name).toContain(tones);
    }
  });

  await test.step('silence stops it at once, and a new Critical ends the silence', async () => {
    await desk.keyboard.press('x');
    await expect(desk.locator('.top-silence')).toBeVisible();
    // What the analyser looks back on may still be the end of the last tone.
    expect((await listen(desk, 4_000)).filter(({ atMs }) => atMs > 100)).toEqual([]);
    const heard = listen(desk, 3_000);
    await raise(4, 1);
    expect((await heard).length).toBeGreaterThan(0);
    await expect(desk.locator('.top-silence')).toHaveCount(0);
  });

  await test.step('a device that is pulled out is a system alarm in both languages', async () => {
    const trouble = desk.locator('[data-system="sound-none"]');
    await expect(trouble).toHaveCount(0);
    sink?.pullOut();
    await expect(trouble).toContainText('席位没有声音输出设备');
    await expect(trouble).toContainText('中');
    await look('lost-zh');
    await choose(desk, 'en');
    await expect(trouble).toContainText('no sound output');
    await look('lost-en');
    sink?.plugIn();
    await expect(desk.locator('[data-system]')).toHaveCount(0);
    // and it is heard again
    await expect.poll(async () => (await listen(desk, 4_500)).length).toBeGreaterThan(0);
  });

  await test.step('the sound test plays all five, most urgent first', async () => {
    await desk.keyboard.press('x');
    await desk.keyboard.press('Control+,');
    await desk.locator('[data-part="sound"]').scrollIntoViewIfNeeded();
    await look('settings-en');
    const heard = listen(desk, 8_000);
    await desk.getByTestId('sound-test').click();
    const all = await heard;
    console.log('test', JSON.stringify(all));
    for (const hertz of [988, 784, 587, 440, 659]) {
      expect(
        all.some((tone) => Math.abs(tone.hertz - hertz) < hertz * 0.04),
        String(hertz),
      ).toBe(true);
    }
  });
});
