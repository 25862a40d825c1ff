import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RackedWindow } from './windowRack';

const pollMs = 200;
/** Pictures get this long to settle after the last tile began to play. */
const settleMs = 1_000;
const limitMs = 100_000;

interface SnapshotParts {
  folder: string;
  windows: () => RackedWindow[];
  /** One line per thing that does not play yet; empty when all is well. */
  missing: () => string[];
}

export type SnapshotResult = { ok: true; files: string[] } | { ok: false; sentence: string };

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const nameOf = (racked: RackedWindow, walls: readonly RackedWindow[]): string =>
  racked.kind === 'desk' ? 'desk.png' : `wall-${String(walls.indexOf(racked) + 1)}.png`;

/** Run in a page: how many pictures in sight do not move yet. */
const countStill = `[...document.querySelectorAll('[data-picture]')].filter((place) => {
  const { top, left, bottom, right, width } = place.getBoundingClientRect();
  const isInSight = width > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  return isInSight && place.dataset.play !== 'playing';
}).length`;

/** What the desk shows is known to its page alone, so every page is asked. */
const stillPictures = async (windows: readonly RackedWindow[]): Promise<string[]> => {
  const counts = await Promise.all(
    windows.map(async ({ window, windowId }) => {
      const count: unknown = await window.webContents.executeJavaScript(countStill);
      return count === 0 ? [] : [`${windowId}: ${String(count)} pictures do not play`];
    }),
  );
  return counts.flat();
};

const findMissing = async ({ missing, windows }: SnapshotParts): Promise<string[]> => {
  const known = missing();
  return known.length > 0 ? known : stillPictures(windows());
};

const capture = async ({ folder, windows }: SnapshotParts): Promise<string[]> => {
  await mkdir(folder, { recursive: true });
  const all = windows();
  const walls = all.filter(({ kind }) => kind === 'wall');
  const files: string[] = [];
  for (const racked of all) {
    const image = await racked.window.webContents.capturePage();
    const file = join(folder, nameOf(racked, walls));
    await writeFile(file, image.toPNG());
    files.push(file);
  }
  return files;
};

/** Waits until everything plays, then writes one picture per window. */
export const takeSnapshot = async (parts: SnapshotParts): Promise<SnapshotResult> => {
  const startedMs = Date.now();
  for (;;) {
    const missing = await findMissing(parts);
    if (missing.length === 0) break;
    if (Date.now() - startedMs > limitMs) {
      return {
        ok: false,
        sentence: `No snapshot after ${String(limitMs / 1000)} s: ${missing.join('; ')}.`,
      };
    }
    await pause(pollMs);
  }
  await pause(settleMs);
  return { ok: true, files: await capture(parts) };
};
