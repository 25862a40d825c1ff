import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

import { npmCommand } from '../setup/command.mjs';
import { root } from '../setup/paths.mjs';

const stageLimitMs = 45 * 60_000;
const graceMs = 5_000;

/** Runs the stages one after the other; answers the sum and prints a line for each. */
export async function runStages(stages, { all, env, print = console.log }) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const [index, stage] of stages.entries()) {
    const started = Date.now();
    const { code, output } = await runStage(stage, env);
    const counts = countStage(stage, code);
    for (const key of Object.keys(sum)) sum[key] += counts[key];
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const isRed = counts.failed > 0;
    if (isRed) print(output.trimEnd());
    print(`${isRed ? '✗' : '✓'} ${stage.name} ${describe(counts)} ${seconds} s`);
    for (const title of counts.lucky ?? []) print(`! passed at the second try only: ${title}`);
    if (isRed && !all) {
      const rest = stages.slice(index + 1).map(({ name }) => name);
      if (rest.length > 0) print(`Not run: ${rest.join(', ')} (npm test -- --all runs them).`);
      break;
    }
  }
  return sum;
}

function describe({ passed, failed, skipped }) {
  const parts = [`${passed} passed`];
  if (failed > 0) parts.push(`${failed} failed`);
  if (skipped > 0) parts.push(`${skipped} skipped`);
  return `(${parts.join(', ')})`;
}

/** Reads a stage's report; a stage that ended badly has at least one failure. */
export function countStage(stage, code) {
  if (!stage.report) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const counts = existsSync(stage.report)
    ? stage.count(JSON.parse(readFileSync(stage.report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

function runStage(stage, env) {
  if (stage.report) {
    mkdirSync(dirname(stage.report), { recursive: true });
    rmSync(stage.report, { force: true });
  }
  const [program, before] = stage.command === 'npm' ? npmCommand() : [stage.command, []];
  return new Promise((done) => {
    const child = spawn(program, [...before, ...stage.args], {
      cwd: root,
      env: { ...process.env, ...env, ...stage.env, FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (chunk) => (output = (output + chunk).slice(-200_000));
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    const timer = setTimeout(() => {
      take(`\n${stage.name} was ended after ${stageLimitMs / 60_000} minutes.\n`);
      // Asked first: what drives the windows ends them and their displays.
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
    }, stageLimitMs);
    child.once('error', (error) => take(String(error)));
    child.once('close', (code) => {
      clearTimeout(timer);
      done({ code: code ?? 1, output });
    });
  });
}
