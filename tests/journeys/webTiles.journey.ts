import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { HostileSite } from './hostileSite';
import { press } from './keys';
import { waitUntilPlaying } from './tiles';

const pictures = resolve(import.meta.dirname, '../../.out/journeys/web');
let running: RunningWall;
let desk: Page;
let wall: Page;
let site: HostileSite;
let other: HostileSite;

test.beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  site = await HostileSite.open();
  other = await HostileSite.open();
  site.elsewhere = other.origin;
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  wall = await running.wall();
  desk = await running.desk();
  await waitUntilPlaying(wall, 9);
  await press(desk, '4', 'l');
  await waitUntilPlaying(wall, 4);
  await desk.evaluate(
    ([origin]) =>
      (
        globalThis as unknown as {
          wall: { request(name: string, args: unknown): Promise<unknown> };
        }
      ).wall.request('settings:write', { webOrigins: [origin] }),
    [site.origin],
  );
});
test.afterAll(async () => {
  await running.close();
  site.close();
  other.close();
});

/** The whole display as a person sees it: a page of the web is in no picture of its wall's page. */
function photograph(name: string): void {
  const size = '3840x1080';
  execFileSync('ffmpeg', [
    ...['-loglevel', 'error', '-y', '-f', 'x11grab', '-video_size', size],
    ...['-i', running.display.display, '-frames:v', '1', join(pictures, `${name}.png`)],
  ]);
}

/** Chooses the page in the form, by keys. */
async function puts(tile: number, path: string, origin = site.origin): Promise<void> {
  await press(desk, String(tile), '.', 'Shift+Q');
  const form = desk.getByTestId('board-form');
  await expect(form).toBeVisible();
  await form.locator('input[value="web"]').focus();
  await press(desk, 'Space');
  await form.locator('input[name="url"]').fill(`${origin}${path}`);
  await press(desk, 'Enter');
}

const web = (tile: number) =>
  wall.locator(`[data-tile="${String(tile)}"] [data-testid="web-tile"]`);

interface View {
  url: string;
  isMuted: boolean;
  /** On its window, and where that is on the display. */
  bounds: { x: number; y: number; width: number; height: number };
  window: { x: number; y: number };
}

/** A view with a page in it, as Electron has it. */
interface Child {
  webContents: Electron.WebContents;
  getBounds(): Electron.Rectangle;
}

/** The pages over the wall now, seen or not. */
const views = (): Promise<View[]> =>
  running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().flatMap((window) =>
      window.contentView.children
        .map((child) => child as unknown as Child)
        .filter(({ webContents: contents }) => contents !== window.webContents)
        .map((view) => ({
          url: view.webContents.getURL(),
          isMuted: view.webContents.isAudioMuted(),
          bounds: view.getBounds(),
          window: window.getBounds(),
        })),
    ),
  );

/** The ground of every page of the site. */
const ground = [0xc8, 0xe6, 0xc9];

/** Looked up on the display itself: no page can be asked whether it is seen. */
function isSeen({ bounds, window }: View): boolean {
  const x = window.x + bounds.x + bounds.width - 12;
  const y = window.y + bounds.y + bounds.height - 12;
  const pixel = execFileSync('ffmpeg', [
    ...['-loglevel', 'error', '-f', 'x11grab', '-video_size', '2x2'],
    ...['-i', `${running.display.display}+${String(x)},${String(y)}`, '-frames:v', '1'],
    ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
  ]);
  return ground.every((value, at) => Math.abs(value - (pixel[at] ?? 0)) < 6);
}

const seen = async (): Promise<string[]> =>
  (await views()).filter(isSeen).map(({ url }) => new URL(url).pathname);

const windowCount = (): Promise<number> =>
  running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

const shown = async (tile: number): Promise<void> => {
  await expect(web(tile)).toHaveAttribute('data-page', 'shown', { timeout: 20_000 });
};

test('a site that nobody allowed is refused in the form, and nothing is asked of it', async () => {
  await puts(1, '/good', other.origin);
  await expect(desk.getByTestId('board-form')).toContainText('这个网站不在允许名单里');
  expect(other.asked).toEqual([]);
  await press(desk, 'Escape');
});

