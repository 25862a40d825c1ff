import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { crossroads } from './scenes/crossroads';
import { stillProjector, writeStill } from './stills';
import type { Stage } from './stage';

interface Moment {
  readonly kind: string;
  readonly views: readonly (() => Stage)[];
}

const kinds = [
  'road-collision',
  'road-obstacle',
  'standing-water',
  'smoke',
  'fallen-tree',
  'missing-manhole-cover',
  'person-in-water',
  'blocked-fire-lane',
  'broken-lamp',
  'device-vibration',
  'dispute',
  'service-request',
];
const moments: readonly Moment[] = kinds.map((kind) => ({
  kind,
  views: [() => crossroads('day'), () => crossroads('day', 1)],
}));

/** Draws the picture of the moment for every kind of happening; gives their names by kind. */
export function writeMoments(folder: string, redraw: boolean): Record<string, string[]> {
  return Object.fromEntries(
    moments.map(({ kind, views }) => {
      const names = views.map((view, index) => {
        const name = `${kind}-${index + 1}.jpg`;
        const file = join(folder, name);
        if (redraw || !existsSync(file)) writeStill(stillProjector(view()), 10, file);
        return `moments/${name}`;
      });
      return [kind, names];
    }),
  );
}
