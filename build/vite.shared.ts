import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const appFolder = resolve(root, '.out/app');

/** The constants that the build writes into the program; `electron/host/flavour.ts` reads them. */
export const definitions = {
  __FLAVOUR__: JSON.stringify(readFlavour(process.env)),
  __VERSION__: JSON.stringify(readVersion()),
};

/** `release` refuses the debugging port; `test` and `source` admit it. */
function readFlavour(env: NodeJS.ProcessEnv): string {
  const flavour = env.BRIGHTWALL_FLAVOUR ?? 'source';
  if (!['release', 'test', 'source'].includes(flavour)) throw new Error(`no flavour ${flavour}`);
  return flavour;
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  return (manifest as { version: string }).version;
}
