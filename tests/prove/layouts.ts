// npm run prove -- layouts [--changes=N]: random changes of layout, presets and free ones, at once
// and through the preview, with live tiles. A tile whose camera stays keeps its element, its player
// and its picture (P5b of the figures, counted in the page).
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';

import type { Page } from '@playwright/test';

import { layouts } from '../../electron/contract/layout';
import type { PreviewEdit } from '../../electron/contract/preview';
import type { ScreenId, TileId } from '../../electron/contract/ids';
import { askFrom, ordered } from '../journeys/asked';
import { openWall } from '../journeys/harness';
import { waitUntilPlaying } from '../journeys/tiles';

const option = (name: string, usual: number): number =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? usual);
const changes = option('changes', 1_000);
const settleMs = option('settle', 300);
let seed = option('seed', 5);

/** The same changes every time. */
function upTo(count: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * count);
}

interface Seen {
  key: string;
  /** Number of the element that holds the picture, given when it was first seen. */
  element: number;
  /** Pictures decoded so far: fewer than before means that it began anew. */
  decoded: number;
  /** Whose lease, and which profile of its stream. */
  lease: { leaseId: string; profile: string } | null;
  /** Looks at which the picture was nothing but black, after it had been something. */
  black: number;
}

const running = await openWall({ alarmsPerHour: 0, displaySize: '3840x1080' });
const figures = {
  ...{ changes: 0, refused: 0, taken: 0, kept: 0 },
  ...{ replaced: 0, restarted: 0, reopened: 0, black: 0 },
  /** Another size of the same camera, changed under the picture: told, and no fault. */
  renditions: 0,
};
try {
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 4);
  const screenId = (await ordered(desk, 'view:join', {})).station.screens[0]?.screenId;
  assert(screenId, 'there is no screen');
  // The compiler names functions by a helper that a page does not have.
  await wall.evaluate('globalThis.__name = (named) => named');
  await watch(wall);
  let before = await look(wall);
  while (figures.changes < changes) {
    await change(desk, screenId);
    await wall.waitForTimeout(settleMs);
    const after = await look(wall);
    compare(before, after);
    before = after;
    if (figures.changes % 100 === 0) console.log(JSON.stringify(figures));
  }
} finally {
  await running.close();
}
console.log(JSON.stringify(figures));
const file = process.env['BRIGHTWALL_RESULT'];
if (file) writeFileSync(file, JSON.stringify(figures));
assert(figures.kept > 0, 'no tile kept its camera: nothing was proved');
const { replaced, restarted, reopened } = figures;
assert.equal(replaced + restarted + reopened, 0, 'kept tiles were replaced, restarted or reopened');
assert.equal(figures.black, 0, 'kept tiles were black');

function compare(before: readonly Seen[], after: readonly Seen[]): void {
  const known = new Map(before.map((one) => [one.key, one]));
  for (const now of after) {
    const then = known.get(now.key);
    if (then === undefined) continue;
    figures.kept += 1;
    if (now.element !== then.element) figures.replaced += 1;
    if (now.decoded < then.decoded) {
      figures.restarted += 1;
      console.log(`restarted after ${String(figures.changes)}: ${JSON.stringify([then, now])}`);
    }
    if (now.lease?.profile !== then.lease?.profile) figures.renditions += 1;
    else if (now.lease?.leaseId !== then.lease?.leaseId) {
      figures.reopened += 1;
      console.log(`reopened after ${String(figures.changes)}: ${JSON.stringify([then, now])}`);
    }
    if (now.black > then.black && now.element === then.element) figures.black += 1;
  }
}

/** Half at once by a preset, half by a few edits of the preview, taken. */
async function change(desk: Page, screenId: ScreenId): Promise<void> {
  figures.changes += 1;
  if (upTo(2) === 0) {
    const { tileCount } = layouts[upTo(layouts.length)] ?? { tileCount: 9 };
    await ordered(desk, 'scene:layout', { screenId, tileCount });
    return;
  }
  await ordered(desk, 'preview:open', { isAgain: false });
  for (let edits = 1 + upTo(4); edits > 0; edits -= 1) {
    const preview = (await ordered(desk, 'view:join', {})).preview?.plans[screenId];
    const tiles = preview?.layout.tileCount ?? 1;
    const { columns = 1, rows = 1 } = preview?.layout ?? {};
    const edit = anEdit(tiles, { columns, rows });
    const said = await askFrom(desk, 'preview:edit', { screenId, edit });
    if (!said.ok) figures.refused += 1;
  }
  const taken = await askFrom(desk, 'preview:take', {});
  if (taken.ok) figures.taken += 1;
  else await askFrom(desk, 'preview:drop', {});
}

