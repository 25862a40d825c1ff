import { expect, test, type Page } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { press } from './keys';
import { waitUntilPlaying } from './tiles';

let running: RunningWall | undefined;
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

const soon = { timeout: 15_000 };

/** Seconds of the day on all recorded pictures of a wall: one when the wall is in step. */
async function secondsOn(wall: Page): Promise<number[]> {
  const marks = await wall.locator('.recorded-mark').allInnerTexts();
  return [...new Set(marks.map(secondsIn))];
}

function secondsIn(text: string): number {
  const [, hours, minutes, seconds] = /(\d\d):(\d\d):(\d\d)/.exec(text) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** An hour ago, as its digits are typed and as a clock writes it. */
function anHourAgo(): { digits: string; clock: string } {
  const at = new Date(Date.now() - 3_600_000);
  const parts = [at.getHours(), at.getMinutes(), 30].map((part) => String(part).padStart(2, '0'));
  return { digits: parts.join(''), clock: parts.join(':') };
}

test('by keys alone a whole wall stands at a time of the past, steps, and goes back to live', async () => {
  test.setTimeout(120_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 4);
  const { digits, clock } = anHourAgo();

  await test.step('the timeline shows when the camera was recorded', async () => {
    await press(desk, 'Shift+T');
    await expect(desk.getByTestId('recorded-span').first()).toBeVisible(soon);
    await expect(desk.getByTestId('timeline-state')).toHaveText('实时');
  });

  await test.step('what is no time is told how a time is typed', async () => {
    await press(desk, '9', '9', 't');
    await expect(desk.getByTestId('refusal')).toContainText('六位时分秒');
    await press(desk, 'Escape');
  });

  await test.step('a typed time leads there', async () => {
    await press(desk, ...digits);
    await expect(desk.locator('[data-echo="replayTyped"]')).toContainText(clock);
    await press(desk, 't');
    await expect(desk.getByTestId('timeline-state')).toHaveText('录像', soon);
  });

  await test.step('the whole wall stands at one time, and steps by it', async () => {
    await press(desk, 'Shift+W');
    await expect(desk.getByTestId('in-step')).toContainText('个画面同步', soon);
    await expect.poll(async () => (await secondsOn(wall)).length, soon).toBe(1);
    const [stood = 0] = await secondsOn(wall);
    const past = stood - secondsIn(clock);
    expect(past).toBeGreaterThanOrEqual(0);
    expect(past).toBeLessThan(30);
    await expect(wall.locator('.replay-video[data-recording="shown"]').nth(2)).toBeVisible(soon);
    await press(desk, 'ArrowRight', '.');
    await expect
      .poll(async () => (await secondsOn(wall)).map((seconds) => seconds - stood), soon)
      .toEqual([5]);
    await expect(wall.locator('.replay-video[data-recording="shown"]').nth(2)).toBeVisible(soon);
    // The miniature of a tile that shows what was has its time, and no live picture.
    const mini = desk.locator('.mini:has(.mini-recorded)');
    await expect(mini.first()).toContainText(/录像 \d\d:\d\d:\d\d/);
    await expect(mini.locator('.picture')).toHaveCount(0);
    await wall.screenshot({ path: '.out/test/recordings-wall-zh.png' });
    await desk.screenshot({ path: '.out/test/recordings-desk-zh.png' });
  });

  await test.step('one key leads all of it back to live', async () => {
    await press(desk, 'r');
    await expect(wall.locator('.recorded')).toHaveCount(0, soon);
    await expect(desk.getByTestId('timeline-state')).toHaveText('实时');
  });
});
