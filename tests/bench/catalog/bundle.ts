import { join } from 'node:path';

import { build } from 'vite';

import { root } from '../engines/launch';

/**
 * The process that is measured, in one file and made as the program is: run from sources, every
 * small function would carry a name that the loader gives it, and a tenth of the time goes there.
 */
export async function bundleChild(folder: string): Promise<string> {
  const { NODE_ENV } = process.env;
  await build({
    configFile: join(root, 'build/vite.electron.config.ts'),
    logLevel: 'error',
    build: {
      ssr: join(root, 'tests/bench/catalog/child.ts'),
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
  // Vite leaves `production` behind.
  if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = NODE_ENV;
  return join(folder, 'child.mjs');
}
