import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, '.out/kill');

/** What the processes run, built once: read from source, a life would mostly be its start. */
export const programs = {
  station: join(folder, 'station.js'),
  keeper: join(folder, 'keeper.js'),
  city: join(folder, 'city.js'),
};

export const buildPrograms = async (): Promise<void> => {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      minify: false,
      rolldownOptions: {
        input: {
          station: join(import.meta.dirname, 'station.ts'),
          keeper: join(root, 'electron/records/reportWorker.ts'),
          city: join(root, 'electron/rehearsal/main.ts'),
        },
        external: [
          'libsql',
          'bufferutil',
          'utf-8-validate',
          ...builtinModules,
          ...builtinModules.map((name) => `node:${name}`),
        ],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
};
