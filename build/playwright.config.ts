import { resolve } from 'node:path';

import { defineConfig } from '@playwright/test';

const root = resolve(import.meta.dirname, '..');

// What they hold is a figure, a rhythm or an order of moments: each has the machine for itself.
const timed = [
  'budget',
  'catalog',
  'faults',
  'manyScreens',
  'moment',
  'ptz',
  'sound',
  'storm',
  'supervision',
  'tileSound',
  'twoDesks',
].map((name) => `**/${name}.journey.ts`);

/** What one run leaves behind is not swept away by the other. */
const outputOf = (name: string) => ({
  name,
  outputDir: resolve(root, '.out/test/journeys', name),
});

export default defineConfig({
  testDir: resolve(root, 'tests/journeys'),
  // `npm test` runs `steady` with two workers and `timed` with one; each journey has a display, a
  // data folder and ports of its own.
  projects: [
    { ...outputOf('steady'), testMatch: '**/*.journey.ts', testIgnore: timed },
    { ...outputOf('timed'), testMatch: timed },
  ],
  workers: 1,
  fullyParallel: false,
  // Only where nobody looks on, and told by name in the sum: see CONTRIBUTING.
  retries: process.env['CI'] === undefined ? 0 : 1,
  forbidOnly: true,
  timeout: 120_000,
  globalTimeout: 40 * 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
});
