// npm run prove -- tour: a hundred cameras go through a 4×4 wall of the real program, for ten
// minutes at ten seconds each, against the rehearsal city. Eight of them are switched off meanwhile,
// and one has an alarm for a while.
// A gap at a change: from the last picture of the camera that goes, as its painter stamped it, to
// the first of the one that comes, in the same tile. Goal: two frame intervals of the city's
// small picture. Black: a tile whose pixels are black, looked at every half second.
// `--short` does it in a minute, at five seconds each.
import { writeFileSync } from 'node:fs';
import type { ScreenId, TileId } from '#contract/ids';
import { ordered } from '../journeys/asked';
import { openWall, type RunningWall } from '../journeys/harness';
import { waitUntilPlaying } from '../journeys/tiles';
import { gapsOf, judgeTour, type TourFigures } from './tour/figures';
import { watchTour, type Seen } from './tour/watch';

const isShort = process.argv.includes('--short');
const seconds = isShort ? 60 : 600;
const dwellS = isShort ? 5 : 10;
const dwellMs = dwellS * 1000;
const cameras = 100;
const dead = 8;
/** Pictures of the city's small stream, 12 a second. */
const frameMs = 1000 / 12;

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const running = await openWall({ alarmsPerHour: 0, cameras: 400, displaySize: '3840x1080' });
try {
  await prove(running);
} finally {
  await running.close();
}

async function prove(wallProgram: RunningWall): Promise<void> {
  const wall = await wallProgram.wall();
  const desk = await wallProgram.desk();
  const city = await wallProgram.city();
  await waitUntilPlaying(wall, 4);
  const found = await ordered(desk, 'catalog:search', {
    query: '1',
    filter: { isOnline: true },
    limit: cameras,
  });
  const chosen = found.cameras;
  if (chosen.length < cameras) throw new Error(`only ${String(chosen.length)} cameras`);
  const { plans } = await ordered(desk, 'view:join', {});
  const screenId = Object.keys(plans)[0] as ScreenId;
  const tile = { screenId, tileId: '1' as TileId };
  await ordered(desk, 'scene:layout', { screenId, tileCount: 16 });
  const now = (await ordered(desk, 'view:join', {})).plans[screenId];
  for (const { tileId, isAlarmTile } of now?.tiles ?? []) {
    if (isAlarmTile) await ordered(desk, 'scene:reserve', { screenId, tileId, isReserved: false });
  }
  const list = chosen.map(({ number }) => ({ number }));
  const source = { kind: 'cameras' as const, list };
  await ordered(desk, 'tour:save', {
    group: { number: 1, name: 'Proof', dwellS, isWholeScreen: true, source },
  });
  const gone = chosen.filter((_, at) => at % 12 === 7).slice(0, dead);
  for (const { cameraId } of gone) {
    await city.ask('POST', '/rehearsal/catalog', {
      kind: 'offline',
      cameraId: cameraId.replace('city:', ''),
    });
  }
  await pause(2_000);
  await ordered(desk, 'tour:start', { ...tile, number: 1 });
  await waitUntilPlaying(wall, 14);
  const before = await ordered(desk, 'tour:look', { source });
  // The compiler names functions by a helper that a page does not have.
  await wall.evaluate('globalThis.__name = (named) => named');
  await wall.evaluate(watchTour);
  const startedMs = Date.now();
  const read = (): Promise<Seen> =>
    wall.evaluate(() =>
      (globalThis as unknown as { tourSeen: { read: () => Seen } }).tourSeen.read(),
    );

  // An alarm in the middle, for three stays.
  await pause((seconds * 1000) / 3);
  const [heldTile, heldCamera] = Object.entries((await read()).now)[5] ?? ['', ''];
  const alarm = await city.raiseAlarm(heldCamera.replace('city:', ''), 'standing-water', {
    level: 3,
    clearAfterMs: null,
  });
  await pause(1_000);
  const [placeAtAlarm, cameraAtAlarm] = await whereIs(heldCamera, heldTile);
  await pause(3 * dwellMs - 1_000);
  const held = (await read()).now[placeAtAlarm] === cameraAtAlarm && cameraAtAlarm === heldCamera;
  await city.clearAlarm(alarm.id);
  const clearedMs = Date.now();
  let releasedAfterMs: number | null = null;
  while (releasedAfterMs === null && Date.now() - clearedMs < 3 * dwellMs) {
    await pause(250);
    if ((await read()).now[placeAtAlarm] !== heldCamera) releasedAfterMs = Date.now() - clearedMs;
  }
  console.log(`alarm: held ${String(held)}, let go after ${String(releasedAfterMs)} ms`);
  await pause(Math.max(0, startedMs + seconds * 1000 - Date.now()));

  const seen = await read();
  const untilMs = Date.now();
  const after = await ordered(desk, 'tour:look', { source });
  await wall.screenshot({ path: '.out/test/prove-tour.png' });

  const counted = new Map(after.rows.map(({ cameraId, shownMs }) => [cameraId, shownMs]));
  const countedBefore = new Map(before.rows.map(({ cameraId, shownMs }) => [cameraId, shownMs]));
  const deadIds = new Set<string>(gone.map(({ cameraId }) => cameraId));
  const fair = chosen.filter(({ cameraId }) => !deadIds.has(cameraId) && cameraId !== heldCamera);
  const stays = fair.map(({ cameraId }) => counted.get(cameraId) ?? 0);
  const wrong = fair.map(({ cameraId }) => {
    const own = (counted.get(cameraId) ?? 0) - (countedBefore.get(cameraId) ?? 0);
    return Math.abs(own - (seen.shownMs[cameraId] ?? 0));
  });
  const figures: TourFigures = {
    seconds: Math.round((untilMs - startedMs) / 1000),
    ...gapsOf(seen, untilMs),
    black: seen.black,
    looks: seen.looks,
    deadShown: Object.keys(seen.shownMs).filter((cameraId) => deadIds.has(cameraId)),
    skipped: after.skipped,
    held,
    releasedAfterMs,
    unevenMs: Math.round(Math.max(...stays) - Math.min(...stays)),
    countedWrongMs: Math.round(Math.max(...wrong)),
  };
  const ends = judgeTour(figures, { frameMs, dwellMs, dead });
  console.log(JSON.stringify(figures, null, 2));
  if (seen.blackAt.length > 0) console.log(seen.blackAt.join('\n'));
  for (const line of ends) console.log(`not held: ${line}`);
  const file = process.env['BRIGHTWALL_RESULT'];
  if (file !== undefined) {
    const worst = [...seen.changes].sort((a, b) => (b.gapMs ?? 0) - (a.gapMs ?? 0)).slice(0, 10);
    writeFileSync(
      file,
      JSON.stringify({ isShort, dwellS, cameras, frameMs, ...figures, worst, ends }),
    );
  }
  process.exitCode = ends.length === 0 ? 0 : 1;

  /** Its turn may have come in the moment before the alarm was there. */
  async function whereIs(camera: string, tileNumber: string): Promise<[string, string]> {
    const shown = (await read()).now;
    const place = Object.entries(shown).find(([, one]) => one === camera)?.[0] ?? tileNumber;
    return [place, shown[place] ?? ''];
  }
}
