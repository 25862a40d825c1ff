import { builtinModules } from 'node:module';
import { resolve } from 'node:path';

import { defineConfig } from 'vite';

import { appFolder, definitions, root } from './vite.shared.ts';

interface Entry {
  readonly source: string;
  readonly output: string;
}

const entries: Readonly<Record<string, Entry>> & { readonly main: Entry } = {
  main: { source: 'electron/boot/main.ts', output: 'main.js' },
  gateway: { source: 'electron/media/gateway/main.ts', output: 'gateway.js' },
  city: { source: 'electron/rehearsal/main.ts', output: 'city.js' },
  reportWorker: { source: 'electron/records/reportWorker.ts', output: 'reportWorker.js' },
  pinyinWorker: { source: 'electron/host/pinyinWorker.ts', output: 'pinyinWorker.js' },
  listWorker: { source: 'electron/platform/wvp/wvpReaderWorker.ts', output: 'listWorker.js' },
  preload: { source: 'electron/preload/preload.ts', output: 'preload.cjs' },
};

// libsql is native code; ws looks for two optional native helpers.
const external = [
  'electron',
  'libsql',
  'bufferutil',
  'utf-8-validate',
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
];

// One entry per build, each one file: `vite build -c build/vite.electron.config.ts --mode main`.
// Tools that only read this file ask with a mode of their own and get `main`.
export default defineConfig(({ mode }) => {
  const entry = entries[mode] ?? entries.main;
  const isPreload = mode === 'preload';
  return {
    root,
    publicDir: false,
    cacheDir: resolve(root, '.cache/vite'),
    define: definitions,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: resolve(root, entry.source),
      target: isPreload ? 'chrome130' : 'node20',
      outDir: appFolder,
      emptyOutDir: false,
      minify: false,
      sourcemap: false,
      reportCompressedSize: false,
      rolldownOptions: {
        external,
        output: {
          format: isPreload ? 'cjs' : 'es',
          entryFileNames: entry.output,
          codeSplitting: false,
        },
      },
    },
  };
});
