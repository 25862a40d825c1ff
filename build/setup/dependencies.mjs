import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { npm } from './command.mjs';
import { checkSpace, explainNpm } from './ground.mjs';
import { modulesFolder, root } from './paths.mjs';
import { say } from './say.mjs';

const stampFile = join(modulesFolder, '.brightwall-stamp');

/** Installs the dependencies when the lock file is not the one they were installed from. */
export async function bringDependencies() {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(lockText).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  if (!installedAlready(JSON.parse(lockText))) await install();
  writeFileSync(stampFile, stamp);
}

async function install() {
  checkSpace(root, 1000, 'the dependencies');
  say('Installing the dependencies (npm ci)…');
  const started = Date.now();
  const result = await npm(
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=1'],
    { cwd: root },
  );
  if (result.code !== 0) throw explainNpm('Installing the dependencies', result.output);
  say(`Dependencies installed in ${seconds(started)}.`);
}

/** True when somebody ran npm by hand and the folder already is what the lock file says. */
function installedAlready(lock) {
  const hidden = join(modulesFolder, '.package-lock.json');
  if (!existsSync(hidden)) return false;
  return sameTree(lock.packages, JSON.parse(readFileSync(hidden, 'utf8')).packages);
}

/** Compares two package tables; optional packages of other systems may be absent. */
export function sameTree(wanted, installed) {
  const missing = Object.entries(wanted).some(([place, entry]) => {
    if (place === '') return false;
    const present = installed[place];
    return present ? present.version !== entry.version : !entry.optional;
  });
  return !missing && Object.keys(installed).every((place) => place in wanted);
}

function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(0)} s`;
}
