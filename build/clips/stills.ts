import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Projector, type Stage } from './stage';

export const STILL_SIZE = { width: 640, height: 360 };
const MOST_BYTES = 35 * 1024;

/** Writes one picture as JPEG, a little plainer when it would be too heavy. */
export function writeStill(projector: Projector, second: number, file: string): void {
  const canvas = projector.at(second);
  for (let quality = 82; quality >= 46; quality -= 6) {
    const picture = canvas.toBuffer('image/jpeg', quality);
    if (picture.length > MOST_BYTES && quality > 46) continue;
    writeFileSync(file, picture);
    return;
  }
}

/** Snapshots of a clip, spread over its loop. */
export function writeStills(stage: Stage, folder: string, id: string, count: number): string[] {
  const projector = new Projector(stage, STILL_SIZE);
  return Array.from({ length: count }, (_, index) => {
    const name = `${id}.${index}.jpg`;
    writeStill(projector, (stage.seconds / count) * index, join(folder, name));
    return name;
  });
}
