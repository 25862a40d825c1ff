import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

import { Refusal } from './say.mjs';

const known = new Set(['linux', 'darwin', 'win32']);

/** Stops on a system that Electron has no build for. */
export function checkSystem(platform = process.platform, arch = process.arch) {
  if (!known.has(platform) || !['x64', 'arm64'].includes(arch)) {
    throw new Refusal(
      `Brightwall does not run on ${platform} ${arch}: Electron has no build for it.`,
    );
  }
}

/** Stops when the disk that holds `folder` has less than `megabytes` free. */
export function checkSpace(folder, megabytes, what) {
  let place = folder;
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  const { bavail, bsize } = statfsSync(place);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < megabytes) {
    throw new Refusal(
      `Not enough disk space for ${what}: ${megabytes} MB are needed in ${folder}, ${free} MB are free.`,
    );
  }
}

const networkCodes =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR/;

/** Names the usual reasons why npm fails; anything else is shown as npm said it. */
export function explainNpm(what, output) {
  if (/ENOSPC|no space left/i.test(output))
    return new Refusal(`The disk is full: ${what} stopped.`);
  const network = networkCodes.exec(output);
  if (network) {
    return new Refusal(
      `The package registry cannot be reached (${network[0]}): check the network or npm's registry setting, then run the command again.`,
    );
  }
  const lines = output.trim().split('\n').slice(0, 12).join('\n');
  return new Refusal(`${what} failed:\n${lines}`);
}
