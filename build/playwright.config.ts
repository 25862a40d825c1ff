import { resolve } from 'node:path';

import { defineConfig } from '@playwright/test';

const root = resolve(import.meta.dirname, '..');

// The journeys share two things that cannot be doubled cheaply: the processor and the eye.
export default defineConfig({
  testDir: resolve(root, 'tests/journeys'),
  testMatch: '**/*.journey.ts',
  outputDir: resolve(root, '.out/test/journeys'),
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
