// npm run prove -- cleanClone [--with-tests]: a clone in an empty folder, with a home that knows
// nothing, starts by one command; as root, once more as an ordinary user.
import { execFileSync, spawnSync } from 'node:child_process';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { makeOrdinaryUser, type ThrowAwayUser } from './throwAwayUser';

const root = resolve(import.meta.dirname, '../..');
const withTests = process.argv.includes('--with-tests');
const minutes = 60_000;

interface Step {
  readonly command: string;
  readonly seconds: number;
  readonly lastLine: string;
}

const figures: Record<string, Step[]> = {};
const ordinary = makeOrdinaryUser();
figures['ordinary user'] = proveFor(ordinary);
if (ordinary.runAs.length > 0) figures['root'] = proveFor({ ...makeOrdinaryUser(), runAs: [] });
const file = process.env['BRIGHTWALL_RESULT'];
if (file) writeFileSync(file, JSON.stringify(figures));

function proveFor(user: ThrowAwayUser): Step[] {
  const clone = join(user.home, 'clone');
  try {
    // The history comes as one file, so that nobody needs to read the work tree of another.
    const bundle = join(user.home, 'brightwall.bundle');
    execFileSync('git', ['-C', root, 'bundle', 'create', bundle, 'HEAD'], { stdio: 'ignore' });
    run(user, user.home, ['git', 'clone', '--quiet', bundle, clone], minutes);
    const start = run(user, clone, ['npm', 'start', '--', '--snapshot', 'out/'], 10 * minutes);
    checkPictures(join(clone, 'out'));
    const tests = withTests ? [run(user, clone, ['npm', 'test'], 20 * minutes)] : [];
    return [start, ...tests];
  } finally {
    user.remove();
  }
}

function run(user: ThrowAwayUser, cwd: string, command: readonly string[], limitMs: number): Step {
  const words = [...user.runAs, ...command];
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(words[0] ?? '', words.slice(1), {
    cwd,
    env: bareEnvironment(user.home),
    encoding: 'utf8',
    timeout: limitMs,
  });
  const seconds = Math.round((Date.now() - started) / 100) / 10;
  const text = command.join(' ');
  console.log(`${stdout}${text}: exit ${String(status)} after ${String(seconds)} s`);
  assert.equal(status, 0, `${text} failed:\n${stderr}`);
  return { command: text, seconds, lastLine: stdout.trim().split('\n').at(-1) ?? '' };
}

/** What a person's shell has, without what this run and its npm added. */
function bareEnvironment(home: string): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(npm_|BRIGHTWALL_|XDG_|DISPLAY|WAYLAND|INIT_CWD)/.test(entry[0]),
  );
  return { ...Object.fromEntries(kept), HOME: home };
}

function checkPictures(folder: string): void {
  const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'));
  assert(pictures.length >= 2, `only ${String(pictures.length)} pictures`);
  for (const name of pictures) {
    assert(readFileSync(join(folder, name)).length > 20_000, `${name} is almost empty`);
  }
}
