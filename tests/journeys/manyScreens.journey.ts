import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import type { ScreenId } from '../../electron/contract/ids';
import { ordered } from './asked';
import type { Displays } from './displays';
import { openWall, type RunningWall } from './harness';
import { press } from './keys';

const pictures = resolve(import.meta.dirname, '../../.out/test/screens');
const platformSettles = { timeout: 20_000 };
let running: RunningWall;
test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(async () => {
  await running.close();
});

const screenOf = (page: Page): string => new URL(page.url()).searchParams.get('screen') ?? '';

interface Shown {
  /** Left upper corner and size of the window. */
  at: string;
  /** The camera in the first tile. */
  camera: string;
}

/** What every wall shows and where, by screen. */
async function look(): Promise<Record<string, Shown>> {
  const windows = await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const { x, y, width, height } = window.getBounds();
      return { url: window.webContents.getURL(), at: [x, y, width, height].join(' ') };
    }),
  );
  const walls = running.app.windows().filter((page) => page.url().includes('window=wall'));
  const shown = await Promise.all(
    walls.map(async (page) => {
      const tile = page.locator('[data-tile="1"]');
      const camera = await tile.getAttribute('data-camera', { timeout: 2000 }).catch(() => null);
      const at = windows.find(({ url }) => url === page.url())?.at ?? '';
      return [screenOf(page), { at, camera: camera ?? '' }] as const;
    }),
  );
  return Object.fromEntries(shown);
}

