import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';

import { root } from '../setup/paths.mjs';
import { Refusal, say } from '../setup/say.mjs';
import { setUp } from '../setup/setup.mjs';
import { buildApp } from '../start/build.mjs';

const proofs = join(root, 'tests', 'prove');

/**
 * Runs one proof. The proof writes its figures as JSON to the file that BRIGHTWALL_RESULT names;
 * they are kept with the date, the machine and whether it held.
 */
export async function prove([name, ...args]) {
  const script = join(proofs, `${name}.ts`);
  if (!name || !existsSync(script)) throw new Refusal(`npm run prove -- NAME, one of: ${names()}.`);
  const electron = await setUp({ forTests: true });
  await buildApp();
  const figures = join(root, '.out', 'test', `prove-${name}.json`);
  mkdirSync(join(root, '.out', 'test'), { recursive: true });
  rmSync(figures, { force: true });
  const started = new Date();
  const code = await runProof(script, args, {
    ...process.env,
    BRIGHTWALL_ELECTRON: electron.executable,
    BRIGHTWALL_RESULT: figures,
  });
  const held = code === 0;
  const file = await keep(name, {
    proof: name,
    held,
    startedAt: started.toISOString(),
    seconds: Math.round((Date.now() - started.getTime()) / 1000),
    electron: electron.version,
    machine: describeMachine(),
    figures: existsSync(figures) ? JSON.parse(readFileSync(figures, 'utf8')) : {},
  });
  say(`${held ? 'Held' : 'Did not hold'}: ${name}, written to ${file}.`);
  process.exitCode = held ? 0 : 1;
}

async function keep(name, result) {
  const prettier = await import('prettier');
  const style = await prettier.resolveConfig(join(root, 'package.json'));
  const folder = join(proofs, 'results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}-${result.startedAt.slice(0, 10)}.json`);
  writeFileSync(file, await prettier.format(JSON.stringify(result), { ...style, parser: 'json' }));
  return file.slice(root.length + 1);
}

function describeMachine() {
  return {
    system: `${process.platform} ${release()}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
  };
}

function runProof(script, args, env) {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  return new Promise((done) => {
    const child = spawn(process.execPath, [tsx, script, ...args], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    child.once('close', (code) => done(code ?? 1));
  });
}

function names() {
  if (!existsSync(proofs)) return 'none yet';
  const found = readdirSync(proofs).filter((file) => file.endsWith('.ts'));
  return found.map((file) => file.slice(0, -3)).join(', ') || 'none yet';
}
