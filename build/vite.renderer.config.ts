import { resolve } from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

import { appFolder, definitions, root } from './vite.shared.ts';

// Targets are set by hand: the installed Electron types are newer than the oldest Electron
// that the program runs on.
export default defineConfig({
  root: resolve(root, 'renderer'),
  base: './',
  publicDir: false,
  cacheDir: resolve(root, '.cache/vite'),
  plugins: [react()],
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
      input: ['index', 'plain'].map((page) => resolve(root, `renderer/${page}.html`)),
    },
  },
});
