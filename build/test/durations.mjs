// Where the time of `npm test` went: told at its end, so that what grows slow is seen by whoever made it so.
import { isAbsolute, relative } from 'node:path';

import { root } from '../setup/paths.mjs';

const slowest = 10;

/** Lines for people: the stages in the order given, then the slowest files of all. */
export function tellDurations(done, wallMs) {
  const width = Math.max(...done.map(({ name }) => name.length));
  const files = done.flatMap(({ files: those }) => those).sort((one, other) => other.ms - one.ms);
  return [
    ...done.map(({ name, ms }) => `  ${name.padEnd(width)} ${minutes(ms)}`),
    `  ${'all'.padEnd(width)} ${minutes(wallMs)}`,
    ...(files.length > 0 ? ['The slowest files:'] : []),
    ...files.slice(0, slowest).map(({ file, ms }) => `  ${seconds(ms)}  ${file}`),
  ];
}

/** Files of a report of Vitest and how long each took, waiting included. */
export function filesOfVitest({ testResults = [] }) {
  return testResults.map(({ name, startTime, endTime }) => ({
    file: shown(name),
    ms: endTime - startTime,
  }));
}

/** Files of a report of Playwright, with every try. */
export function filesOfPlaywright({ suites = [] }) {
  return suites.map((suite) => ({ file: `tests/journeys/${suite.file}`, ms: msOf(suite) }));
}

function msOf({ suites = [], specs = [] }) {
  const results = specs.flatMap(({ tests }) => tests.flatMap((test) => test.results));
  const own = results.reduce((sum, { duration }) => sum + duration, 0);
  return suites.reduce((sum, suite) => sum + msOf(suite), own);
}

const shown = (path) => (isAbsolute(path) ? relative(root, path) : path);
const minutes = (ms) => `${(ms / 60_000).toFixed(1).padStart(5)} min`;
const seconds = (ms) => `${(ms / 1000).toFixed(0).padStart(4)} s`;
