import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const flavour = readFlavour(process.env);

/** Where the program is built: what runs from source must never be a packaged flavour. */
export const appFolder = resolve(root, flavour === 'source' ? '.out/app' : `.out/app-${flavour}`);

/** The constants that the build writes into the program; `electron/host/flavour.ts` reads them. */
export const definitions = {
  __FLAVOUR__: JSON.stringify(flavour),
  __VERSION__: JSON.stringify(readVersion()),
};

/** `release` refuses the debugging port; `test` and `source` admit it. */
function readFlavour(env: NodeJS.ProcessEnv): string {
  const wanted = env.BRIGHTWALL_FLAVOUR ?? 'source';
  if (!['release', 'test', 'source'].includes(wanted)) throw new Error(`no flavour ${wanted}`);
  return wanted;
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  return (manifest as { version: string }).version;
}
