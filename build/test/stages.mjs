// What `npm test` runs. A stage with a report counts the tests in it; a stage without one counts
// as one test. What needs one processor runs beside what needs another; what measures runs alone.
import { join } from 'node:path';

import { root } from '../setup/paths.mjs';
import { filesOfPlaywright, filesOfVitest } from './durations.mjs';

const reports = join(root, '.out', 'test');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const playwright = join(root, 'node_modules/@playwright/test/cli.js');

export const stages = [
  ...beside('checks', ['types', 'rooms', 'unused', 'format', 'lint'].map(script)),
  ...beside('tests', [
    units('unit', ['node', 'jsdom']),
    units('contract', ['contracts']),
    units('fences', ['fences']),
  ]),
  journeys('journeys', { project: 'steady', workers: 2 }),
  journeys('timed', { project: 'timed', workers: 1 }),
  // A trial of the means with a few kills; `npm run prove -- kill` is the proof.
  {
    name: 'kill',
    needsApp: true,
    command: process.execPath,
    args: [join(root, 'node_modules/tsx/dist/cli.mjs'), 'tests/prove/kill.ts', '--short'],
  },
  // A trial, not a measurement: that the program plays 64 tiles at no more than five times its goals.
  {
    name: 'bench',
    needsApp: true,
    command: process.execPath,
    args: [join(root, 'build/bench.mjs'), 'wall', '--quick', '--held', '--engines', 'ours,b0'],
  },
];

/** One lane of the group that shares the machine. */
function beside(lane, stages) {
  return stages.map((stage) => ({ ...stage, group: 'without windows', lane }));
}

function script(name) {
  // They hold much and drop much: with more room for what is new, an eighth less is spent on tidying.
  const env = { NODE_OPTIONS: '--max-semi-space-size=128' };
  return { name, command: 'npm', args: ['run', '--silent', name], env };
}

function units(name, projects) {
  const report = join(reports, `${name}.json`);
  const args = [
    vitest,
    'run',
    '-c',
    'build/vitest.config.ts',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  return { name, command: process.execPath, args, report, count: countVitest };
}

function journeys(name, { project, workers }) {
  const report = join(reports, `${name}.json`);
  const config = ['test', '-c', 'build/playwright.config.ts', '--reporter=list,json'];
  return {
    name,
    needsApp: true,
    command: process.execPath,
    args: [playwright, ...config, '--project', project, '--workers', String(workers)],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    report,
    count: countPlaywright,
  };
}

function countVitest(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    files: filesOfVitest(report),
  };
}

function countPlaywright(report) {
  const { stats, suites = [] } = report;
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    lucky: namesOf(suites, 'flaky'),
    files: filesOfPlaywright(report),
  };
}

/** Titles of all tests that ended so. */
function namesOf(suites, status) {
  return suites.flatMap(({ suites: below = [], specs = [] }) => [
    ...specs.filter(({ tests }) => tests.some((test) => test.status === status)).map(titleOf),
    ...namesOf(below, status),
  ]);
}

const titleOf = ({ title }) => title;