function anEdit(tiles: number, matrix: { columns: number; rows: number }): PreviewEdit {
  const tileId = String(1 + upTo(tiles)) as TileId;
  const withId = String(1 + upTo(tiles)) as TileId;
  switch (upTo(7)) {
    case 0:
      return { kind: 'merge', tileId, withId };
    case 1:
      return { kind: 'split', tileId };
    case 2:
      return { kind: 'swap', tileId, withId };
    case 3:
      return { kind: 'move', tileId, columns: upTo(3) - 1, rows: upTo(3) - 1 };
    case 4: {
      const [column, row] = [upTo(matrix.columns), upTo(matrix.rows)];
      const columnSpan = 1 + upTo(matrix.columns - column);
      const rowSpan = 1 + upTo(matrix.rows - row);
      return { kind: 'span', tileId, slot: { column, row, columnSpan, rowSpan } };
    }
    case 5:
      return { kind: 'matrix', columns: 1 + upTo(6), rows: 1 + upTo(5) };
    default:
      return { kind: 'equalise' };
  }
}

interface WatchPage {
  proof?: { elements: WeakMap<Element, number>; next: number; black: Map<string, number> };
}

/** Looks ten times a second whether a picture that had been one is nothing but black. */
function watch(wall: Page): Promise<void> {
  return wall.evaluate(() => {
    const page = globalThis as WatchPage;
    const proof = { elements: new WeakMap<Element, number>(), next: 1, black: new Map() };
    page.proof = proof;
    const lit = new WeakSet<Element>();
    const probe = document.createElement('canvas');
    Object.assign(probe, { width: 4, height: 4 });
    const pen = probe.getContext('2d', { willReadFrequently: true });
    const isBlack = (from: CanvasImageSource, box?: DOMRect): boolean => {
      if (pen === null) return false;
      pen.clearRect(0, 0, 4, 4);
      if (box === undefined) pen.drawImage(from, 0, 0, 4, 4);
      else pen.drawImage(from, box.x, box.y, box.width, box.height, 0, 0, 4, 4);
      return pen.getImageData(0, 0, 4, 4).data.every((level, at) => at % 4 === 3 || level < 12);
    };
    setInterval(() => {
      const canvases = [...document.querySelectorAll('canvas')];
      const painted = canvases.find((canvas) => canvas.width >= window.innerWidth * 0.9);
      for (const picture of document.querySelectorAll<HTMLElement>('[data-picture]')) {
        const box = picture.getBoundingClientRect();
        if (box.width < 8 || box.height < 8) continue;
        const videos = [...picture.querySelectorAll('video')].filter((one) => one.videoWidth > 0);
        const looks = videos.map((video) => isBlack(video));
        if (painted !== undefined) looks.push(isBlack(painted, box));
        if (looks.some((black) => !black)) lit.add(picture);
        else if (lit.has(picture)) {
          const key = picture.dataset['picture'] ?? '';
          proof.black.set(key, (Number(proof.black.get(key)) || 0) + 1);
        }
      }
    }, 100);
  });
}

function look(wall: Page): Promise<Seen[]> {
  return wall.evaluate(async () => {
    const { proof } = globalThis as WatchPage;
    if (proof === undefined) return [];
    const readings = (await globalThis.brightwallTiles?.()) ?? [];
    return readings.flatMap(({ playKey, decoded, lease }) => {
      const picture = document.querySelector(`[data-picture="${CSS.escape(playKey)}"]`);
      if (picture === null) return [];
      const element = proof.elements.get(picture) ?? proof.next++;
      proof.elements.set(picture, element);
      return [{ key: playKey, element, decoded, lease, black: proof.black.get(playKey) ?? 0 }];
    });
  });
}
