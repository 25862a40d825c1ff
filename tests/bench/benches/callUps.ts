import { cameraOfKey, screenIdOf, type OurEngine } from '../engines/ours';
import { pause } from '../measure/window';
import { quantile } from '../measure/statistics';
import { segmentMs } from '../origin/timeline';
import type { Metric } from '../result';
import { benchCameras, cameraNumbers, shortName } from '../shared/cameras';
import { bareMetric } from './metricsOf';
import { watchForFirst } from './firstFrames';
import { pictureAges } from './readStamps';
import type { Rig } from './rig';
import { withOurs } from './turns';

const tileCount = 16;
const hot = 32;
const limitMs = 10_000;
/** Two target durations and what P13a allows beyond. */
const allowedAgeMs = 2 * segmentMs + 300;

interface KeyedPage {
  benchKeyAtMs?: number;
}

/** P4: sixteen tiles play, thirty-two cameras may be called next; fifty are, by keys at the desk. */
export async function callUps(rig: Rig): Promise<Metric[]> {
  const cameras = benchCameras(tileCount + hot);
  const plan = { clip: '180', delivery: 'fmp4', hosts: 1 } as const;
  const screens = [{ tileCount, cameras: cameras.slice(0, tileCount) }];
  const count = rig.lengths.callUps;
  return withOurs({ origin: rig.origin, plan, screens, hasDesk: true }, async (engine) => {
    await watchForFirst(engine);
    await pause(6000);
    const next = cameras.slice(tileCount);
    await hint(engine, next);
    await pause(4000);
    await catchKeys(engine);
    const times: number[] = [];
    let tooOld = 0;
    for (let index = 0; index < count; index += 1) {
      const cameraId = next[index % hot] ?? '';
      times.push(await callOne(engine, cameraId, 1 + (index % tileCount)));
      if (await isTooOld(engine, cameraId)) tooOld += 1;
      // What was called takes the place of what may be called; the rest stays as it was.
      await pause(1200);
    }
    rig.say(`call-ups: ${times.map((ms) => ms.toFixed(0)).join(' ')}`);
    rig.note(`P4: ${String(times.length)} call-ups`);
    return [
      ...bareMetric('P4', 'ms', [quantile(times, 0.95)]),
      ...bareMetric('P4 median', 'ms', [quantile(times, 0.5)]),
      ...bareMetric('P4 too old', 'call-ups', [tooOld]),
    ];
  });
}

/** What a tour, a favourite or the cursor in the tree does: cameras that may be called next. */
async function hint(engine: OurEngine, cameras: readonly string[]): Promise<void> {
  const cameraIds = cameras.map((cameraId) => `city:${cameraId}`);
  // A build without a hot set refuses; its call-ups are cold and the figure says so.
  await engine.request('stream:hint', { cameraIds }).catch(() => undefined);
}

/** A picture that comes at once counts only when it is as new as live HLS allows. */
async function isTooOld(engine: OurEngine, cameraId: string): Promise<boolean> {
  const [wall] = engine.walls;
  const ages = wall === undefined ? [] : await pictureAges(wall, '180');
  const found = ages.find(({ camera }) => camera === shortName(cameraId));
  return found !== undefined && found.ageMs > allowedAgeMs;
}

/** Notes when the desk's page was told of the last trusted key. */
const catchKeys = (engine: OurEngine): Promise<void> =>
  engine.desk().evaluate(() => {
    const note = (event: KeyboardEvent): void => {
      if (event.isTrusted && event.code === 'Enter') {
        (window as unknown as KeyedPage).benchKeyAtMs = performance.timeOrigin + event.timeStamp;
      }
    };
    window.addEventListener('keydown', note, { capture: true });
  });

async function callOne(engine: OurEngine, cameraId: string, tile: number): Promise<number> {
  const desk = engine.desk();
  const screenId = screenIdOf(engine.walls[0] ?? desk);
  // A camera that was called once before, and is off the wall again, is a new one.
  for (const { key } of await engine.counts()) {
    if (cameraOfKey(key) === shortName(cameraId)) await engine.forget(key);
  }
  const keysBefore = new Set((await engine.counts()).map(({ key }) => key));
  await desk.keyboard.type(String(tile));
  await desk.keyboard.press('.');
  await pause(150);
  await desk.keyboard.type(String(cameraNumbers().get(cameraId) ?? 0));
  await desk.keyboard.press('Enter');
  const end = Date.now() + limitMs;
  while (Date.now() < end) {
    const found = (await engine.counts()).find(
      ({ key, firstAtMs }) =>
        firstAtMs !== null && !keysBefore.has(key) && cameraOfKey(key) === shortName(cameraId),
    );
    const pressedAt = await desk.evaluate(() => (window as unknown as KeyedPage).benchKeyAtMs ?? 0);
    if (found?.firstAtMs != null) {
      await engine.forget(found.key);
      return found.firstAtMs - pressedAt;
    }
    await pause(30);
  }
  process.stderr.write(`camera ${cameraId} did not come on ${screenId}\n`);
  return limitMs;
}
