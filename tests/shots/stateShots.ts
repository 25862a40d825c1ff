import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import type { CityControl } from '../journeys/cityControl';
import { openWall, type RunningWall } from '../journeys/harness';
import { press } from '../journeys/keys';
import { waitUntilPlaying } from '../journeys/tiles';
import { ask, camerasOn, untilLit, type Look, type Take } from './album';

type Fault = Parameters<CityControl['setFault']>[1];

/** Tiles whose camera fails while its picture is there, and when, in seconds before the picture. */
const failing: readonly [tile: number, fault: Fault, seconds: number][] = [
  [4, 'loop', 46],
  [15, 'freeze', 46],
  [5, 'black', 46],
  [3, 'tls', 36],
  [14, 'too-slow', 36],
  [10, 'offline', 26],
  [11, 'unauthorized', 26],
  [13, 'refused', 26],
  [8, 'stale-playlist', 15],
  // Lifted when the others stand: what came meanwhile is left out.
  [6, 'stale-playlist', 9],
  [1, 'never-answers', 9],
  [7, 'server-error', 8],
];
/** Tiles that get a camera which is not well from the start. */
const [lateTile, openingTile, codecTile, pinnedTile] = [2, 9, 12, 16];
const jumpTile = 6;
/** What must have been found before the last few seconds. */
const doubted = [
  [4, 'looping'],
  [15, 'frozen'],
  [5, 'black'],
] as const;
const lateFrom = 20;
const tight = 24_000_000;

/** Sixteen states of a tile at once, then the same from five metres, then four of them large. */
export async function shootStates(look: Look, take: Take): Promise<void> {
  await withWall(look, undefined, async (running) => {
    const wall = await running.wall();
    const desk = await running.desk();
    const city = await running.city();
    await waitUntilPlaying(wall, 9);
    await press(desk, '1', '6', 'l');
    await waitUntilPlaying(wall, 14);
    const cameras = await camerasOn(wall);
    const [late, opening, foreign] = await unseenCameras(city, cameras);
    await city.setFault(late?.id ?? '', 'late');
    await city.setFault(opening?.id ?? '', 'never-answers');
    await city.setFault(foreign?.id ?? '', 'unplayable-codec');
    await put(desk, lateTile, late);
    await put(desk, codecTile, foreign);
    await select(desk, pinnedTile);
    await press(desk, 'k');
    await failOneAfterTheOther(wall, city, cameras);
    await put(desk, openingTile, opening);
    await select(desk, pinnedTile);
    await wall.waitForTimeout(500);
    await city.liftFault(cameras[jumpTile - 1] ?? '');
    await untilJumped(wall);
    await take(wall, 'states');
    await take(desk, 'states-desk');
    if (look.mode !== '1920x1080') return;
    await seenFrom(desk, wall, 5);
    await take(wall, 'states-five-metres');
    await seenFrom(desk, wall, null);
    await press(desk, '4', 'l');
    await wall.waitForTimeout(3000);
    await take(wall, 'states-large');
  });
}

/** What a tile says of room, alarms and the moment; with little room for decoding. */
export async function shootMarks(look: Look, take: Take): Promise<void> {
  await withWall(look, tight, async (running) => {
    const wall = await running.wall();
    const desk = await running.desk();
    const city = await running.city();
    await waitUntilPlaying(wall, 9);
    await press(desk, '1', '6', 'l');
    await waitUntilPlaying(wall, 12);
    const cameras = await camerasOn(wall);
    await press(desk, '5', '.', 'r');
    await press(desk, '6', '.', 'r');
    await wall.waitForTimeout(1500);
    await press(desk, ',');
    await press(desk, '4', '.', 'k');
    const stays = { clearAfterMs: null };
    await city.raiseAlarm(cameras[8] ?? '', 'standing-water', { level: 2, ...stays });
    await city.raiseAlarm(cameras[9] ?? '', 'smoke', { level: 3, ...stays });
    await city.raiseAlarm(cameras[10] ?? '', 'smoke', { level: 3, clearAfterMs: 1000 });
    await city.raiseAlarm(cameras[11] ?? '', 'standing-water', { level: 2, ...stays });
    await city.setFault(cameras[11] ?? '', 'offline');
    await city.setFault(cameras[12] ?? '', 'not-found');
    await city.setFault(cameras[13] ?? '', 'expired-token');
    await city.setFault(cameras[14] ?? '', 'html');
    await wall.waitForTimeout(22_000);
    await select(desk, 1);
    await untilLit(wall);
    await take(wall, 'marks');
  });
}

