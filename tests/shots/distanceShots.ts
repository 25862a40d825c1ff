import { openWall } from '../journeys/harness';
import { press } from '../journeys/keys';
import { waitUntilPlaying } from '../journeys/tiles';
import { ask, camerasOn, untilLit, type Look, type Take } from './album';

const walls = { six: ['2', 's'], nine: ['9', 'l'], sixteen: ['1', '6', 'l'], all: ['6', '4', 'l'] };

/** Walls with alarms and a camera that is off, as they are read from three and from five metres. */
export async function shootDistance({ locale, mode }: Look, take: Take): Promise<void> {
  const running = await openWall({ locale, alarmsPerHour: 0, displayCount: 2, displayMode: mode });
  try {
    const wall = await running.wall();
    const desk = await running.desk();
    await waitUntilPlaying(wall, 9);
    const cameras = await camerasOn(wall);
    const city = await running.city();
    const stays = { clearAfterMs: null };
    await city.raiseAlarm(cameras[1] ?? '', 'standing-water', { level: 2, ...stays });
    await city.raiseAlarm(cameras[2] ?? '', 'smoke', { level: 3, ...stays });
    await city.raiseAlarm(cameras[7] ?? '', 'road-collision', { level: 1, ...stays });
    await city.setFault(cameras[0] ?? '', 'offline');
    const screenId = new URL(wall.url()).searchParams.get('screen') ?? '';
    for (const distanceM of [3, 5]) {
      const told = { name: '', diagonalInch: 55, distanceM };
      await ask(desk, 'settings:write', { screens: { [screenId]: told } });
      for (const [name, keys] of Object.entries(walls)) {
        await press(desk, ...keys);
        await wall.waitForTimeout(4000);
        await untilLit(wall);
        await take(wall, `distance-${String(distanceM)}m-${name}`);
      }
    }
  } finally {
    await running.close();
  }
}
