import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

import { npmCommand } from '../setup/command.mjs';
import { root } from '../setup/paths.mjs';
import { tellDurations } from './durations.mjs';

const stageLimitMs = 45 * 60_000;
const graceMs = 5_000;

/**
 * Runs the stages; answers the sum and prints a line for each. Stages of one group share the
 * machine: its lanes run at once, the stages of a lane one after the other. Groups follow each other.
 */
export async function runStages(stages, { all, env, print = console.log }) {
  const began = Date.now();
  const run = {
    all,
    env,
    print,
    sum: { passed: 0, failed: 0, skipped: 0 },
    done: [],
    begun: new Set(),
  };
  for (const lanes of groupsOf(stages)) {
    await Promise.all(lanes.map((lane) => runLane(lane, run)));
  }
  const rest = stages.filter((stage) => !run.begun.has(stage)).map(({ name }) => name);
  if (rest.length > 0) print(`Not run: ${rest.join(', ')} (npm test -- --all runs them).`);
  for (const line of tellDurations(run.done, Date.now() - began)) print(line);
  return run.sum;
}

/** Lanes of each group, in the order of their first stages; a stage without a group has its own. */
function groupsOf(stages) {
  const groups = new Map();
  for (const stage of stages) {
    const group = stage.group ?? stage.name;
    const lanes = groups.get(group) ?? new Map();
    groups.set(group, lanes);
    lanes.set(stage.lane, [...(lanes.get(stage.lane) ?? []), stage]);
  }
  return [...groups.values()].map((lanes) => [...lanes.values()]);
}

/** After a red stage none is begun; what runs beside it is finished, for it may be red too. */
async function runLane(lane, run) {
  for (const stage of lane) {
    if (run.sum.failed > 0 && !run.all) return;
    run.begun.add(stage);
    const started = Date.now();
    const { code, output } = await runStage(stage, run.env);
    const ms = Date.now() - started;
    const counts = countStage(stage, code);
    for (const key of Object.keys(run.sum)) run.sum[key] += counts[key];
    run.done.push({ name: stage.name, ms, files: counts.files ?? [] });
    tellStage(stage, { counts, output, ms }, run.print);
  }
}

function tellStage({ name }, { counts, output, ms }, print) {
  const isRed = counts.failed > 0;
  if (isRed) print(output.trimEnd());
  print(`${isRed ? '✗' : '✓'} ${name} ${describe(counts)} ${(ms / 1000).toFixed(1)} s`);
  for (const title of counts.lucky ?? []) print(`! passed at the second try only: ${title}`);
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
