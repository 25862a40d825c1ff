// The binary that the electron package downloads itself.
import { spawn } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { checkSpace } from './ground.mjs';
import { modulesFolder, userCacheFolder } from './paths.mjs';
import { say } from './say.mjs';

const packageFolder = join(modulesFolder, 'electron');
const patienceMs = 20_000;
const pollMs = 500;

/** The version that package.json names: the one that ships. */
export function shippingVersion() {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
}

/** The downloaded executable if it is already there. */
export function presentOwnElectron() {
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const executable = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : undefined;
}

/** What decides whether a new attempt is worth making: another version, another mirror. */
export function downloadKey(env = process.env) {
  return `${shippingVersion()} ${mirror(env) ?? 'default'}`;
}

function mirror(env) {
  const name = Object.keys(env).find((key) =>
    /^(npm_(package_)?config_)?electron_mirror$/i.test(key),
  );
  return name && env[name];
}

/** Lets the electron package download its binary; undefined when it cannot. */
export async function downloadOwnElectron() {
  const host = new URL(mirror(process.env) ?? 'https://github.com/').hostname;
  const behindProxy = Boolean(process.env.ELECTRON_GET_USE_PROXY);
  if (!behindProxy && !isCached() && !(await resolves(host))) {
    say(`Electron ${shippingVersion()} cannot be downloaded here (${host} is not known).`);
    return undefined;
  }
  checkSpace(packageFolder, 600, 'Electron');
  say(`Downloading Electron ${shippingVersion()} from ${host}…`);
  const failure = await runInstaller();
  const executable = presentOwnElectron();
  if (failure === undefined && executable) return executable;
  rmSync(join(packageFolder, 'dist'), { recursive: true, force: true });
  rmSync(join(packageFolder, 'path.txt'), { force: true });
  say(`Electron ${shippingVersion()} could not be downloaded (${failure ?? 'it is incomplete'}).`);
  return undefined;
}

function isCached() {
  const base =
    process.env.electron_config_cache ??
    join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'electron');
  if (!existsSync(base)) return false;
  const wanted = `electron-v${shippingVersion()}-${process.platform}-${process.arch}.zip`;
  return readdirSync(base, { recursive: true }).some((name) => String(name).endsWith(wanted));
}

async function resolves(host) {
  const limit = new Promise((done) => setTimeout(done, 5000, false).unref());
  return Promise.race([
    lookup(host).then(
      () => true,
      () => false,
    ),
    limit,
  ]);
}

/** Runs the package's installer and ends it when nothing has grown for a while. */
function runInstaller() {
  const temporary = join(userCacheFolder(), `partial-${process.pid}`);
  mkdirSync(temporary, { recursive: true });
  const places = [temporary, join(packageFolder, 'dist')];
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, TMPDIR: temporary, TEMP: temporary, ELECTRON_GET_NO_PROGRESS: '1' },
    });
    let words = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => (words = (words + chunk).slice(-4000)));
    let stalled = false;
    const watch = watchGrowth(places, () => {
      stalled = true;
      child.kill('SIGKILL');
    });
    const end = (reason) => {
      clearInterval(watch);
      rmSync(temporary, { recursive: true, force: true });
      done(stalled ? `no progress for ${patienceMs / 1000} s` : reason);
    };
    child.once('error', (error) => end(error.message));
    child.once('close', (code) => end(code === 0 ? undefined : firstReason(words)));
  });
}

function watchGrowth(places, onStall) {
  let last = -1;
  let since = Date.now();
  return setInterval(() => {
    const size = places.reduce((sum, place) => sum + weigh(place), 0);
    if (size !== last) since = Date.now();
    last = size;
    if (Date.now() - since > patienceMs) onStall();
  }, pollMs);
}

function weigh(folder) {
  if (!existsSync(folder)) return 0;
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true })) {
    bytes += statSync(join(folder, String(name)), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}

function firstReason(words) {
  const code = /E[A-Z]{5,}|Response code \d+[^\n]*/.exec(words);
  return code ? code[0] : (words.trim().split('\n')[0] ?? 'unknown reason');
}
