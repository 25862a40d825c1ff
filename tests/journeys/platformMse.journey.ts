import { expect, test } from '@playwright/test';

import { startGo2rtc, type FakeGo2rtc } from '../fakes/go2rtc/fakeGo2rtc';
import { aStream } from '../fakes/go2rtc/world';
import { ordered } from './asked';
import { openWall, type RunningWall } from './harness';
import { readPictures } from './tiles';

const cameraId = 'gates:gate_east';
const soon = { timeout: 15_000 };

let running: RunningWall | undefined;
let fake: FakeGo2rtc | undefined;
test.afterEach(async () => {
  await running?.close();
  await fake?.close();
});

test('a camera of go2rtc plays on the wall, says what failed, and comes back', async () => {
  fake = await startGo2rtc({ streams: [aStream('gate_east'), aStream('gate_west')] });
  const { streams, url } = fake;
  running = await openWall({ cameras: 60, alarmsPerHour: 0, locale: 'zh-CN' });
  const [desk, wall] = [await running.desk(), await running.wall()];
  const platform = {
    platformId: 'gates',
    kind: 'go2rtc',
    name: '园区大门',
    address: url,
    user: '',
  };
  await ordered(desk, 'platform:connect', { platform, password: '' } as never);
  const screenId = new URL(wall.url()).searchParams.get('screen') ?? '';
  const assign = async (): Promise<boolean> => {
    const asked = await ordered(desk, 'scene:assign', {
      screenId,
      tileId: '1',
      cameraId,
    } as never).catch(() => undefined);
    return asked !== undefined;
  };
  await expect.poll(assign, soon).toBe(true);
  const frames = async (): Promise<number> =>
    (await readPictures(wall)).find(({ camera }) => camera === cameraId)?.frames ?? 0;

  await test.step('it moves, by a video element, near the newest picture', async () => {
    await expect.poll(frames, soon).toBeGreaterThan(20);
    const place = wall.locator(`[data-camera="${cameraId}"]`);
    const lag = await place.locator('video').evaluate((video: HTMLVideoElement) => {
      const { buffered, currentTime } = video;
      return buffered.end(buffered.length - 1) - currentTime;
    });
    expect(lag).toBeLessThan(3);
    await wall.screenshot({ path: '.out/test/platform-mse-wall.png' });
    await desk.screenshot({ path: '.out/test/platform-mse-desk.png' });
  });

  await test.step('a line that breaks is opened again', async () => {
    fake?.cutLines();
    const before = await frames();
    await expect.poll(frames, soon).toBeGreaterThan(before + 20);
    expect(streams.get('gate_east')?.watchers).toBeGreaterThan(0);
  });
});
