import { AudioSink } from '../journeys/audioSink';
import { openWall } from '../journeys/harness';
import { press } from '../journeys/keys';
import { waitUntilPlaying } from '../journeys/tiles';
import { camerasOn, untilLit, type Look, type Take } from './album';

/** Wall and desk, quiet and with a Critical alarm. */
export async function shootWall({ locale, mode }: Look, take: Take): Promise<void> {
  // A desk that cannot be heard says so; these pictures are of one that can.
  const sink = await AudioSink.open();
  const displays = { displayCount: 2, displayMode: mode };
  const running = await openWall({ locale, alarmsPerHour: 0, ...displays, env: sink.env });
  try {
    const wall = await running.wall();
    const desk = await running.desk();
    await waitUntilPlaying(wall, 9);
    await desk.waitForTimeout(4000);
    await take(wall, 'wall-quiet');
    await take(desk, 'desk-quiet');
    const city = await running.city();
    await press(desk, '2', 's');
    await waitUntilPlaying(wall, 6);
    const cameras = await camerasOn(wall);
    const elsewhere = (await city.ask('GET', '/catalog/cameras?limit=400')) as {
      cameras: { id: string; online: boolean; number: number }[];
    };
    const unseen = elsewhere.cameras.find(({ id, online }) => online && !cameras.includes(id));
    const stays = { clearAfterMs: null };
    await city.raiseAlarm(cameras[2] ?? '', 'standing-water', { level: 2, ...stays });
    await city.raiseAlarm(cameras[4] ?? '', 'smoke', { level: 3, ...stays });
    await city.raiseAlarm(cameras[5] ?? '', 'device-vibration', { level: 4, ...stays });
    await city.raiseAlarm(unseen?.id ?? '', 'road-collision', { level: 1, ...stays });
    const critical = desk.locator('.alarm-row[data-priority="critical"]').first();
    await critical.dblclick();
    await press(desk, 'j');
    // Until the wall no longer says who changed it.
    await desk.waitForTimeout(10_000);
    await untilLit(wall);
    await take(wall, 'wall-alarm');
    await untilLit(desk);
    await take(desk, 'desk-alarm');
  } finally {
    await running.close();
    sink.close();
  }
}
