import { expect, test, type Page } from '@playwright/test';

import { ordered } from './asked';
import { openWall, type RunningWall } from './harness';
import { press } from './keys';
import { measureLetters } from './letterHeights';
import { waitUntilPlaying } from './tiles';
import { wrongWords } from './wallWords';

let running: RunningWall | undefined;
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

const diagonalInch = 55;
const pixels = { width: 1920, height: 1080 };

/** Height of what is seen under so many minutes of arc, in pixels of the panel (ux.md §3). */
function pixelsFor(minutesOfArc: number, distanceM: number): number {
  const pitchMm = (diagonalInch * 25.4) / Math.hypot(pixels.width, pixels.height);
  const angle = ((minutesOfArc / 60) * Math.PI) / 180;
  return (2 * distanceM * 1000 * Math.tan(angle / 2)) / pitchMm;
}

async function seenFrom(desk: Page, wall: Page, distanceM: number): Promise<void> {
  const screenId = new URL(wall.url()).searchParams.get('screen') ?? '';
  const screens = { [screenId]: { name: '', diagonalInch, distanceM } };
  const before = await unitOf(wall);
  await ordered(desk, 'settings:write', { screens });
  if (distanceM !== 3) await expect.poll(() => unitOf(wall)).not.toBe(before);
}

const unitOf = (wall: Page): Promise<string> =>
  wall.evaluate(
    () => document.querySelector<HTMLElement>('.wall')?.style.getPropertyValue('--u') ?? '',
  );

const lowest = (heights: readonly number[]): number => Math.min(...heights);
const middle = (heights: readonly number[]): number =>
  heights.toSorted((a, b) => a - b)[Math.floor(heights.length / 2)] ?? 0;
const highest = (heights: readonly number[]): number => Math.max(...heights);

/** Whole pixels are counted: what is seen may be half a pixel more or less. */
const rounding = 0.5;

test('letters in a picture of the wall are as high as its distance asks for', async () => {
  test.setTimeout(200_000);
  running = await openWall({ locale: 'en', alarmsPerHour: 0, displayCount: 2 });
  const desk = await running.desk();
  const wall = await running.wall();
  await waitUntilPlaying(wall, 9);
  // Captions below their pictures stand on plain ground, as the clock of the ribbon does.
  await press(desk, '2', 's');
  await wall.locator('.tile-foot[data-place="under"] .caption').first().waitFor();
  for (const distanceM of [3, 5]) {
    await seenFrom(desk, wall, distanceM);
    const least = pixelsFor(16, distanceM);
    const ground = '.tile-foot[data-place="under"] .caption, .ribbon-date';
    await ordered(desk, 'settings:write', { locale: 'en' });
    await wall.waitForTimeout(1500);
    const english = await measureLetters(wall, ground);
    await ordered(desk, 'settings:write', { locale: 'zh-CN' });
    await wall.waitForTimeout(1500);
    const chinese = await measureLetters(wall, ground);
    const { digits, capitals } = english;
    const { characters } = chinese;
    console.log(
      `${distanceM} m, u ${await unitOf(wall)}: digits ${lowest(digits)} to ${highest(digits)} px (${digits.length}), ` +
        `capitals ${lowest(capitals)} to ${highest(capitals)} px (${capitals.length}), at least ${least.toFixed(1)}; ` +
        `characters ${middle(characters)} in the middle, ${highest(characters)} the highest (${characters.length}), ` +
        `at least ${(1.25 * least).toFixed(1)}`,
    );
    expect(lowest(digits) + rounding).toBeGreaterThanOrEqual(least);
    expect(lowest(capitals) + rounding).toBeGreaterThanOrEqual(least);
    // Characters are not all of one height: 一 is a stroke. The high ones fill their square.
    expect(highest(characters) + rounding).toBeGreaterThanOrEqual(1.25 * least);
    expect(middle(characters) + rounding).toBeGreaterThanOrEqual(1.25 * least - 2);
  }
});

/** What a wall may show, by the keys that bring it there. */
const walls: readonly (readonly string[])[] = [
  ['2', 's'],
  ['9', 'l'],
  ['1', '6', 'l'],
  ['6', '4', 'l'],
  ['1', 'l'],
];

test('every word of a wall is large enough, and none is cut', async () => {
  test.setTimeout(280_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displayCount: 2 });
  const desk = await running.desk();
  const wall = await running.wall();
  await waitUntilPlaying(wall, 9);
  const city = await running.city();
  const screenId = new URL(wall.url()).searchParams.get('screen') ?? '';
  const cameraOf = async (tile: number): Promise<string> => {
    const place = wall.locator(`[data-tile="${tile}"]`);
    return ((await place.getAttribute('data-camera')) ?? '').replace('city:', '');
  };
  const stays = { clearAfterMs: null };
  await city.raiseAlarm(await cameraOf(2), 'standing-water', { level: 2, ...stays });
  await city.raiseAlarm(await cameraOf(3), 'smoke', { level: 3, ...stays });
  await city.setFault(await cameraOf(1), 'offline');
  const { cameras } = (await city.ask('GET', '/catalog/cameras?limit=400')) as {
    cameras: { id: string; online: boolean }[];
  };
  const elsewhere = cameras.filter(({ online }) => online).at(-1);
  await city.raiseAlarm(elsewhere?.id ?? '', 'road-collision', { level: 1, ...stays });
  const found: string[] = [];
  for (const distanceM of [3, 5]) {
    await seenFrom(desk, wall, distanceM);
    for (const locale of ['zh-CN', 'en'] as const) {
      await ordered(desk, 'settings:write', { locale });
      for (const keys of walls) {
        await press(desk, ...keys);
        await wall.waitForTimeout(2500);
        const name = `${distanceM} m, ${locale}, ${keys.join(' ')}`;
        found.push(...(await wrongWords(wall)).map((wrong) => `${name}: ${wrong}`));
      }
      await press(desk, '4', 'l');
      for (const [tileId, kind] of [
        ['1', 'statistics'],
        ['3', 'incidents'],
      ] as const) {
        const board = { kind, nodeId: null, ...(kind === 'statistics' && { period: 'today' }) };
        await ordered(desk, 'scene:board', { screenId, tileId, board } as never);
      }
      await wall.locator('[data-board="statistics"]').waitFor();
      await wall.waitForTimeout(1500);
      const name = `${distanceM} m, ${locale}, boards`;
      found.push(...(await wrongWords(wall)).map((wrong) => `${name}: ${wrong}`));
    }
  }
  expect(found).toEqual([]);
});
