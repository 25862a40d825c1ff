import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A data folder of a program that was set so in an earlier run. */
export function aFolderWith(settings: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'brightwall-journey-'));
  mkdirSync(join(folder, 'store'));
  writeFileSync(join(folder, 'store', 'settings.json'), JSON.stringify(settings));
  return folder;
}
