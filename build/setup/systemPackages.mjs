import { existsSync } from 'node:fs';

import { run } from './command.mjs';
import { Refusal, say } from './say.mjs';

// Each line is one need and the package names that meet it, oldest distribution first.
const toRun = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['fonts-noto-cjk'],
];
const toShow = [['xvfb']];
const toTest = [
  ['ffmpeg'],
  ['xserver-xorg-core'],
  ['xserver-xorg-video-dummy'],
  ['x11-xserver-utils'],
  ['p7zip-full', '7zip'],
  ['pulseaudio'],
  ['pulseaudio-utils'],
  ['mosquitto'],
];

/** Which needs this machine has: to run, to run without a display, to run the tests. */
export function neededPackages({ forTests, hasDisplay }) {
  return [...toRun, ...(forTests || !hasDisplay ? toShow : []), ...(forTests ? toTest : [])];
}

/** Brings the system packages on Debian and its kin; elsewhere the reader is told what is needed. */
export async function bringSystemPackages({ forTests, hasDisplay }) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = await findMissing(neededPackages({ forTests, hasDisplay }));
  if (missing.length === 0) return;
  const names = await Promise.all(missing.map(firstAvailable));
  if (process.getuid() !== 0) {
    throw new Refusal(
      `System packages are missing. Run this, then try again:\n  sudo apt-get install -y --no-install-recommends ${names.join(' ')}`,
    );
  }
  await aptInstall(missing);
}

async function findMissing(needs) {
  const format = '${Package} ${db:Status-Status}\n';
  const { output } = await run('dpkg-query', ['-W', `-f=${format}`, ...needs.flat()]);
  const installed = new Set();
  for (const line of output.split('\n')) {
    const [name, status] = line.split(' ');
    if (status === 'installed') installed.add(name);
  }
  return needs.filter((names) => !names.some((name) => installed.has(name)));
}

async function aptInstall(missing) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  say('Reading the system package lists (apt-get update)…');
  const update = await run('apt-get', ['update', '-q'], { env });
  const names = await Promise.all(missing.map(firstAvailable));
  say(`Installing system packages: ${names.join(' ')}…`);
  const install = await run(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', ...names],
    { env },
  );
  if (install.code === 0) return;
  const tail = (update.code === 0 ? install.output : update.output + install.output)
    .trim()
    .split('\n')
    .filter((line) => /^(E|W|Err)[: ]/.test(line))
    .slice(-3)
    .join('\n');
  throw new Refusal(`System packages could not be installed (${names.join(' ')}).\n${tail}`);
}

/** Newer distributions renamed some libraries; takes the name that this one can install. */
async function firstAvailable(names) {
  if (names.length === 1) return names[0];
  for (const name of names) {
    const { output } = await run('apt-cache', ['policy', name]);
    if (/Candidate: (?!\(none\))\S/.test(output)) return name;
  }
  return names[0];
}
