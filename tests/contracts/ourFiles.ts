import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly name: string;
  readonly text: string;
}

/** Reads the files under some folders whose names match; dependencies and output are left out. */
export function filesIn(folders: readonly string[], names: RegExp): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && names.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !file.includes('node_modules'))
      .map((file) => ({
        name: path.relative(root, file).replaceAll(path.sep, '/'),
        text: readFileSync(file, 'utf8'),
      })),
  );
}
