import { resolve } from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

import { appFolder, definitions, root } from './vite.shared.ts';

/**
 * Pages use types and plain values of the contract, and hardly a schema. Making one has no effect
 * but the schema; told so, the bundler leaves out those that nobody uses, and with the last of them
 * the whole of zod, which every page would otherwise read before its first picture.
 */
const schemasAreDroppable = (): Plugin => ({
  name: 'schemas-are-droppable',
  enforce: 'pre',
  transform: {
    filter: { id: /\/electron\/contract\/\w+\.ts$/ },
    handler: (code) =>
      code.replace(
        /(?<![\w.'$])(?=z\.(?!config|infer)\w+\(|idOf\(|\w+Schema\.\w+\()/g,
        '/* @__PURE__ */ ',
      ),
  },
});

// Targets are set by hand: the installed Electron types are newer than the oldest Electron
// that the program runs on.
export default defineConfig({
  root: resolve(root, 'renderer'),
  base: './',
  publicDir: false,
  cacheDir: resolve(root, '.cache/vite'),
  plugins: [react(), schemasAreDroppable()],
  define: definitions,
  build: {
    target: 'chrome130',
    outDir: resolve(appFolder, 'renderer'),
    emptyOutDir: true,
    minify: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: [{ test: /\/renderer\/features\/.*\.tsx?$/, sideEffects: false }],
      },
      input: ['index', 'plain'].map((page) => resolve(root, `renderer/${page}.html`)),
    },
  },
});
