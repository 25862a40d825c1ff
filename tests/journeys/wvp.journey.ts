import { expect, test } from '@playwright/test';

import type { CameraId, PlatformId, ScreenId, TileId } from '../../electron/contract/ids';
import { startWvpFake, type WvpFake } from '../fakes/wvp/wvpFake';
import { ordered } from './asked';
import { openWall, type RunningWall } from './harness';
import { press } from './keys';
import { readPictures } from './tiles';

let running: RunningWall | undefined;
let fake: WvpFake | undefined;
test.afterEach(async () => {
  await running?.close();
  await fake?.close();
  running = undefined;
  fake = undefined;
});

const soon = { timeout: 15_000 };

test('a WVP platform stands beside the city: its pictures move, die and come back', async () => {
  test.setTimeout(90_000);
  fake = await startWvpFake({ cameras: 40 });
  const { user, password, media } = fake.state;
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
  const frames = async (): Promise<number> =>
    (await readPictures(wall)).find(({ camera }) => camera === cameraId)?.frames ?? 0;
  await expect.poll(frames, soon).toBeGreaterThan(12);
  await wall.screenshot({ path: '.out/test/wvp-wall.png' });
  await desk.screenshot({ path: '.out/test/wvp-desk.png' });

  // A cruise that is set up in the camera, by keys alone; buttons while it is in hand.
  const lastOrder = (): string | undefined => fake?.state.account.ptz.at(-1)?.command;
  await press(desk, '2', '.', '3', 'Shift+P');
  await expect.poll(lastOrder, soon).toBe('cruise 3');
  await expect(desk.getByTestId('ptz-news')).toContainText('正在巡航');
  await press(desk, 'o');
  await expect(desk.getByRole('button', { name: /^巡航 1/ })).toBeVisible(soon);
  await desk.getByTestId('ptz').screenshot({ path: '.out/test/wvp-cruise-zh.png' });
  await desk.getByRole('button', { name: /^停止巡航/ }).click();
  await expect.poll(lastOrder, soon).toBe('cruise ended');
  await press(desk, 'o');

  // The media node ends it under the viewer: the address is dead, and the channel is played again.
  media.unpublish('99010101001180000001_99010101001320000001');
  const { plays, stops } = fake.state.account;
  const before = plays.length;
  await expect.poll(() => plays.length, { timeout: 25_000 }).toBeGreaterThan(before);
  const dead = await frames();
  await expect.poll(frames, soon).toBeGreaterThan(dead + 12);
  expect(stops).toEqual([]);

  // Its alarms ring.
  fake.raiseAlarm(101, { description: '有人进入' });
  const alarms = async (): Promise<string[]> =>
    Object.values((await ordered(desk, 'view:join', {})).alarms)
      .filter(({ platformId }) => platformId === 'wvp')
      .map(({ cameraId: where, what }) => `${where ?? ''} ${what.zh}`);
  await expect.poll(alarms, soon).toEqual([`${cameraId} 入侵检测`]);
});