test('an allowed page stands exactly over its tile, whatever becomes of the wall', async () => {
  await puts(1, '/good?token=secret-in-query');
  await shown(1);
  await expect.poll(seen).toEqual(['/good']);
  const over = async (tile: number): Promise<void> => {
    await expect
      .poll(async () => {
        const box = await wall.locator(`[data-tile="${String(tile)}"]`).boundingBox();
        const [view] = await views();
        if (box === null || view === undefined || !isSeen(view)) return 'not seen';
        const { x, y, width, height } = view.bounds;
        const isInside =
          x >= box.x &&
          y >= box.y &&
          x + width <= box.x + box.width &&
          y + height <= box.y + box.height;
        const isWide = width >= box.width - 20 && height >= box.height - 80;
        return isInside && isWide
          ? 'over'
          : `${JSON.stringify(box)} ${JSON.stringify(view.bounds)}`;
      })
      .toBe('over');
  };
  await over(1);
  photograph('page-in-4');
  await press(desk, '9', 'l');
  await over(1);
  await press(desk, '1', '.', 'f');
  await over(1);
  await press(desk, 'f', '2', '.', 'f');
  await expect.poll(seen).toEqual([]);
  await press(desk, 'f', '4', 'l');
  await over(1);
  expect(site.asked.filter((path) => path === '/good')).toHaveLength(1);
});

test('an alarm takes the tile from the page, and gives it back as it was', async () => {
  const city = await running.city();
  await press(desk, '2', '.', 'Shift+Q');
  await press(desk, 'Escape');
  await puts(2, '/other');
  await shown(2);
  const cameras = (await city.ask('GET', '/catalog/cameras?limit=200')) as {
    cameras: { id: string; online: boolean }[];
  };
  const camera = cameras.cameras.at(-1)?.id ?? '';
  await city.raiseAlarm(camera, 'smoke', { level: 1, clearAfterMs: 2_000 });
  await expect(wall.locator('[data-tile="2"]')).toHaveAttribute('data-card', 'true');
  await expect.poll(seen).toEqual(['/good']);
  photograph('alarm-over-page');
  await press(desk, 'Control+z');
});

test('windows, dialogs and prints come to nothing', async () => {
  const before = await windowCount();
  await puts(1, '/windows');
  await shown(1);
  await expect.poll(() => site.reports).toContain('opened:false');
  await expect.poll(() => site.reports).toContain('dialogs passed');
  expect(site.reports).not.toContain('opened:true');
  expect(await windowCount()).toBe(before);
});

test('it is silent', async () => {
  await puts(1, '/sound');
  await shown(1);
  await expect.poll(() => site.reports.some((one) => one.startsWith('sound:'))).toBe(true);
  expect((await views()).map(({ isMuted }) => isMuted)).not.toContain(false);
});

test('it is given no camera, no microphone, no place, no notification', async () => {
  await puts(1, '/devices');
  await shown(1);
  await expect.poll(() => site.reports).toContain('camera:refused');
  await expect.poll(() => site.reports).toContain('notification:denied');
  await wall.waitForTimeout(1_000);
  expect(site.reports.filter((one) => one.includes(':given') || one.includes('granted'))).toEqual(
    [],
  );
});

test('it goes to no other site, and takes nothing from there', async () => {
  await puts(1, '/leaves');
  await shown(1);
  await expect.poll(() => site.reports).toContain('fetch refused');
  await wall.waitForTimeout(2_500);
  const [view] = await views();
  expect(view === undefined || view.url.endsWith('/leaves') || view.url === '').toBe(true);
  await puts(1, '/redirects');
  await expect(web(1)).toHaveAttribute('data-page', 'failed');
  await expect(web(1)).toContainText('网页要跳到名单外的网站，已拦下');
  expect(other.asked).toEqual([]);
});

test('it downloads nothing, and sees nothing of the program', async () => {
  await puts(1, '/downloads');
  await shown(1);
  await wall.waitForTimeout(1_500);
  expect(readdirSync(running.dataFolder).filter((name) => name.includes('x.bin'))).toEqual([]);
  const worlds = site.reports.filter((one) => one.startsWith('world:'));
  expect(new Set(worlds)).toEqual(new Set(['world:']));
});

test('one that never comes, and one that hangs, say so with the next try', async () => {
  test.setTimeout(120_000);
  await puts(1, '/never');
  await puts(3, '/hangs');
  await expect(web(1)).toHaveAttribute('data-page', 'failed', { timeout: 40_000 });
  await expect(web(1)).toContainText('网站没有应答');
  await expect(web(1)).toContainText('后再试');
  await expect(web(3)).toContainText('网页没有响应', { timeout: 60_000 });
  photograph('failed-pages');
  await wall.screenshot({ path: join(pictures, 'failed-zh.png') });
  // The other tiles never stopped.
  await waitUntilPlaying(wall, 2);
});

test('one that crashes is tried again by itself', async () => {
  await puts(1, '/good');
  await shown(1);
  await running.app.evaluate(({ webContents }) => {
    const page = webContents.getAllWebContents().find((one) => one.getURL().endsWith('/good'));
    page?.forcefullyCrashRenderer();
  });
  await expect(web(1)).toContainText('网页程序崩溃');
  await shown(1);
});

test('no log holds the query of an address', () => {
  const folder = join(running.dataFolder, 'logs');
  const lines = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  expect(lines.join('')).not.toContain('secret-in-query');
  expect(lines.join('')).toContain('a page of the web failed');
});
