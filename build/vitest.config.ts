import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

import { definitions, root } from './vite.shared.ts';

const shared = { define: definitions, root };

// A test that hangs is ended after this. It is no measure of speed: on a busy machine a
// property test of two seconds takes ten.
// Files of one worker share their modules and their page: to load both anew for each of four hundred
// files took longer than the tests. So a test leaves nothing behind that another could trip over.
const common = { testTimeout: 60_000, hookTimeout: 60_000, isolate: false };

function nodeProject(name: string, include: string) {
  return { ...shared, test: { name, ...common, environment: 'node' as const, include: [include] } };
}

// `node` holds everything that runs without a page, `jsdom` the windows; the specs of
// ports and the fences are stages of their own. The journeys are not
// here: they run in real Electron (build/playwright.config.ts).
export default defineConfig({
  root,
  cacheDir: resolve(root, '.cache/vitest'),
  test: {
    // One more than there are processors: many tests wait for a time-out that is the thing tested.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        ...shared,
        test: {
          name: 'node',
          ...common,
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
          ...common,
          environment: 'jsdom',
          include: ['renderer/**/*.test.{ts,tsx}'],
        },
      },
      nodeProject('contracts', 'tests/contracts/**/*.test.ts'),
      nodeProject('fences', 'tests/fences/*.test.ts'),
    ],
  },
});