/** A platform that gives twelve streams for sixteen tiles: four wait for their turn. */
export async function shootQueue(look: Look, take: Take): Promise<void> {
  await withWall(look, undefined, async (running) => {
    const wall = await running.wall();
    const desk = await running.desk();
    await waitUntilPlaying(wall, 9);
    await ask(desk, 'settings:write', { streams: { perDevice: 3, perPlatform: 12, warm: 0 } });
    await press(desk, '1', '6', 'l');
    await waitUntilPlaying(wall, 12);
    await take(wall, 'queue');
  });
}

interface ListedCamera {
  readonly id: string;
  readonly number: number;
  readonly online: boolean;
}

async function unseenCameras(city: CityControl, seen: string[]): Promise<ListedCamera[]> {
  const { cameras } = (await city.ask('GET', '/catalog/cameras?limit=400')) as {
    cameras: ListedCamera[];
  };
  return cameras.filter(({ id, online }) => online && !seen.includes(id)).slice(20);
}

/** Proofs of live take their time, more of it on a machine with much to do. */
async function untilDoubted(wall: Page): Promise<void> {
  for (const [tile, doubt] of doubted) {
    const place = wall.locator(`[data-tile="${String(tile)}"][data-doubt="${doubt}"]`);
    await place.waitFor({ timeout: 30_000 }).catch(() => console.log(`No ${doubt} picture yet`));
  }
}

/** Lets each camera fail so long before the picture that its state stands when it is taken. */
async function failOneAfterTheOther(
  wall: Page,
  city: CityControl,
  cameras: string[],
): Promise<void> {
  let left = Math.max(...failing.map(([, , seconds]) => seconds));
  for (const [tile, fault, seconds] of failing.toSorted((a, b) => b[2] - a[2])) {
    await wall.waitForTimeout(1000 * (left - seconds));
    if (left > lateFrom && seconds <= lateFrom) await untilDoubted(wall);
    left = seconds;
    await city.setFault(cameras[tile - 1] ?? '', fault);
  }
  await wall.waitForTimeout(1000 * Math.max(0, left - 5));
}

/** A jump is marked for five seconds; it comes when what was missing comes. */
async function untilJumped(wall: Page): Promise<void> {
  const chip = wall.getByText(/已跳过|left out/).first();
  await chip.waitFor({ timeout: 4000 }).catch(() => console.log('Nothing was left out this time'));
}

async function put(desk: Page, tile: number, camera: ListedCamera | undefined): Promise<void> {
  await select(desk, tile);
  await press(desk, ...String(camera?.number ?? 0), 'Enter');
}

const select = (desk: Page, tile: number): Promise<void> => press(desk, ...String(tile), '.');

/** The wall as it is set for people so far away; null as it was. */
async function seenFrom(desk: Page, wall: Page, distanceM: number | null): Promise<void> {
  const screenId = new URL(wall.url()).searchParams.get('screen') ?? '';
  const told = { name: '', diagonalInch: distanceM === null ? null : 55, distanceM };
  await ask(desk, 'settings:write', { screens: { [screenId]: told } });
  await wall.waitForTimeout(2000);
}

/** A wall; its machine may have learned how much it decodes. */
async function withWall(
  { locale, mode }: Look,
  pixelsPerSecond: number | undefined,
  act: (running: RunningWall) => Promise<void>,
): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'brightwall-shots-'));
  mkdirSync(join(dataFolder, 'store'), { recursive: true });
  if (pixelsPerSecond !== undefined) {
    const ceiling = { version: 1, pixelsPerSecond };
    writeFileSync(join(dataFolder, 'store', 'decode-ceiling.json'), JSON.stringify(ceiling));
  }
  const displays = { displayCount: 2, displayMode: mode };
  const running = await openWall({ dataFolder, locale, alarmsPerHour: 0, ...displays });
  try {
    await act(running);
  } finally {
    await running.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
