import { openWall } from '../journeys/harness';
import { press } from '../journeys/keys';
import { waitUntilPlaying } from '../journeys/tiles';
import { camerasOn, untilLit, type Look, type Take } from './album';

/** The moment 即时回看: in a tile, at the desk with its controls, in an alarm's card beside live. */
export async function shootMoment({ locale, mode }: Look, take: Take): Promise<void> {
  const running = await openWall({ locale, alarmsPerHour: 0, displayCount: 2, displayMode: mode });
  try {
    const wall = await running.wall();
    const desk = await running.desk();
    await waitUntilPlaying(wall, 9);
    await wall.waitForTimeout(20_000);
    await press(desk, '2', '.', 'r');
    await wall.locator('.recorded-mark').first().waitFor();
    await wall.waitForTimeout(1500);
    await press(desk, '3', '.', 'r');
    await wall.waitForTimeout(1500);
    await press(desk, ',');
    await wall.waitForTimeout(700);
    await take(wall, 'moment-tile');
    await take(desk, 'moment-desk');
    const camera = (await camerasOn(wall))[8] ?? '';
    await press(desk, 'r', '4', 'l');
    await wall.waitForTimeout(2000);
    const city = await running.city();
    await city.raiseAlarm(camera, 'road-collision', { level: 1, clearAfterMs: null });
    // Somebody looks back in the alarm tile: it is left to them, and says that one waits.
    await wall.getByTestId('more-alarms').waitFor();
    await untilLit(wall);
    await take(wall, 'moment-waits');
    await press(desk, '2', '.', 'r');
    await wall.getByTestId('alarm-moment').waitFor();
    await press(desk, 'n', 'Enter');
    await desk.waitForTimeout(9000);
    await untilLit(wall);
    await take(wall, 'moment-card');
    await untilLit(desk);
    await take(desk, 'moment-case');
  } finally {
    await running.close();
  }
}
