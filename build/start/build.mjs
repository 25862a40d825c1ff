// Builds the program into .out/app, and only the half whose sources changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { appFolder, root } from '../setup/paths.mjs';
import { Refusal, say } from '../setup/say.mjs';

const common = ['package.json', 'package-lock.json', 'build/vite.shared.ts'];
export const halves = {
  electron: {
    config: 'build/vite.electron.config.ts',
    sources: ['electron', 'build/vite.electron.config.ts', ...common],
    modes: ['main', 'gateway', 'city', 'pinyinWorker', 'preload'],
    outputs: ['main.js', 'gateway.js', 'city.js', 'pinyinWorker.js', 'preload.cjs'],
  },
  renderer: {
    config: 'build/vite.renderer.config.ts',
    sources: ['renderer', 'electron/contract', 'build/vite.renderer.config.ts', ...common],
    modes: ['production'],
    outputs: ['renderer/index.html'],
  },
};

/** Builds what changed; answers the names of the halves that were built. */
export async function buildApp({ flavour = 'source', onlyIfChanged = true } = {}) {
  const stale = Object.keys(halves).filter((name) => !onlyIfChanged || isStale(name, flavour));
  if (stale.length === 0) return [];
  const started = Date.now();
  // The configurations read it; both flavours are built by one process when packaging.
  process.env.BRIGHTWALL_FLAVOUR = flavour;
  for (const name of stale) {
    const before = fingerprint(name, flavour);
    await buildHalf(halves[name]);
    remember(name, before);
  }
  say(`Built ${stale.join(' and ')} in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  return stale;
}

async function buildHalf({ config, modes }) {
  const { build } = await import('vite');
  for (const mode of modes) {
    try {
      await build({ configFile: join(root, config), mode, logLevel: 'error' });
    } catch (error) {
      throw new Refusal(`The build failed (${mode}):\n${error.message}`);
    }
  }
}

function isStale(name, flavour) {
  const isMissing = halves[name].outputs.some((output) => !existsSync(join(appFolder, output)));
  const file = memoryFile(name);
  const known = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return isMissing || known !== fingerprint(name, flavour);
}

function remember(name, print) {
  mkdirSync(dirname(memoryFile(name)), { recursive: true });
  writeFileSync(memoryFile(name), print);
}

function memoryFile(name) {
  return join(root, '.cache', `built-${name}`);
}

/** Names, sizes and times of all sources: cheap, and changes whenever a file is saved. */
function fingerprint(name, flavour) {
  const hash = createHash('sha256').update(flavour);
  for (const source of halves[name].sources) addTo(hash, join(root, source));
  return hash.digest('hex');
}

function addTo(hash, path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || /\.test\.[cm]?tsx?$/.test(path)) return;
  if (stats.isDirectory()) {
    for (const name of readdirSync(path).sort()) addTo(hash, join(path, name));
  } else {
    hash.update(`${path}\0${stats.size}\0${stats.mtimeMs}\n`);
  }
}
