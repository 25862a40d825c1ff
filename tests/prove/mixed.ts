// npm run prove -- mixed [--minutes=N]: one wall of sixteen tiles fed by five makers at once, each of
// them killed and started anew twice, one after the other. A tile may stand still only while its own
// platform is away and for a minute after it came back; the others must not notice.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type { Page } from '@playwright/test';

import type { CameraId, ScreenId } from '../../electron/contract/ids';
import { ordered } from '../journeys/asked';
import { openWall, type RunningWall } from '../journeys/harness';
import { readPictures, waitUntilPlaying } from '../journeys/tiles';
import { go2rtcParty, listParty, mediamtxParty, wvpParty, type Party } from './mixed/parties';
import { StallWatch, unexplained, type Outage } from './mixed/stalls';

const minutes = Number(
  process.argv.find((word) => word.startsWith('--minutes='))?.split('=')[1] ?? 30,
);
const totalMs = minutes * 60_000;
const downForMs = 20_000;
const returnsWithinMs = 60_000;
const root = resolve(import.meta.dirname, '../..');
const pictures = join(root, '.out/test/mixed');

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const folder = mkdtempSync(join(tmpdir(), 'brightwall-mixed-'));
const running = await openWall({ cameras: 60, alarmsPerHour: 0, displaySize: '3840x1080' });
const parties: Party[] = [cityParty(running)];
try {
  mkdirSync(pictures, { recursive: true });
  const clip = join(root, 'resources/rehearsal/crossroads-day.sub.mp4');
  parties.push(await wvpParty(), await mediamtxParty(), await go2rtcParty());
  parties.push(await listParty(join(folder, 'list'), clip));
  await prove();
} finally {
  await running.close();
  for (const party of parties) await party.end().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
}

async function prove(): Promise<void> {
  const [wall, desk] = [await running.wall(), await running.desk()];
  await waitUntilPlaying(wall, 4);
  for (const { platform } of parties) {
    if (platform === null) continue;
    const { settings, password } = platform;
    await ordered(desk, 'platform:connect', { platform: settings, password });
  }
  const partyOf = await fillTheWall(desk);
  console.log(`sixteen play after ${String(await waitUntilPlaying(wall, 16, 120_000))} ms`);
  await wall.screenshot({ path: join(pictures, 'wall.png') });
  await desk.screenshot({ path: join(pictures, 'desk.png') });

  const watch = new StallWatch();
  const outages: Outage[] = [];
  const startedMs = Date.now();
  const isOver = { now: false };
  const looking = follow(wall, partyOf, watch, isOver);
  const rounds = [...parties, ...parties];
  const everyMs = totalMs / (rounds.length + 1);
  for (const [index, party] of rounds.entries()) {
    await pause(Math.max(0, startedMs + everyMs * (index + 0.5) - Date.now()));
    const downMs = Date.now();
    await party.kill();
    await pause(downForMs);
    if (index === 1) await wall.screenshot({ path: join(pictures, 'one-away.png') });
    const backMs = Date.now();
    await party.revive();
    outages.push({ party: party.name, downMs, backMs });
    console.log(`${party.name} was away`);
  }
  await pause(Math.max(0, startedMs + totalMs - Date.now()));
  isOver.now = true;
  await looking;
  watch.end(Date.now());
  judge(watch, outages);
}

function judge({ stalls }: StallWatch, outages: readonly Outage[]): void {
  const wrong = unexplained(stalls, outages, returnsWithinMs);
  const returns = outages.map(({ party, downMs, backMs }) => {
    const own = stalls.filter((one) => one.party === party && one.toMs >= downMs);
    const last = own.filter(({ fromMs }) => fromMs <= backMs).map(({ toMs }) => toMs - backMs);
    return { party, returnedAfterMs: Math.max(0, ...last) };
  });
  const figures = { minutes, tiles: 16, outages: outages.length, stalls: stalls.length, returns };
  console.log(JSON.stringify({ ...figures, wrong }, null, 2));
  const file = process.env['BRIGHTWALL_RESULT'];
  if (file) writeFileSync(file, JSON.stringify({ ...figures, wrong }));
  assert.deepEqual(wrong, [], 'tiles stood still without their platform being away');
}

/** Sixteen tiles by platform; the answer tells whose a camera is. */
async function fillTheWall(desk: Page): Promise<(camera: string) => string> {
  const { plans } = await ordered(desk, 'view:join', {});
  const screenId = Object.keys(plans)[0] as ScreenId;
  await ordered(desk, 'scene:layout', { screenId, tileCount: 16 });
  const tiles = (await ordered(desk, 'view:join', {})).plans[screenId]?.tiles ?? [];
  for (const { tileId, isAlarmTile } of tiles) {
    if (isAlarmTile) await ordered(desk, 'scene:reserve', { screenId, tileId, isReserved: false });
  }
  const names = new Map(
    parties.map(({ name, platform }) => [platform?.settings.platformId ?? 'city', name] as const),
  );
  let at = 0;
  for (const { platform, tiles: count } of parties) {
    const platformId = platform?.settings.platformId ?? 'city';
    for (const cameraId of await camerasOf(desk, platformId, count)) {
      const tileId = tiles[at++]?.tileId;
      assert(tileId, 'there are sixteen tiles');
      await ordered(desk, 'scene:assign', { screenId, tileId, cameraId });
    }
  }
  assert.equal(at, 16);
  return (camera) => names.get(camera.split(':', 1)[0] as never) ?? camera;
}

async function camerasOf(desk: Page, platformId: string, count: number): Promise<CameraId[]> {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    const query = { query: '', filter: { isOnline: true }, limit: 200 };
    const { cameras } = await ordered(desk, 'catalog:search', query);
    const own = cameras.filter((one) => one.platformId === platformId);
    if (own.length >= count) return own.slice(0, count).map(({ cameraId }) => cameraId);
    await pause(500);
  }
  throw new Error(`${platformId} has no ${String(count)} cameras`);
}

/** Four looks a second, until told that it is over. */
async function follow(
  wall: Page,
  partyOf: (camera: string) => string,
  watch: StallWatch,
  isOver: { readonly now: boolean },
): Promise<void> {
  while (!isOver.now) {
    const tiles = await readPictures(wall);
    watch.look(
      tiles.map(({ tile, camera, frames }) => ({
        ...{ tile, party: partyOf(camera), pictures: frames },
      })),
      Date.now(),
    );
    await pause(250);
  }
}

/** The program starts its own city anew. */
function cityParty(program: RunningWall): Party {
  return {
    ...{ name: 'city', tiles: 3, platform: null },
    kill: async () => {
      const pid = (await program.child('city'))?.pid;
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
    },
    revive: () => Promise.resolve(),
    end: () => Promise.resolve(),
  };
}
