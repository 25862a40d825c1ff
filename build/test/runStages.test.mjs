import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { chooseFlavour } from '../package/package.mjs';
import { shippingVersion } from '../setup/ownDownload.mjs';
import { filesOfPlaywright, filesOfVitest, tellDurations } from './durations.mjs';
import { countStage, runStages } from './runStages.mjs';
import { stages } from './stages.mjs';

const stage = (name, code) => ({
  name,
  command: process.execPath,
  args: ['-e', `console.log('said by ${name}'); process.exit(${code})`],
});

async function runQuietly(chosen, all) {
  const lines = [];
  const sum = await runStages(chosen, { all, env: {}, print: (line) => lines.push(line) });
  return { sum, lines };
}

describe('the stages of npm test', () => {
  it('stop at the first red one, show what it said and name what was not run', async () => {
    const { sum, lines } = await runQuietly([stage('a', 0), stage('b', 1), stage('c', 0)], false);
    expect(sum).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(lines[0]).toMatch(/^✓ a \(1 passed\) \d/);
    expect(lines[1]).toBe('said by b');
    expect(lines[2]).toMatch(/^✗ b \(0 passed, 1 failed\)/);
    expect(lines[3]).toContain('Not run: c');
  });

  it('all run when asked', async () => {
    const { sum } = await runQuietly([stage('a', 1), stage('b', 0), stage('c', 1)], true);
    expect(sum).toEqual({ passed: 1, failed: 2, skipped: 0 });
  });

  it('run beside each other in lanes, and the next group after both', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'brightwall-test-'));
    const mark = (name) => JSON.stringify(join(folder, name));
    // Each of the two waits for the other's mark: one after the other they would never end.
    const meeting = (own, other, lane) => ({
      ...{ name: own, group: 'both', lane, command: process.execPath },
      args: [
        '-e',
        `const { existsSync, writeFileSync } = require('node:fs');
         writeFileSync(${mark(own)}, '');
         setInterval(() => existsSync(${mark(other)}) && process.exit(), 20);
         setTimeout(() => process.exit(1), 20_000);`,
      ],
    });
    const lanes = [meeting('a', 'b', 'one'), meeting('b', 'a', 'two')];
    const red = { ...stage('c', 1), group: 'both', lane: 'one' };
    const { sum, lines } = await runQuietly([...lanes, red, stage('d', 0)], false);
    expect(sum).toEqual({ passed: 2, failed: 1, skipped: 0 });
    expect(lines.find((line) => line.startsWith('Not run'))).toContain('Not run: d');
  });

  it('tell at the end how long each took, and the slowest files of all', () => {
    const done = [
      { name: 'lint', ms: 90_000, files: [] },
      { name: 'unit', ms: 30_000, files: [...Array(12).keys()].map((n) => aFile(n)) },
    ];
    const lines = tellDurations(done, 95_000);
    expect(lines.slice(0, 3)).toEqual(['  lint   1.5 min', '  unit   0.5 min', '  all    1.6 min']);
    expect(lines.slice(4)).toHaveLength(10);
    expect(lines[4]).toBe('    11 s  11.ts');
  });

  it('take the time of a file from either report', () => {
    const unit = { name: '/x/a.test.ts', startTime: 5_000, endTime: 7_000 };
    expect(filesOfVitest({ testResults: [unit] })[0]?.ms).toBe(2_000);
    const specs = [{ tests: [{ results: [{ duration: 3_000 }, { duration: 4_000 }] }] }];
    const suites = [{ file: 'a.journey.ts', specs, suites: [{ specs }] }];
    expect(filesOfPlaywright({ suites })).toEqual([
      { file: 'tests/journeys/a.journey.ts', ms: 14_000 },
    ]);
  });

  it('count the tests in a report', () => {
    const unit = { ...stages.find(({ name }) => name === 'unit'), report: aReport() };
    expect(countStage(unit, 0)).toMatchObject({ passed: 7, failed: 0, skipped: 3 });
  });

  it('are red when the tool failed though no test did, or left no report', () => {
    const unit = { ...stages.find(({ name }) => name === 'unit'), report: aReport() };
    expect(countStage(unit, 1).failed).toBe(1);
    expect(countStage({ ...unit, report: '/none' }, 1)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    });
  });

  it('name a journey that needed a second try', () => {
    const journeys = stages.find(({ name }) => name === 'journeys');
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
    const spec = (title, status) => ({ title, tests: [{ status, results: [] }] });
    const specs = [spec('sure', 'expected'), spec('lucky', 'flaky')];
    expect(journeys.count({ stats, suites: [{ suites: [{ specs }] }] })).toMatchObject({
      passed: 5,
      failed: 1,
      skipped: 2,
      lucky: ['lucky'],
    });
  });
});

const aFile = (n) => ({ file: `${n}.ts`, ms: n * 1000 });

function aReport() {
  const path = join(mkdtempSync(join(tmpdir(), 'brightwall-test-')), 'report.json');
  const counts = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1 };
  writeFileSync(path, JSON.stringify(counts));
  return path;
}

describe('a package', () => {
  it('is a release only with the Electron that package.json names', () => {
    expect(chooseFlavour({ version: shippingVersion() }, [])).toBe('release');
    expect(chooseFlavour({ version: shippingVersion() }, ['--test'])).toBe('test');
    expect(chooseFlavour({ version: '33.2.1' }, [])).toBe('test');
    expect(() => chooseFlavour({ version: '33.2.1' }, ['--release'])).toThrow('A release needs');
  });
});
