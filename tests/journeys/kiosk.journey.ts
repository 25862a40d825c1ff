import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import { defaultSettings } from '../../electron/contract/settings';
import { zhCN } from '../../renderer/kit/text/zh-CN';
import { startCity, type RunningCity } from '../../electron/rehearsal/server';
import { ordered } from './asked';
import { openWall, type RunningWall } from './harness';
import { aFolderWith } from './keptSettings';
import { press } from './keys';
import { countPlaying, waitUntilPlaying } from './tiles';

const root = resolve(import.meta.dirname, '../..');
const pictures = resolve(root, '.out/test/screens');
const homeFolder = mkdtempSync(join(tmpdir(), 'brightwall-journey-home-'));
/** The promise of a wall machine after power returned (ux.md §10). */
const wallUpWithinMs = 90_000;

let running: RunningWall | undefined;
let city: RunningCity | undefined;
let dataFolder = '';
test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(async () => {
  await running?.close();
  running = undefined;
  await city?.close();
  for (const folder of [dataFolder, homeFolder]) rmSync(folder, { recursive: true, force: true });
});

/** A port where nobody answers until a city is opened there. */
async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** This system has no keychain, and a restart would ask for a password: this city asks for none. */
const openCity = (port: number): Promise<RunningCity> =>
  startCity({
    clipsFolder: join(root, 'resources/rehearsal'),
    cameras: 60,
    script: 'off',
    alarmsPerHour: 0,
    user: '',
    password: '',
    port,
  });

const open = (): Promise<RunningWall> =>
  openWall({
    dataFolder,
    displayCount: 2,
    displayMode: '1280x720',
    env: { XDG_CONFIG_HOME: homeFolder },
  });

/** The words of the line that a desktop runs. */
function startLine(): string[] {
  const entry = readFileSync(join(homeFolder, 'autostart/brightwall.desktop'), 'utf8');
  const line = /^Exec=(.*)$/m.exec(entry)?.[1] ?? '';
  const words = line.replaceAll('\\\\', '\\').matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g);
  return [...words].map(([, quoted, bare]) => quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '');
}

/** Runs that line while the program is there: it must be this program on these data. */
async function saysWhenStarted(display: string): Promise<string> {
  const [program = '', ...args] = startLine();
  const started = spawn(program, args, { env: { ...process.env, DISPLAY: display } });
  let said = '';
  started.stdout.on('data', (text: Buffer) => (said += text.toString()));
  await new Promise((done) => started.once('exit', done));
  return said;
}

const switchOn = async (desk: Page, name: string): Promise<void> => {
  const on = desk.locator(`[data-switch="${name}"] [data-choice="on"]`);
  await on.click();
  await expect(on).toHaveAttribute('aria-pressed', 'true');
};

test('an unattended wall starts without network and platform, says so and recovers alone', async () => {
  test.setTimeout(240_000);
  const port = await aFreePort();
  city = await openCity(port);
  dataFolder = aFolderWith({
    version: 1,
    locale: 'zh-CN',
    city: { ...defaultSettings.city, isOn: false },
    platforms: [
      {
        platformId: 'site',
        kind: 'vnp',
        name: '视频平台',
        address: `http://127.0.0.1:${String(port)}`,
        user: '',
      },
    ],
  });

  await test.step('a scene is put up, and both switches are turned on', async () => {
    running = await open();
    const [desk, wall] = [await running.desk(), await running.wall()];
    await waitUntilPlaying(wall, 9);
    await press(desk, '4', 'l');
    await waitUntilPlaying(wall, 4);
    await press(desk, 'Control+,');
    await switchOn(desk, 'kiosk');
    await switchOn(desk, 'autostart');
    await desk.locator('[data-part="screens"]').scrollIntoViewIfNeeded();
    await desk.screenshot({ path: resolve(pictures, 'settings-screens.png') });
    await desk.locator('[data-part="kiosk"]').scrollIntoViewIfNeeded();
    await desk.screenshot({ path: resolve(pictures, 'settings-kiosk.png') });
    expect(startLine()).toContain(`--user-data-dir=${dataFolder}`);
    expect(await saysWhenStarted(running.display.display)).toContain('is running already');
    await running.close();
    running = undefined;
    await city?.close();
    city = undefined;
  });

  const startedMs = Date.now();
  const wall = await test.step('it starts alone with nobody to ask', async () => {
    running = await open();
    const page = await running.wall();
    await running.app.evaluate(({ dialog }) => {
      const asked: string[] = [];
      (globalThis as { asked?: string[] }).asked = asked;
      for (const name of ['showMessageBox', 'showErrorBox', 'showOpenDialog', 'showSaveDialog']) {
        Object.assign(dialog, { [name]: () => asked.push(name) });
      }
    });
    await expect(page.getByTestId('notices')).toContainText('视频平台', { timeout: 60_000 });
    await expect(page.getByTestId('wall')).toHaveAttribute('data-layout', '4');
    // The last scene is up: each tile names its camera and says what is wrong with it.
    for (const tile of ['1', '2', '3', '4']) {
      const place = page.locator(`[data-tile="${tile}"]`);
      await expect(place).toHaveAttribute('data-camera', /^site:/);
      await expect(place).toContainText(zhCN.fault.platform_unreachable, { timeout: 30_000 });
    }
    const tookMs = Date.now() - startedMs;
    console.log(`wall up without a platform, and says so, after ${String(tookMs)} ms`);
    expect(tookMs).toBeLessThan(wallUpWithinMs);
    await page.screenshot({ path: resolve(pictures, 'kiosk-no-platform.png') });
    return page;
  });

  await test.step('nothing covers, closes or asks', async () => {
    const desk = await (running as RunningWall).desk();
    await expect(desk.getByRole('dialog')).toHaveCount(0);
    expect(await wall.evaluate(() => getComputedStyle(document.body).cursor)).toBe('none');
    await running?.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.close();
    });
    await desk.waitForTimeout(500);
    const state = await (running as RunningWall).app.evaluate(
      ({ BrowserWindow, powerSaveBlocker }) => ({
        windows: BrowserWindow.getAllWindows().map((window) => ({
          isWall: window.webContents.getURL().includes('window=wall'),
          isOnTop: window.isAlwaysOnTop(),
          isFull: window.isFullScreen(),
        })),
        isAwake: [0, 1, 2, 3].some((id) => powerSaveBlocker.isStarted(id)),
        asked: (globalThis as { asked?: string[] }).asked,
      }),
    );
    expect(state).toEqual({
      windows: expect.arrayContaining([
        { isWall: true, isOnTop: true, isFull: true },
        { isWall: false, isOnTop: false, isFull: true },
      ]) as unknown,
      isAwake: true,
      asked: [],
    });
    expect(state.windows).toHaveLength(2);
  });

  await test.step('when the platform comes, the last scene plays by itself', async () => {
    const cameMs = Date.now();
    city = await openCity(port);
    await waitUntilPlaying(wall, 4, 90_000);
    const tookMs = Date.now() - cameMs;
    console.log(`last scene plays ${String(tookMs)} ms after the platform came`);
    expect(await countPlaying(wall, 2000)).toBeGreaterThanOrEqual(4);
    await expect(wall.getByTestId('notices')).not.toContainText('视频平台');
    await wall.screenshot({ path: resolve(pictures, 'kiosk-back.png') });
    const desk = await (running as RunningWall).desk();
    const { plans } = await ordered(desk, 'view:join', {});
    expect(Object.values(plans).map(({ layout }) => layout.tileCount)).toEqual([4]);
  });
});
