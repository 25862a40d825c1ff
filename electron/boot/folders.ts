import { join, resolve } from 'node:path';

const built = import.meta.dirname;
const root = resolve(built, '../..');

/** Where the program's own files are; the same from source and in a package. */
export const files = {
  pages: join(built, 'renderer'),
  preload: join(built, 'preload.cjs'),
  gateway: join(built, 'gateway.js'),
  city: join(built, 'city.js'),
  reportWorker: join(built, 'reportWorker.js'),
  pinyinWorker: join(built, 'pinyinWorker.js'),
  listWorker: join(built, 'listWorker.js'),
  clips: join(root, 'resources', 'rehearsal'),
  procedures: join(root, 'resources', 'procedures', 'procedures.json'),
  programmes: join(root, 'resources', 'briefing', 'starter.json'),
  starter: join(root, 'resources', 'scenes', 'starter.json'),
} as const;
