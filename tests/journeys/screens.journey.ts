import { expect, test } from '@playwright/test';

import type { Displays } from './displays';
import { openWall, type RunningWall } from './harness';
import { waitUntilPlaying } from './tiles';

let running: RunningWall;
test.afterEach(async () => {
  await running.close();
});

interface Place {
  readonly kind: string | null;
  readonly screen: string | null;
  readonly bounds: { x: number; y: number; width: number; height: number };
  readonly canFocus: boolean;
}

/** Where the windows are, from left to right. */
async function places(): Promise<Place[]> {
  const found = await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      url: window.webContents.getURL(),
      bounds: window.getBounds(),
      canFocus: window.isFocusable(),
    })),
  );
  return found
    .map(({ url, ...rest }) => {
      const query = new URLSearchParams(url.split('?')[1] ?? '');
      return { kind: query.get('window'), screen: query.get('screen'), ...rest };
    })
    .sort((one, other) => one.bounds.x - other.bounds.x);
}

const kinds = async (): Promise<(string | null)[]> => (await places()).map(({ kind }) => kind);

test('one display is shared: the wall on the left two thirds, and each may fill it', async () => {
  running = await openWall({ alarmsPerHour: 0 });
  const desk = await running.desk();
  await running.wall();
  const [wall, table] = await places();
  expect(wall).toMatchObject({
    kind: 'wall',
    canFocus: false,
    bounds: { x: 0, y: 0, width: 1280, height: 1080 },
  });
  expect(table).toMatchObject({ kind: 'desk', bounds: { x: 1280, width: 640, height: 1080 } });

  const fill = (which: string): Promise<unknown> =>
    desk.evaluate((wanted) => {
      const { wall: bridge } = globalThis as unknown as {
        wall: { request(channel: string, args: unknown): Promise<unknown> };
      };
      return bridge.request('app:fullscreen', { which: wanted });
    }, which);
  const widthOf = async (kind: string): Promise<number | undefined> =>
    (await places()).find((place) => place.kind === kind)?.bounds.width;
  await fill('wall');
  await expect.poll(() => widthOf('wall')).toBe(1920);
  await fill('desk');
  await expect.poll(() => widthOf('desk')).toBe(1920);
  await fill('none');
  await expect.poll(() => widthOf('desk')).toBe(640);
  await expect.poll(() => widthOf('wall')).toBe(1280);
});

test('several displays: the desk on the primary, a wall on each other, also when one is pulled', async () => {
  test.setTimeout(240_000);
  running = await openWall({ alarmsPerHour: 0, displayCount: 3 });
  const displays = running.display as Displays;
  await running.walls(2);
  await expect.poll(kinds).toEqual(['desk', 'wall', 'wall']);
  const before = await places();
  expect(before.map(({ bounds }) => bounds.x)).toEqual([0, 1920, 3840]);
  for (const { kind, bounds } of before) {
    // Electron takes a point off a window with a frame that is as large as its display.
    const lost = kind === 'desk' ? 1 : 0;
    expect(bounds.width).toBeGreaterThanOrEqual(1920 - lost);
    expect(bounds.height).toBeGreaterThanOrEqual(1080 - lost);
  }

  displays.unplug(2);
  await expect.poll(kinds, { timeout: 15_000 }).toEqual(['desk', 'wall']);
  expect((await places())[1]?.screen).toBe(before[1]?.screen);

  displays.plug(2);
  await expect.poll(kinds, { timeout: 15_000 }).toEqual(['desk', 'wall', 'wall']);
  expect((await places()).map(({ screen }) => screen)).toEqual(before.map(({ screen }) => screen));
  const [, back] = await running.walls(2);
  if (back === undefined) throw new Error('the wall did not come back');
  await waitUntilPlaying(back, 9, 90_000);
});
