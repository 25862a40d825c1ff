import type { Page } from '@playwright/test';

import type { CityControl } from '../journeys/cityControl';
import { openWall } from '../journeys/harness';
import { press } from '../journeys/keys';
import { waitUntilPlaying } from '../journeys/tiles';
import { ask, camerasOn, untilLit, type Look, type Take } from './album';

/** What a surface needs to be brought forward. */
interface Room {
  readonly wall: Page;
  readonly desk: Page;
  readonly city: CityControl;
}

/** One surface: which window has it, what brings it there, what takes it away again. */
interface Surface {
  readonly name: string;
  readonly of: 'wall' | 'desk';
  readonly bring?: (room: Room) => Promise<void>;
  readonly leave?: (room: Room) => Promise<void>;
}

/** A state of the world, and what is looked at in it. More surfaces are added to these lists. */
interface Chapter {
  readonly name: string;
  readonly begin: (room: Room) => Promise<void>;
  readonly surfaces: readonly Surface[];
}

const chapters: readonly Chapter[] = [
  {
    name: 'calm',
    begin: beginCalm,
    surfaces: [
      { name: 'wall', of: 'wall' },
      { name: 'desk', of: 'desk' },
      {
        name: 'board-page',
        of: 'desk',
        bring: ({ desk }) => press(desk, 'Shift+Q'),
        leave: ({ desk }) => press(desk, 'Escape'),
      },
    ],
  },
  {
    name: 'busy',
    begin: beginBusy,
    surfaces: [
      { name: 'wall', of: 'wall' },
      { name: 'desk', of: 'desk' },
      {
        name: 'wall-small-tiles',
        of: 'wall',
        bring: ({ desk }) => press(desk, '1', '6', 'l'),
        leave: ({ desk }) => press(desk, '4', 'l'),
      },
      {
        name: 'wall-long-periods',
        of: 'wall',
        bring: (room) => periods(room, 'week', 'all'),
        leave: (room) => periods(room, 'today', null),
      },
      {
        name: 'wall-five-metres',
        of: 'wall',
        bring: (room) => seenFrom(room, 5),
        leave: (room) => seenFrom(room, null),
      },
      {
        name: 'case',
        of: 'desk',
        bring: ({ desk }) => press(desk, 'n', 'Enter'),
        leave: ({ desk }) => press(desk, 'Escape', 'Escape'),
      },
    ],
  },
  {
    name: 'storm',
    begin: beginStorm,
    surfaces: [
      { name: 'wall', of: 'wall' },
      { name: 'desk', of: 'desk' },
    ],
  },
];

/** Every surface of alarms and incidents, calm, busy and in a storm. */
export async function shootAlarms({ locale, mode }: Look, take: Take): Promise<void> {
  const running = await openWall({ locale, alarmsPerHour: 0, displayCount: 2, displayMode: mode });
  try {
    const wall = await running.wall();
    const desk = await running.desk();
    await waitUntilPlaying(wall, 9);
    const room = { wall, desk, city: await running.city() };
    for (const chapter of chapters) {
      await chapter.begin(room);
      for (const surface of chapter.surfaces) {
        await surface.bring?.(room);
        await wall.waitForTimeout(2500);
        const page = room[surface.of];
        await untilLit(page);
        await take(page, `alarms-${chapter.name}-${surface.name}`);
        await surface.leave?.(room);
      }
    }
  } finally {
    await running.close();
  }
}

const screenOf = (wall: Page): string => new URL(wall.url()).searchParams.get('screen') ?? '';

/** Four tiles: figures, an alarm tile, cases, a camera; the ribbon beside them. */
async function beginCalm({ wall, desk }: Room): Promise<void> {
  await press(desk, '4', 'l', 'q', '1', '.', 'Shift+Q');
  await desk.getByTestId('board-form').waitFor();
  await press(desk, 'ArrowRight', 'Enter');
  await wall.locator('[data-board="statistics"]').waitFor();
  await put(wall, desk, 3, { kind: 'incidents', nodeId: null });
  await press(desk, '2', '.');
  // Until the wall no longer says who changed it.
  await wall.waitForTimeout(11_000);
}

const put = (wall: Page, desk: Page, tile: number, board: object): Promise<unknown> =>
  ask(desk, 'scene:board', { screenId: screenOf(wall), tileId: String(tile), board });

