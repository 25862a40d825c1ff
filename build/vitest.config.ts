import { resolve } from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

import { definitions, root } from './vite.shared';

const shared = { define: definitions, root };

// `node` holds everything that runs without a page, `jsdom` the windows. The journeys are not
// here: they run in real Electron (build/playwright.config.ts).
export default defineConfig({
  root,
  cacheDir: resolve(root, '.cache/vitest'),
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'electron/**/*.test.ts',
            'build/**/*.test.{ts,mjs}',
            'tests/{builders,fakes,contracts,fences}/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '.out/**'],
        },
      },
      {
        ...shared,
        plugins: [react()],
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          include: ['renderer/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
});
