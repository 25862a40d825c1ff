import { openWall } from '../journeys/harness';
import { press } from '../journeys/keys';
import { waitUntilPlaying } from '../journeys/tiles';
import { type Look, type Take } from './album';

/** The settings at the desk, from the walls down to the still cameras. */
export async function shootSettings({ locale, mode }: Look, take: Take): Promise<void> {
  const running = await openWall({ locale, alarmsPerHour: 0, displayCount: 2, displayMode: mode });
  try {
    const wall = await running.wall();
    const desk = await running.desk();
    await waitUntilPlaying(wall, 9);
    await press(desk, 'Control+,');
    await desk.locator('.settings').waitFor();
    await take(desk, 'settings');
    await desk.locator('[data-part="still-cameras"]').scrollIntoViewIfNeeded();
    const number = desk.locator('[data-part="still-cameras"] input').last();
    await number.fill('1032');
    await number.press('Enter');
    await desk.waitForTimeout(1000);
    await desk.locator('[data-part="streams"]').evaluate((part) => part.scrollIntoView());
    await take(desk, 'settings-streams');
  } finally {
    await running.close();
  }
}
