// npm run prove -- package: the packaged program, unpacked from its archive, started by an
// ordinary user with the sandbox on, plays nine tiles.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import assert from 'node:assert/strict';

import { openVirtualDisplay } from '../../build/start/display.mjs';
import { readPictures, waitUntilPlaying } from '../journeys/tiles';
import { PackagedWall } from './packagedWall';
import { makeOrdinaryUser } from './throwAwayUser';

const root = resolve(import.meta.dirname, '../..');
const packages = join(root, '.out/package');

execFileSync('npm', ['run', '--silent', 'package'], { cwd: root, stdio: 'inherit' });
const archive = readdirSync(packages).find((name) => name.endsWith('.tar.gz'));
assert(archive, 'npm run package made no .tar.gz');

const user = makeOrdinaryUser();
const display = await openVirtualDisplay();
let wall: PackagedWall | undefined;
try {
  execFileSync('tar', ['-xzf', join(packages, archive), '-C', user.home, '--strip-components=1']);
  assert(!existsSync(join(user.home, 'resources/app')), 'a launcher was packaged');
  const started = Date.now();
  wall = await PackagedWall.start(join(user.home, 'brightwall-test'), user, display.display);
  const page = await wall.page('wall');
  await waitUntilPlaying(page, 9);
  const secondsToNine = (Date.now() - started) / 1000;
  const desk = await wall.page('desk');
  const renderers = await wall.processIds('renderer');
  const [browser] = await wall.processIds('browser');
  const seccomp = renderers.map((pid) => statusLine(pid, 'Seccomp'));
  assert(renderers.length >= 2, 'fewer than two renderers');
  assert.deepEqual(new Set(seccomp), new Set(['2']), 'a renderer runs without seccomp');
  assert.notEqual(statusLine(browser ?? 0, 'Uid').split(/\s+/)[0], '0', 'it runs as root');
  assert(!commandLine(browser ?? 0).includes('--no-sandbox'), '--no-sandbox was passed');
  assert.equal(
    await desk.evaluate(() => typeof (globalThis as { process?: unknown }).process),
    'undefined',
  );
  keep({
    archive,
    secondsToNine,
    pictures: (await readPictures(page)).length,
    renderers: renderers.map((pid, index) => ({
      pidNamespaceDepth: statusLine(pid, 'NSpid').split(/\s+/).length,
      seccomp: seccomp[index],
    })),
  });
  console.log(`Nine tiles after ${secondsToNine.toFixed(1)} s, sandbox on in every renderer.`);
} finally {
  await wall?.close();
  display.close();
  user.remove();
}

function statusLine(pid: number, name: string): string {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? '';
}

function commandLine(pid: number): string {
  return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').replaceAll('\0', ' ');
}

function keep(figures: object): void {
  const file = process.env['BRIGHTWALL_RESULT'];
  if (file) writeFileSync(file, JSON.stringify(figures));
}
