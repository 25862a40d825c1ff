import { ordered } from '../journeys/asked';
import type { Displays } from '../journeys/displays';
import { openWall } from '../journeys/harness';
import { press } from '../journeys/keys';
import { waitUntilPlaying } from '../journeys/tiles';
import { type Look, type Take } from './album';

/** Three walls: their numbers, one that is away, one of four panels, and the settings of all. */
export async function shootScreens({ locale, mode }: Look, take: Take): Promise<void> {
  const running = await openWall({ locale, alarmsPerHour: 0, displayCount: 4, displayMode: mode });
  const displays = running.display as Displays;
  try {
    const desk = await running.desk();
    const [wall] = await running.walls(3);
    if (wall === undefined) return;
    await waitUntilPlaying(wall, 4);
    await press(desk, 'Shift+KeyV');
    await wall.getByTestId('identify').waitFor();
    await take(wall, 'identify');
    await wall.getByTestId('identify').waitFor({ state: 'detached' });
    const { station } = await ordered(desk, 'view:join', {});
    const key = station.screens[0]?.displayKey ?? '';
    await ordered(desk, 'settings:write', {
      displays: { [key]: { columns: 2, rows: 2, gapPx: 24, isOneWall: true } },
    });
    await desk.waitForTimeout(3000);
    await take(wall, 'panels');
    displays.unplug(3);
    await desk.getByTestId('screen-missing').waitFor();
    await take(desk, 'wall-away');
    await press(desk, 'Control+,');
    for (const part of ['screens', 'panels']) {
      await desk.locator(`[data-part="${part}"]`).evaluate((one) => {
        one.scrollIntoView();
      });
      await take(desk, `settings-${part}`);
    }
  } finally {
    await running.close();
  }
}