async function periods({ wall, desk }: Room, first: string, third: string | null): Promise<void> {
  const statistics = { kind: 'statistics', nodeId: null };
  await put(wall, desk, 1, { ...statistics, period: first });
  const cases = { kind: 'incidents', nodeId: null };
  await put(wall, desk, 3, third === null ? cases : { ...statistics, period: third });
}

async function seenFrom({ wall, desk }: Room, distanceM: number | null): Promise<void> {
  const told = { name: '', diagonalInch: distanceM === null ? null : 55, distanceM };
  await ask(desk, 'settings:write', { screens: { [screenOf(wall)]: told } });
}

/** How far a case has come, and when its present step is over time. */
interface Case {
  readonly level: 1 | 2 | 3 | 4;
  readonly kind: string;
  readonly step: 1 | 2 | 3 | 4 | 5 | 6;
  readonly limitMs?: number;
}

const cases: readonly Case[] = [
  { level: 3, kind: 'dispute', step: 6 },
  { level: 2, kind: 'standing-water', step: 4 },
  { level: 2, kind: 'smoke', step: 3 },
  { level: 3, kind: 'dispute', step: 5 },
  { level: 3, kind: 'fallen-tree', step: 3, limitMs: 1000 },
  { level: 3, kind: 'smoke', step: 2 },
  { level: 3, kind: 'dispute', step: 1 },
  { level: 4, kind: 'dispute', step: 4 },
  { level: 4, kind: 'fallen-tree', step: 2 },
  { level: 4, kind: 'dispute', step: 1 },
  { level: 4, kind: 'standing-water', step: 1 },
  { level: 4, kind: 'smoke', step: 1 },
];
const seats = ['林一', '周三', '韩七'];

/** A dozen cases on their way, one Critical alarm that takes the alarm tile. */
async function beginBusy({ wall, desk, city }: Room): Promise<void> {
  const cameras = await unseen(wall, city);
  for (const [at, one] of cases.entries()) await work(city, cameras[at * 3] ?? '', one, at);
  await city.raiseAlarm(cameras[40] ?? '', 'road-collision', { level: 1, clearAfterMs: null });
  await wall.getByTestId('incident-card').waitFor();
  await press(desk, 'n', 'a', 'j');
  await wall.waitForTimeout(6000);
}

async function work(city: CityControl, cameraId: string, one: Case, at: number): Promise<void> {
  const { level, kind, step, limitMs } = one;
  const made = (await city.ask('POST', '/rehearsal/incidents', { cameraId, kind, level })) as {
    id: string;
  };
  const seat = at % seats.length;
  const actor = { seat: seat + 2, name: seats[seat] ?? '', role: 'lead' };
  const path = `/incidents/${made.id}`;
  if (step >= 2) await city.ask('POST', `${path}/accept`, { actor });
  if (step >= 3) {
    const { units } = (await city.ask('GET', '/units')) as { units: { unitId: string }[] };
    const unitIds = [units[at % units.length]?.unitId];
    const limit = limitMs ?? 1_200_000 + at * 61_000;
    await city.ask('POST', `${path}/assign`, {
      actor,
      units: unitIds,
      instruction: '',
      limitMs: limit,
    });
  }
  if (step >= 4) await city.ask('POST', `/rehearsal${path}/sign`);
  if (step >= 5) await city.ask('POST', `/rehearsal${path}/feedback`);
  if (step === 6) {
    await city.ask('POST', `${path}/close`, { actor, verdict: 'real', reason: 'settled' });
  }
}

/** Thirty more alarms at once. */
async function beginStorm({ wall, city }: Room): Promise<void> {
  const cameras = await unseen(wall, city);
  for (let at = 0; at < 30; at += 1) {
    const level = at < 2 ? 1 : at < 8 ? 2 : 3;
    const kind = at % 2 === 0 ? 'standing-water' : 'smoke';
    await city.raiseAlarm(cameras[50 + at] ?? '', kind, { level, clearAfterMs: null });
  }
  await wall.waitForTimeout(8000);
}

async function unseen(wall: Page, city: CityControl): Promise<string[]> {
  const seen = await camerasOn(wall);
  const { cameras } = (await city.ask('GET', '/catalog/cameras?limit=400')) as {
    cameras: { id: string; online: boolean }[];
  };
  return cameras.filter(({ id, online }) => online && !seen.includes(id)).map(({ id }) => id);
}
