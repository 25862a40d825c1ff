import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const build = path.resolve(import.meta.dirname, '..');
export const { forbidden, options } = createRequire(import.meta.url)('../dependency-cruiser.cjs');

/** Runs the graph rules over the folders of `baseDir`; the fences run it on theirs. */
export async function cruiseRooms(baseDir, folders) {
  const graph = path.join(build, 'tsconfig.graph.json');
  const result = await cruise(
    folders.filter((folder) => existsSync(path.join(baseDir, folder))),
    { ...options, ruleSet: { forbidden }, validate: true, baseDir },
    {},
    { tsConfig: extractTSConfig(graph) },
  );
  return result.output;
}