/** Notes in each page when its first tile got that camera. */
const watchTaking = (walls: readonly Page[], cameras: readonly string[]): Promise<unknown> =>
  Promise.all(
    walls.map((wall, index) =>
      wall.evaluate((camera) => {
        const page = globalThis as { takenAtMs?: number };
        delete page.takenAtMs;
        const isThere = () =>
          document.querySelector<HTMLElement>('[data-tile="1"]')?.dataset['camera'] === camera;
        const observer = new MutationObserver(() => {
          if (page.takenAtMs === undefined && isThere()) page.takenAtMs = Date.now();
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      }, cameras[index] ?? ''),
    ),
  );

const takenAt = (wall: Page): Promise<number> =>
  wall.evaluate(() => (globalThis as { takenAtMs?: number }).takenAtMs ?? 0);

async function camerasOnline(): Promise<string[]> {
  const city = await running.city();
  const { cameras } = (await city.ask('GET', '/catalog/cameras?limit=60')) as {
    cameras: { id: string; online: boolean }[];
  };
  return cameras.filter(({ online }) => online).map(({ id }) => `city:${id}`);
}

test('three walls keep their scenes, whatever is done to their displays', async () => {
  test.setTimeout(280_000);
  running = await openWall({
    alarmsPerHour: 0,
    cameras: 60,
    displayCount: 4,
    displayMode: '1280x720',
  });
  const displays = running.display as Displays;
  const desk = await running.desk();
  const walls = await running.walls(3);
  await expect(desk.getByTestId('layout-1')).toBeVisible(platformSettles);
  const { station } = await ordered(desk, 'view:join', {});
  const ids = station.screens.map(({ screenId }) => screenId);
  const [west, middle, east] = ids as [ScreenId, ScreenId, ScreenId];
  const online = (await camerasOnline()).slice(0, 6);
  const [a, b] = [online.slice(0, 3), online.slice(3, 6)];

  async function put(wanted: readonly string[], number: number, name: string): Promise<void> {
    for (const [index, screenId] of ids.entries()) {
      await ordered(desk, 'scene:layout', { screenId, tileCount: 1 });
      const cameraId = wanted[index] as never;
      await ordered(desk, 'scene:assign', { screenId, tileId: '1' as never, cameraId });
    }
    await ordered(desk, 'scene:save', { number, name });
  }
  const told = (name: string) => ({ name, diagonalInch: null, distanceM: null });
  await ordered(desk, 'settings:write', {
    screens: { [west]: told('西屏'), [middle]: told('中屏'), [east]: told('东屏') },
  });
  await put(a, 71, '早');
  await put(b, 72, '晚');

  const expectWalls = async (wanted: Record<string, Shown>): Promise<void> => {
    await expect.poll(look, { timeout: 40_000, intervals: [300] }).toEqual(wanted);
  };
  const usual = { [west]: 1280, [middle]: 2560, [east]: 3840 };
  const asUsual = (shown: readonly string[]): Record<string, Shown> =>
    Object.fromEntries(
      Object.entries(usual).map(([screenId, x], index) => [
        screenId,
        { at: `${String(x)} 0 1280 720`, camera: shown[index] ?? '' },
      ]),
    );

  await test.step('a scene over three screens is taken in one step', async () => {
    const inOrder = ids.map((id) => walls.find((page) => screenOf(page) === id) as Page);
    await watchTaking(inOrder, a);
    await press(desk, '7', '1', 's');
    await expectWalls(asUsual(a));
    const times = await Promise.all(inOrder.map(takenAt));
    const spread = Math.max(...times) - Math.min(...times);
    console.log(`three walls took the scene within ${String(spread)} ms`);
    expect(Math.min(...times)).toBeGreaterThan(0);
    expect(spread).toBeLessThan(250);
  });

  await test.step('each tells its number and its name', async () => {
    await press(desk, 'Shift+KeyV');
    for (const [index, id] of ids.entries()) {
      const wall = walls.find((page) => screenOf(page) === id) as Page;
      await expect(wall.getByTestId('identify')).toContainText(String(index + 1));
      await wall.screenshot({ path: resolve(pictures, `identify-${String(index + 1)}.png`) });
    }
  });

  await test.step('unplugged, it is kept, lent and given back', async () => {
    displays.unplug(2);
    await expect.poll(async () => Object.keys(await look()).length, { timeout: 20_000 }).toBe(2);
    const line = desk.getByTestId('screen-missing');
    await expect(line).toContainText('中屏');
    await desk.screenshot({ path: resolve(pictures, 'desk-missing.png') });
    await line.getByTestId('screen-lend').click();
    await expect.poll(async () => (await look())[west]?.camera).toBe(a[1]);
    displays.plug(2);
    await expectWalls(asUsual(a));
    await expect(line).toHaveCount(0);
  });

  await test.step('another mode, upright, and another place', async () => {
    displays.plug(3, { mode: '1024x768' });
    await expectWalls({
      ...asUsual(a),
      [east]: { at: '3840 0 1024 768', camera: a[2] ?? '' },
    });
    displays.plug(3, { mode: '720x1280' });
    await expectWalls({ ...asUsual(a), [east]: { at: '3840 0 720 1280', camera: a[2] ?? '' } });
    const upright = running.app.windows().find((page) => screenOf(page) === east) as Page;
    await expect(upright.getByTestId('identify')).toHaveCount(0);
    await upright.screenshot({ path: resolve(pictures, 'upright.png') });
    displays.unplug(1);
    await expect.poll(async () => Object.keys(await look()).length, { timeout: 20_000 }).toBe(2);
    displays.plug(1, { at: [5120, 0] });
    await expectWalls({
      ...asUsual(a),
      [west]: { at: '5120 0 1280 720', camera: a[0] ?? '' },
      [east]: { at: '3840 0 720 1280', camera: a[2] ?? '' },
    });
    displays.plug(1);
    displays.plug(3);
    await expectWalls(asUsual(a));
  });

  await test.step('pulled while a scene is taken, it has its part when it is back', async () => {
    const taken = press(desk, '7', '2', 's');
    displays.unplug(2);
    await taken;
    await expect.poll(async () => (await look())[west]?.camera, { timeout: 20_000 }).toBe(b[0]);
    displays.plug(2);
    await expectWalls(asUsual(b));
  });

  await test.step('all gone and back, the first ones at wrong places', async () => {
    displays.unplug(0, 1, 2, 3);
    await desk.waitForTimeout(2_000);
    const seen = await running.app.evaluate(({ screen }) =>
      screen.getAllDisplays().map(({ id, label, bounds }) => ({ id, label, bounds })),
    );
    console.log(`with every display gone the system reports ${JSON.stringify(seen)}`);
    displays.plug(2);
    displays.plug(3, { at: [0, 0] });
    displays.plugAll();
    await expectWalls(asUsual(b));
  });
});
