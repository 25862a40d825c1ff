import { expect, test, type Page } from '@playwright/test';

import type { CameraId, PlatformId, ScreenId, TileId } from '../../electron/contract/ids';
import { startWvpFake, type WvpFake } from '../fakes/wvp/wvpFake';
import { ordered } from './asked';
import { openWall, type RunningWall } from './harness';
import { press } from './keys';

let running: RunningWall | undefined;
let fake: WvpFake | undefined;
test.afterEach(async () => {
  await running?.close();
  await fake?.close();
  running = undefined;
  fake = undefined;
});

const soon = { timeout: 20_000 };
const hourMs = 3_600_000;

/** Digits of a time an hour ago, as they are typed. */
const anHourAgo = (): string => {
  const at = new Date(Date.now() - hourMs);
  return [at.getHours(), at.getMinutes(), 30].map((part) => String(part).padStart(2, '0')).join('');
};

const secondsOn = async (wall: Page): Promise<number> => {
  const text = await wall.locator('.recorded-mark').first().innerText();
  const [, hours, minutes, seconds] = /(\d\d):(\d\d):(\d\d)/.exec(text) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
};

test('what lies on a recorder of a WVP platform plays in a tile, is looked through, and ends', async () => {
  test.setTimeout(150_000);
  fake = await startWvpFake({ cameras: 40 });
  const { user, password, account, media } = fake.state;
  fake.recordOnDevice(101, Date.now() - 3 * hourMs, Date.now() - 60_000);
  running = await openWall({ locale: 'zh-CN', cameras: 40, alarmsPerHour: 0 });
  const [wall, desk] = [await running.wall(), await running.desk()];
  const settings = { platformId: 'wvp' as PlatformId, kind: 'wvp' as const, name: '国标平台' };
  await ordered(desk, 'platform:connect', {
    platform: { ...settings, address: fake.url, user },
    password,
  });
  const cameraId = 'wvp:99010101001320000001' as CameraId;
  const { screenId } = (await ordered(desk, 'view:join', {})).station.screens[0] ?? {};
  const tile = { screenId: screenId as ScreenId, tileId: '2' as TileId };
  const assigned = (): Promise<unknown> =>
    ordered(desk, 'scene:assign', { ...tile, cameraId }).then(
      () => 'ok',
      (error: unknown) => String(error),
    );
  await expect.poll(assigned, soon).toBe('ok');
  const shown = wall.locator('.replay-video[data-recording="shown"]');

  await test.step('the timeline shows what the device has', async () => {
    await desk.getByRole('button', { name: /^2 号画面/ }).click();
    await press(desk, 'Shift+T');
    await expect(desk.getByTestId('recorded-span').first()).toBeVisible(soon);
  });

  await test.step('a typed time is played by the device, from that second on', async () => {
    await press(desk, ...anHourAgo(), 't');
    await expect(desk.getByTestId('timeline-state')).toHaveText('录像', soon);
    await expect(shown.first()).toBeVisible(soon);
    const from = await secondsOn(wall);
    await expect.poll(async () => (await secondsOn(wall)) - from, soon).toBeGreaterThan(4);
    await expect(shown.first()).toBeVisible();
    await wall.screenshot({ path: '.out/test/device-records-wall-zh.png' });
    await desk.screenshot({ path: '.out/test/device-records-desk-zh.png' });
  });

  await test.step('it stands still, and steps', async () => {
    await press(desk, 'ArrowRight', '.');
    await expect(shown.first()).toBeVisible(soon);
  });

  await test.step('eight times as fast, by the device', async () => {
    // Each press goes on from the speed that the desk shows.
    const mark = wall.locator('.recorded-mark').first();
    await expect(async () => {
      await press(desk, 'ArrowUp');
      await expect(mark).toContainText('×8', { timeout: 500 });
    }).toPass(soon);
    await expect.poll(() => account.playbackOrders.at(-1), soon).toMatch(/^speed .* 8$/);
    const before = await secondsOn(wall);
    await expect.poll(async () => (await secondsOn(wall)) - before, soon).toBeGreaterThan(24);
    await expect(shown.first()).toBeVisible(soon);
    await wall.screenshot({ path: '.out/test/device-records-fast-zh.png' });
  });

  await test.step('back to live every session of ours has ended, and nothing else', async () => {
    await press(desk, 'r');
    await expect(wall.locator('.recorded')).toHaveCount(0, soon);
    const open = (): string[] =>
      account.playbacks.filter((stream) => media.sessionSeconds(stream) !== undefined);
    await expect.poll(open, soon).toEqual([]);
    expect(new Set(account.playbackStops)).toEqual(new Set(account.playbacks));
    expect(account.stops).toEqual([]);
  });
});
