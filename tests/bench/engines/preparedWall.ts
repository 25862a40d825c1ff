import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { citySeed, citySize } from '../shared/cameras';

/** What a screen of the bench shows, by the ids of the platform; null leaves a tile empty. */
export interface PreparedScreen {
  readonly tileCount: number;
  readonly cameras: readonly (string | null)[];
  readonly alarmTiles?: readonly number[];
}

/** A scene of the bench, called up by its number. */
export interface PreparedScene {
  readonly number: number;
  readonly screens: readonly PreparedScreen[];
}

/** Writes the files that the program reads at its start: settings, the wall, saved scenes. */
export function prepareStore(
  dataFolder: string,
  screens: readonly PreparedScreen[],
  scenes: readonly PreparedScene[] = [],
): void {
  const store = join(dataFolder, 'store');
  mkdirSync(store, { recursive: true });
  const write = (name: string, value: object): void => {
    writeFileSync(join(store, `${name}.json`), JSON.stringify({ version: 1, ...value }));
  };
  write('settings', {
    locale: 'en',
    city: { isOn: true, cameras: citySize, seed: citySeed, alarmsPerHour: 0 },
  });
  write('wall', { sceneId: null, screens: contents(screens) });
  write('scenes', {
    scenes: scenes.map(({ number, screens: shown }) => ({
      sceneId: `bench-${String(number)}`,
      number,
      name: `bench ${String(number)}`,
      screens: contents(shown),
    })),
  });
}

function contents(screens: readonly PreparedScreen[]): Record<string, object> {
  return Object.fromEntries(
    screens.flatMap((screen, part) =>
      possibleIds(part).map((screenId) => [screenId, contentOf(screen)]),
    ),
  );
}

function contentOf({ tileCount, cameras, alarmTiles = [] }: PreparedScreen): object {
  return {
    tileCount,
    tiles: Array.from({ length: tileCount }, (_, index) => {
      const camera = cameras[index] ?? null;
      return { cameraId: camera === null ? null : `city:${camera}`, isPinned: false };
    }),
    alarmTiles,
    hasRibbon: false,
  };
}

/**
 * Names of a wall on a virtual display: it stands beside a desk, or has the display for itself.
 * The program computes the same (electron/host/screenIdentity.ts).
 */
function possibleIds(part: number): string[] {
  const labels = ['', 'screen', 'Display'];
  const facts = labels.flatMap((label) => [
    [label, 'shared', part],
    [label, 1920, 1080, 0, 0],
  ]);
  return facts.map((one) => {
    const hash = createHash('sha256').update(JSON.stringify(one)).digest('hex');
    return `screen-${hash.slice(0, 12)}`;
  });
}
