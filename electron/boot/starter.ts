import { readFile } from 'node:fs/promises';
import { starterScenesSchema, type StarterScenes } from '#contract/scene';

/** Without the file a first wall is empty, and still a wall. */
const fallback: StarterScenes = { cameraNumbers: [1], scenes: [] };

/** What a first start puts on the wall. */
export const readStarter = async (file: string): Promise<StarterScenes> => {
  try {
    return starterScenesSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return fallback;
  }
};
