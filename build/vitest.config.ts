import { resolve } from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

import { definitions, root } from './vite.shared.ts';

const shared = { define: definitions, root };

// A test that hangs is ended after this. It is no measure of speed: on a busy machine a
// property test of two seconds takes ten.
const limits = { testTimeout: 60_000, hookTimeout: 60_000 };

function nodeProject(name: string, include: string) {
  return { ...shared, test: { name, ...limits, environment: 'node' as const, include: [include] } };
}

// `node` holds everything that runs without a page, `jsdom` the windows; the specs of
// ports and the fences are stages of their own. The journeys are not
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
          ...limits,
          environment: 'node',
          include: [
            'electron/**/*.test.ts',
            'build/**/*.test.{ts,mjs}',
            'tests/{builders,fakes,bench,prove}/**/*.test.ts',
          ],
        },
      },
      {
        ...shared,
        plugins: [react()],
        test: {
          name: 'jsdom',
          ...limits,
          environment: 'jsdom',
          include: ['renderer/**/*.test.{ts,tsx}'],
        },
      },
      nodeProject('contracts', 'tests/contracts/**/*.test.ts'),
      nodeProject('fences', 'tests/fences/*.test.ts'),
    ],
  },
});
