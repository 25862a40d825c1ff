import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { waitUntilPlaying } from './tiles';

let running: RunningWall | undefined;
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

/** Serious and critical findings of a page, with the places they were found at. */
async function findings(page: Page): Promise<string[]> {
  // Electron opens no blank pages for a tool; the old way of running does without.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`),
    );
}

/** The tool reads a page for seconds without a break, as somebody with its tools open may. */
function holdPages({ app }: RunningWall): Promise<void> {
  return app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.isDevToolsOpened = () => true;
    }
  });
}

/** Each theme and each language once: what axe looks at does not depend on their pairing. */
const looks = [
  ['dark', 'zh-CN'],
  ['light', 'en'],
] as const;

for (const [theme, locale] of looks) {
  test(`no serious finding on the pages of the desk, ${theme}, ${locale}`, async () => {
    test.setTimeout(180_000);
    running = await openWall({ locale, alarmsPerHour: 0, displayCount: 2 });
    const desk = await running.desk();
    const wall = await running.wall();
    await waitUntilPlaying(wall, 9);
    await holdPages(running);
    await desk.keyboard.press('Control+,');
    await desk.locator(`[data-choice="${theme}"]`).click();
    expect(await findings(desk), 'settings').toEqual([]);
    await desk.keyboard.press('Escape');
    expect(await findings(desk), 'quiet').toEqual([]);
    await desk.keyboard.press('Shift+Slash');
    expect(await findings(desk), 'keys').toEqual([]);
    await desk.keyboard.press('Escape');
    await desk.keyboard.press('d');
    expect(await findings(desk), 'log').toEqual([]);
    await desk.keyboard.press('Escape');
    const camera = await wall.locator('[data-tile="3"]').getAttribute('data-camera');
    const city = await running.city();
    for (const [kind, level] of [
      ['road-collision', 1],
      ['standing-water', 2],
      ['smoke', 3],
      ['device-vibration', 4],
    ] as const) {
      await city.raiseAlarm((camera ?? '').replace('city:', ''), kind, {
        level,
        clearAfterMs: null,
      });
    }
    await expect(desk.locator('.alarm-row')).toHaveCount(4);
    await desk.locator('.alarm-row').first().dblclick();
    await expect(desk.getByTestId('incident-card')).toBeVisible();
    expect(await findings(desk), 'case').toEqual([]);
    expect(await findings(wall), 'wall').toEqual([]);
  });
}
