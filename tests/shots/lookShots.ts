import type { BrowserWindow as Windows } from 'electron';

import { openWall } from '../journeys/harness';
import { deskPages, openPage } from '../journeys/deskPages';
import { waitUntilPlaying } from '../journeys/tiles';
import { ask, camerasOn, folderOf, untilLit, type Look, type Take } from './album';

/** Every page of the desk and the wall behind it, in both themes. */
export async function shootLooks({ locale, mode }: Look, take: Take): Promise<void> {
  const running = await openWall({ locale, alarmsPerHour: 0, displayCount: 2, displayMode: mode });
  try {
    const wall = await running.wall();
    const desk = await running.desk();
    await waitUntilPlaying(wall, 9);
    const cameras = await camerasOn(wall);
    const city = await running.city();
    const stays = { clearAfterMs: null };
    await city.raiseAlarm(cameras[0] ?? '', 'device-vibration', { level: 4, ...stays });
    await city.raiseAlarm(cameras[2] ?? '', 'smoke', { level: 3, ...stays });
    await city.raiseAlarm(cameras[4] ?? '', 'standing-water', { level: 2, ...stays });
    await city.raiseAlarm(cameras[5] ?? '', 'road-collision', { level: 1, ...stays });
    await desk.locator('.alarm-row').nth(3).waitFor();
    await desk.locator('.alarm-row[data-priority="critical"]').first().click();
    await desk.keyboard.press('j');
    for (const theme of ['dark', 'light'] as const) {
      await ask(desk, 'settings:write', { theme });
      for (const page of deskPages) {
        await openPage(desk, page);
        await desk.waitForTimeout(700);
        await untilLit(desk);
        await take(desk, `look-${theme}-${page.name}`);
      }
    }
    await take(wall, 'look-wall');
  } finally {
    await running.close();
  }
}

/** The desk enlarged to twice its size, as somebody with weak eyes may have it. */
export async function shootZoomed({ locale, mode }: Look): Promise<void> {
  const running = await openWall({ locale, alarmsPerHour: 0, displayCount: 2, displayMode: mode });
  try {
    const wall = await running.wall();
    const desk = await running.desk();
    await waitUntilPlaying(wall, 9);
    const [camera] = await camerasOn(wall);
    const city = await running.city();
    await city.raiseAlarm(camera ?? '', 'road-collision', { level: 1, clearAfterMs: null });
    await desk.locator('.alarm-row').waitFor();
    await running.app.evaluate(({ BrowserWindow }) => {
      const windows = BrowserWindow.getAllWindows();
      windows
        .find(({ webContents }) => webContents.getURL().includes('window=desk'))
        ?.webContents.setZoomFactor(2);
    });
    for (const name of ['quiet', 'keys', 'settings', 'case']) {
      const page = deskPages.find((one) => one.name === name);
      if (page !== undefined) await openPage(desk, page);
      await desk.waitForTimeout(1000);
      await running.app.evaluate(keepPicture, `${folderOf(false)}/zoomed-${name}.png`);
    }
  } finally {
    await running.close();
  }
}

/** A page that is enlarged is pictured whole by its window only. */
async function keepPicture(
  { BrowserWindow }: { BrowserWindow: typeof Windows },
  path: string,
): Promise<void> {
  const desk = BrowserWindow.getAllWindows().find(({ webContents }) =>
    webContents.getURL().includes('window=desk'),
  );
  const picture = await desk?.webContents.capturePage();
  const { writeFileSync } = process.getBuiltinModule('node:fs');
  if (picture !== undefined) writeFileSync(path, picture.toPNG());
}
