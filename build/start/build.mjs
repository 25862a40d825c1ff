// Builds the program into .out, and only the half whose sources changed.
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
    modes: ['main', 'gateway', 'city', 'reportWorker', 'pinyinWorker', 'listWorker', 'preload'],
    outputs: [
      'main.js',
      'gateway.js',
      'city.js',
      'reportWorker.js',
      'pinyinWorker.js',
      'listWorker.js',
      'preload.cjs',
    ],
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
  const { NODE_ENV, BRIGHTWALL_FLAVOUR } = process.env;
  // The configurations read it.
  process.env.BRIGHTWALL_FLAVOUR = flavour;
  for (const name of stale) {
    const before = fingerprint(name);
    await buildHalf(halves[name]);
    remember(name, flavour, before);
  }
  // Vite leaves `production` behind, and whatever runs next would take it for its own.
  restore({ NODE_ENV, BRIGHTWALL_FLAVOUR });
  say(`Built ${stale.join(' and ')} in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  return stale;
}

function restore(variables) {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
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
  const isMissing = halves[name].outputs.some(
    (output) => !existsSync(join(appFolder(flavour), output)),
  );
  const file = memoryFile(name, flavour);
  const known = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return isMissing || known !== fingerprint(name);
}

function remember(name, flavour, print) {
  mkdirSync(dirname(memoryFile(name, flavour)), { recursive: true });
  writeFileSync(memoryFile(name, flavour), print);
}

function memoryFile(name, flavour) {
  return join(root, '.cache', `built-${name}-${flavour}`);
}

/** Names, sizes and times of all sources: cheap, and changes whenever a file is saved. */
function fingerprint(name) {
  const hash = createHash('sha256');
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
