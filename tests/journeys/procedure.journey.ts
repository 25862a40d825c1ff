import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { choose, press } from './keys';
import { waitUntilPlaying } from './tiles';

const pictures = resolve(import.meta.dirname, '../../.out/test/procedure');
let running: RunningWall | undefined;
test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

test('a procedure is worked by keys; what the platform has not heard is marked, a skipped step calls the lead', async () => {
  test.setTimeout(180_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 4);
  const city = await running.city();
  const camera = (await wall.locator('[data-tile="3"]').getAttribute('data-camera')) ?? '';
  const raise = (kind: string, level: number) =>
    city.raiseAlarm(camera.replace('city:', ''), kind, { level, clearAfterMs: null });
  const { id } = await raise('road-collision', 1);
  const { incidentId } = (await city.ask('GET', `/alarms/${id}`)) as { incidentId: string };
  const now = desk.getByTestId('procedure-now');
  const stepOf = (stepId: string) => desk.locator(`.procedure-step[data-step="${stepId}"]`);
  const look = (name: string) => desk.screenshot({ path: resolve(pictures, `${name}.png`) });
  const inBoth = async (name: string): Promise<void> => {
    await look(`${name}-zh`);
    await choose(desk, 'en');
    await look(`${name}-en`);
    await choose(desk, 'zh-CN');
  };

  await test.step('step by step; a question wants its answer', async () => {
    await expect(desk.locator('.alarm-row')).toHaveCount(1);
    await press(desk, 'n', 'Enter');
    await expect(now).toContainText('看现场画面');
    await press(desk, 'z');
    await expect(now).toContainText('有人受伤吗');
    await press(desk, 'z');
    await expect(desk.getByTestId('refusal')).toBeVisible();
    await press(desk, '2', 'z');
    await expect(now).toContainText('通知交警');
    await expect(stepOf('injured')).toContainText('没有');
    await expect(stepOf('ambulance')).toHaveCount(0);
  });

  await test.step('a platform that hangs: what was done is done here, and marked', async () => {
    const pid = (await running?.child('city'))?.pid ?? 0;
    expect(pid).toBeGreaterThan(0);
    process.kill(pid, 'SIGSTOP');
    try {
      await press(desk, 'z', 'n', 'a');
      await expect(now).toContainText('绕行提示');
      await expect(stepOf('lane')).toContainText('待确认送达');
      await expect(desk.locator('.alarm-row[data-response="pending"]')).toHaveCount(1);
      await inBoth('pending');
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await expect(stepOf('lane')).not.toContainText('待确认送达', { timeout: 60_000 });
    await expect(desk.locator('.alarm-row[data-response="acknowledged"]')).toHaveCount(1);
  });

  await test.step('a skipped step says why, at the platform and at the lead’s seat', async () => {
    await press(desk, 'Shift+Z');
    await expect(desk.getByTestId('skip-form').locator('input')).toBeFocused();
    await desk.keyboard.type('路口无诱导屏');
    await look('skipping-zh');
    await press(desk, 'Enter');
    await expect(stepOf('guide')).toHaveAttribute('data-state', 'skipped');
    await expect(stepOf('guide')).toContainText('路口无诱导屏');
    const incident = await city.ask('GET', `/incidents/${incidentId}`);
    expect(JSON.stringify(incident)).toContain('[SOP road-collision#guide skipped]');
    await choose(desk, 'lead');
    await expect(desk.getByTestId('calls')).toContainText('路口无诱导屏');
    await inBoth('skipped');
  });

  await test.step('what was is found again, in both languages', async () => {
    await raise('standing-water', 3);
    await expect(desk.locator('.alarm-row')).toHaveCount(2);
    await press(desk, 'Control+f');
    await expect(desk.locator('[data-testid="history"] [data-alarm]').first()).toBeVisible();
    await look('history-zh');
    await press(desk, 'Escape');
    await choose(desk, 'en');
    await press(desk, 'Control+f');
    await expect(desk.locator('[data-testid="history"] [data-alarm]').first()).toBeVisible();
    await look('history-en');
  });
});
