import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { fillJournal } from '../bench/benches/fillJournal';
import { openWall } from '../journeys/harness';
import type { Look, Take } from './album';

const alarms = 20_000;

/** The alarms of the past: many, one opened, none that fits; then a desk that has none yet. */
export async function shootHistory(look: Look, take: Take): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'brightwall-shots-'));
  try {
    fillJournal(folder, alarms);
    await withDesk(look, folder, async (desk) => {
      await desk.waitForSelector('.history-row');
      await take(desk, 'history');
      await desk.keyboard.insertText(look.locale === 'en' ? 'riverside smoke' : '河滨公园 烟火');
      await desk.locator('[data-span="week"]').click();
      await desk.locator('input[type="search"]').focus();
      await desk.keyboard.press('ArrowDown');
      await desk.keyboard.press('ArrowDown');
      await desk.keyboard.press('Enter');
      await desk.waitForSelector('[data-testid="history-detail"]');
      await desk.waitForTimeout(500);
      await take(desk, 'history-one');
      await desk.keyboard.press('Escape');
      await desk.locator('input[type="search"]').fill('zzz');
      await desk.waitForSelector('.history-none');
      await take(desk, 'history-none');
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await withDesk(look, undefined, async (desk) => {
    await desk.waitForSelector('.history-none');
    await take(desk, 'history-empty');
  });
}

async function withDesk(
  { locale, mode }: Look,
  dataFolder: string | undefined,
  use: (desk: Page) => Promise<void>,
): Promise<void> {
  const running = await openWall({
    ...{ locale, displayCount: 2, displayMode: mode, alarmsPerHour: 0 },
    ...(dataFolder === undefined ? {} : { dataFolder }),
    args: ['--city-script=off'],
  });
  try {
    const desk = await running.desk();
    await desk.waitForTimeout(5000);
    await desk.bringToFront();
    await desk.keyboard.press('Control+f');
    await use(desk);
  } finally {
    await running.close();
  }
}
