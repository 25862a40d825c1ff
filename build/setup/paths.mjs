import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const modulesFolder = join(root, 'node_modules');

/** Where a flavour is built; the same as in build/vite.shared.ts. */
export function appFolder(flavour) {
  return join(root, '.out', flavour === 'source' ? 'app' : `app-${flavour}`);
}

/** Where big fetched things live: per user, outside the work tree, shared by all clones. */
export function userCacheFolder(env = process.env) {
  const base = env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache');
  return join(base, 'brightwall');
}
